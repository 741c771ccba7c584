import { removeMatch } from './pattern.ts'
import type { Token } from './pattern.ts'
import type { ShellWord, WordPart } from './types.ts'

/** The value of a shell variable: null when it cannot be known, undefined when it is not set. */
export type Lookup = (name: string) => string | null | undefined
export type Value = string | null | undefined
export type Variable = Extract<WordPart, { kind: 'variable' }>

const STATE_OF_SHELL = /^[?$!#_-]?$/

/**
 * `$?`, `$$` and their kind are the running shell's; they cannot be known. Neither can `${}`, which is an
 * error.
 */
export function lookUp(name: string, lookup: Lookup): Value {
  return STATE_OF_SHELL.test(name) ? null : lookup(name)
}

/**
 * Operations on a value; null where they are not simple. With `:?` an unset variable stops the shell:
 * unknown.
 */
export function operate({ operator, operands, operation }: Variable, value: Value, lookup: Lookup): Value {
  if (value === null) return null
  if (/^:?[-=]$/.test(operator)) return value
  if (/^:?\+$/.test(operator)) return undefined
  if (/^:?\?$/.test(operator))
    return value === undefined || (value === '' && operator === ':?') ? null : value
  if (/^([#%])\1?$/.test(operator)) return remove(value ?? '', operator, operands[0], lookup)
  if (operator.startsWith('/')) return replace(value ?? '', operator, operands, lookup)
  if (operator === ':') return cut(value ?? '', operands)
  if (operation === '^^') return (value ?? '').toUpperCase()
  return operation === ',,' ? (value ?? '').toLowerCase() : null
}

function remove(
  value: string,
  operator: string,
  operand: ShellWord | undefined,
  lookup: Lookup,
): string | null {
  const pattern = operand === undefined ? null : tokens(operand, lookup)
  return pattern === null ? null : removeMatch(value, pattern, operator)
}

function tokens(pattern: ShellWord, lookup: Lookup): readonly Token[] | null {
  const list: Token[] = []
  for (const part of pattern.parts) {
    const text = patternText(part, lookup)
    if (part.kind === 'glob' && part.text === '*') list.push({ kind: 'any' })
    else if (part.kind === 'glob' && part.text === '?') list.push({ kind: 'one' })
    else if (text === null) return null
    else list.push(...text.split('').map((character): Token => ({ kind: 'text', text: character })))
  }
  return list
}

/** Text that stands for itself in a pattern. A variable's value does, unless its own wildcards count. */
function patternText(part: WordPart, lookup: Lookup): string | null {
  if (part.kind === 'literal') return part.text
  if (part.kind !== 'variable' || part.operator !== '') return null
  const value = lookUp(part.name, lookup)
  if (value === undefined) return ''
  return value !== null && (part.quoted || !/[*?[\\]/.test(value)) ? value : null
}

/** `${x/a/b}` and its kind where the pattern is plain text. */
function replace(
  value: string,
  operator: string,
  operands: readonly ShellWord[],
  lookup: Lookup,
): string | null {
  const [from, to] = operands.map((word) => wholeText(word, lookup))
  if (from === null || from === undefined || to === null || to === undefined) return null
  if (from === '') return value
  if (operator === '//') return value.split(from).join(to)
  if (operator === '/#') return value.startsWith(from) ? to + value.slice(from.length) : value
  if (operator === '/%') return value.endsWith(from) ? value.slice(0, value.length - from.length) + to : value
  const at = value.indexOf(from)
  return at === -1 ? value : value.slice(0, at) + to + value.slice(at + from.length)
}

function wholeText(word: ShellWord, lookup: Lookup): string | null {
  const texts = word.parts.map((part) => patternText(part, lookup))
  return texts.includes(null) ? null : texts.join('')
}

/** `${x:offset:length}` with plain numbers; a negative offset counts from the end. */
function cut(value: string, operands: readonly ShellWord[]): string | null {
  const [offset, length] = operands.map((word) =>
    /^\s*-?\d{1,6}\s*$/.test(word.literal ?? '') ? Number(word.literal) : null,
  )
  if (offset === undefined || offset === null || length === null) return null
  const start = offset < 0 ? value.length + offset : offset
  if (start < 0 || (length !== undefined && length < 0)) return null
  return value.slice(start, length === undefined ? undefined : start + length)
}
