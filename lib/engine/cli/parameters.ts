import type { ShellWord, Statement, WordPart } from '../dockerfile/shell/types.ts'

type Variable = Extract<WordPart, { kind: 'variable' }>

/**
 * A copy of the body of a function in which the words of its call stand for `$1`, `$2` … and for `"$@"`. Where the call hands on
 * how many words there are, as `"$@"` does, the parameters of the script are those of the function.
 */
export function withParameters(body: readonly Statement[], args: readonly ShellWord[]): readonly Statement[] {
  const isOpen = args.some(({ parts }) => parts.some(isAll))
  return copyOf(body, isOpen ? null : args)
}

function isAll(part: WordPart): boolean {
  return part.kind === 'variable' && (part.name === '@' || part.name === '*')
}

/** Every call has commands of its own: who reads from whom is known by them. */
function copyOf<Value>(value: Value, args: readonly ShellWord[] | null): Value {
  if (Array.isArray(value)) return value.flatMap((each) => copiesOf(each, args)) as Value
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each, args)]))
  return (isWord(value) && args !== null ? filledIn(value, copy as ShellWord, args) : copy) as Value
}

/** `"$@"` is as many words as the call has; a parameter that is not given and not quoted is none. */
function copiesOf(value: unknown, args: readonly ShellWord[] | null): readonly unknown[] {
  if (args === null || !isWord(value)) return [copyOf(value, args)]
  const [only, ...more] = value.parts
  if (only !== undefined && more.length === 0 && only.kind === 'variable' && only.name === '@' && only.quoted)
    return args
  const word = copyOf(value, args)
  return word.literal === '' && value.literal !== '' && !value.parts.some(isQuoted) ? [] : [word]
}

function isQuoted(part: WordPart): boolean {
  return part.kind !== 'glob' && part.quoted
}

function isWord(value: unknown): value is ShellWord {
  return typeof value === 'object' && value !== null && 'parts' in value && 'raw' in value
}

function filledIn(written: ShellWord, copy: ShellWord, args: readonly ShellWord[]): ShellWord {
  if (!written.parts.some(isParameter)) return copy
  const parts = copy.parts.flatMap((part) => (isParameter(part) ? given(part, args) : [part]))
  const isKnown = parts.every(({ kind }) => kind === 'literal')
  const literal = isKnown ? parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('') : null
  return { ...copy, parts, literal }
}

/** `$1`, `${1:-main}`, `${1:?}`: what else is done to a parameter is left to those who expand words. */
function isParameter(part: WordPart): part is Variable {
  return part.kind === 'variable' && /^[1-9]$/.test(part.name) && OPERATORS.has(part.operator)
}

const OPERATORS: ReadonlySet<string> = new Set(['', ':-', '-', ':?', '?'])

function given(
  { name, operator, operands, quoted }: Variable,
  args: readonly ShellWord[],
): readonly WordPart[] {
  const arg = args[Number(name) - 1]
  const isEmpty = arg === undefined || (operator.startsWith(':') && arg.literal === '')
  const parts =
    isEmpty && operator.endsWith('-') ? operands.flatMap((word) => word.parts) : (arg?.parts ?? [])
  if (parts.length === 0) return [{ kind: 'literal', text: '', quoted }]
  return quoted ? parts.map(inQuotes) : parts
}

function inQuotes(part: WordPart): WordPart {
  return part.kind === 'glob' ? { kind: 'literal', text: part.text, quoted: true } : { ...part, quoted: true }
}
