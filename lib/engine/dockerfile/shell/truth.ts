import { printedBy, valueOf, type Scene } from './scene.ts'
import type { ShellWord, Statement } from './types.ts'

/** The answer of `[ … ]`, `[[ … ]]` and `(( … ))`; null when it is not known. */
export function truthOf(statement: Statement, scene: Scene): boolean | null {
  if (statement.kind === 'arithmetic') return arithmetic(statement.text, scene)
  if (statement.kind === 'test') return bracketed(statement, scene)
  if (statement.kind !== 'command') return null
  const [program, ...rest] = statement.words
  const words = program?.literal === '[' ? rest.slice(0, -1) : rest
  const [first, ...others] = words
  if (first?.literal === '!') return opposite(answerOf(others.map((word) => valueOf(word, scene))))
  return answerOf(words.map((word) => valueOf(word, scene)))
}

function opposite(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth
}

type Brackets = Extract<Statement, { kind: 'test' | 'arithmetic' }>

/** One comparison; its right side is a pattern. */
function bracketed({ text, words }: Brackets, scene: Scene): boolean | null {
  const [left, right] = words
  const inner = text.slice(2, -2).trim()
  const sign =
    right === undefined
      ? /^(-[nz])\s/.exec(inner)?.[1]
      : inner.slice(left?.raw.length ?? 0, inner.length - right.raw.length).trim()
  if (left === undefined || words.length > 2 || inner.startsWith('!')) return null
  const value = valueOf(left, scene)
  if (right === undefined) return sign === undefined ? null : answerOf([sign, value])
  if (sign === undefined || value === null) return null
  if (!/^[=!]?=$/.test(sign)) return answerOf([value, sign, valueOf(right, scene)])
  const same = right.literal === null ? isSame(value, valueOf(right, scene)) : matches(value, right)
  return sign === '!=' ? opposite(same) : same
}

function isSame(left: string, right: string | null): boolean | null {
  return right === null ? null : left === right
}

function arithmetic(text: string, { values }: Scene): boolean | null {
  const [, name = '', sign = '!=', number = '0'] =
    /^\(\(\s*\$?\{?(\w+)\}?\s*(?:(==|!=|>=|<=|>|<)\s*(\d+)\s*)?\)\)$/.exec(text) ?? []
  const value = values.get(name)
  return value == null ? null : answerOf([value, ARITHMETIC[sign] ?? '', number])
}

const ARITHMETIC: Readonly<Record<string, string>> = {
  '==': '-eq',
  '!=': '-ne',
  '>': '-gt',
  '>=': '-ge',
  '<': '-lt',
  '<=': '-le',
}

const ANSWERS: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  '-eq': (left, right) => Number(left) === Number(right),
  '-ne': (left, right) => Number(left) !== Number(right),
  '-gt': (left, right) => Number(left) > Number(right),
  '-ge': (left, right) => Number(left) >= Number(right),
  '-lt': (left, right) => Number(left) < Number(right),
  '-le': (left, right) => Number(left) <= Number(right),
  '=': (left, right) => left === right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
}

function answerOf(words: readonly (string | null)[]): boolean | null {
  const [first = '', second = '', third = ''] = words
  if (first === null || second === null || third === null) return null
  if (words.length === 1) return first !== ''
  if (words.length === 2) return first === '-n' ? second !== '' : first === '-z' ? second === '' : null
  return words.length === 3 && Object.hasOwn(ANSWERS, second)
    ? (ANSWERS[second]?.(first, third) ?? null)
    : null
}

/** A pattern of `case` and `[[ … ]]`; null when it is more than letters, `*` and `?`. */
export function matches(text: string, { literal, parts }: ShellWord): boolean | null {
  if (literal === null) return null
  const plain = parts.every((part) => part.kind === 'literal')
  if (plain && !/[*?[]/.test(literal)) return text === literal
  if (/[[\\]/.test(literal) || literal.split('*').length > 4) return null
  const pattern = literal
    .replaceAll(/[^\w*?]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${pattern}$`, 's').test(text)
}

/** `command | grep -q text`, of a command whose output is known. */
export function searched(commands: readonly Statement[], scene: Scene): boolean | null {
  const last = commands.at(-1)
  const text = printedBy(commands.slice(0, -1), scene)
  if (text === null || last?.kind !== 'command' || last.words[0]?.literal !== 'grep') return null
  const words = last.words.slice(1).map(({ literal }) => literal)
  const flags = words.filter((word) => word?.startsWith('-')).join('')
  const [pattern] = words.filter((word) => word === null || !word.startsWith('-'))
  if (pattern == null || !/^(?:-[qxEFwis]+)*$/.test(flags)) return null
  const plain = pattern.replace(/^\^/, '').replace(/\$$/, '')
  if (!/^[\w:.\- ]*$/.test(plain)) return null
  const [starts, ends] = [
    pattern.startsWith('^') || flags.includes('x'),
    pattern.endsWith('$') || flags.includes('x'),
  ]
  if (starts && ends) return text === plain
  return starts ? text.startsWith(plain) : ends ? text.endsWith(plain) : text.includes(plain)
}
