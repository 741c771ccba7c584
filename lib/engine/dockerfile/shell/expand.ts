import { expandBraces } from './braces.ts'
import { lookUp, operate } from './operations.ts'
import type { Lookup, Value, Variable } from './operations.ts'
import type { ShellWord, WordPart } from './types.ts'

export type { Lookup } from './operations.ts'

export type ExpandOptions = {
  /**
   * Does the shell know `{a,b}`? true for bash; false for dash and ash, which keep it as text. Absent: not
   * known.
   */
  readonly braces?: boolean
}

/**
 * The field being built: `text` null once something unknown is in it, `present` false while nothing made it a
 * field.
 */
type Fields = { readonly done: (string | null)[]; text: string | null; present: boolean }

const BLANKS = /[ \t\n]+/
/** Operands inside operands: deeper ones count as unknown. */
const MAX_DEPTH = 8

/**
 * The fields a word becomes: none for an unset variable without quotes, several when a value with blanks is
 * split. A field that depends on something unknown (a variable, a command's output, arithmetic) is null.
 * Globs and `~` stay text. `${x:=word}` gives the word but sets nothing. Linear in the word and the values in
 * it.
 */
export function expandShellWord(
  word: ShellWord,
  lookup: Lookup,
  options: ExpandOptions = {},
): readonly (string | null)[] {
  if (word.literal !== null) return [word.literal]
  const braces = wholeBraces(word, options)
  if (braces !== null) return braces
  const fields: Fields = { done: [], text: '', present: false }
  addParts(fields, word.parts, lookup, options, 0)
  endField(fields)
  return fields.done
}

/**
 * A brace expansion between texts: `/srv/{a,b}/log`. With anything else in the word the ordinary way finds it
 * unknown.
 */
function wholeBraces(word: ShellWord, options: ExpandOptions): readonly string[] | null {
  const at = word.parts.findIndex(isBrace)
  const brace = word.parts[at]
  if (options.braces !== true || brace?.kind !== 'other') return null
  const before = plainText(word.parts.slice(0, at))
  const after = plainText(word.parts.slice(at + 1))
  const list = expandBraces(brace.text)
  return before === null || after === null || list === null ? null : list.map((text) => before + text + after)
}

function isBrace(part: WordPart): boolean {
  return part.kind === 'other' && !part.quoted && part.text.startsWith('{')
}

function plainText(parts: readonly WordPart[]): string | null {
  let text = ''
  for (const part of parts) {
    if (part.kind !== 'literal' && part.kind !== 'glob') return null
    text += part.text
  }
  return text
}

function addParts(
  fields: Fields,
  parts: readonly WordPart[],
  lookup: Lookup,
  options: ExpandOptions,
  depth: number,
): void {
  for (const part of parts) {
    if (part.kind === 'literal') addText(fields, part.text)
    else if (part.kind === 'glob') addText(fields, part.text)
    else if (part.kind === 'variable') addVariable(fields, part, lookup, options, depth)
    else if (isBrace(part) && options.braces === false && part.kind === 'other') addText(fields, part.text)
    else addText(fields, null)
  }
}

function addText(fields: Fields, text: string | null): void {
  fields.text = text === null || fields.text === null ? null : fields.text + text
  fields.present = true
}

function endField(fields: Fields): void {
  if (fields.present) fields.done.push(fields.text)
  fields.text = ''
  fields.present = false
}

function addVariable(
  fields: Fields,
  part: Variable,
  lookup: Lookup,
  options: ExpandOptions,
  depth: number,
): void {
  const value = part.unset ? undefined : lookUp(part.name, lookup)
  const operand = chosenOperand(part, value)
  if (operand !== null) addOperand(fields, operand, part, lookup, options, depth)
  else addValue(fields, part.operator === '' ? value : operate(part, value, lookup), part)
}

/** The word that stands in for the value, if `:-`, `:=` or `:+` say so. */
function chosenOperand({ operator, operands }: Variable, value: Value): ShellWord | null {
  const [operand] = operands
  if (operand === undefined || value === null || !/^:?[-=+]$/.test(operator)) return null
  const missing = value === undefined || (operator.startsWith(':') && value === '')
  return missing === operator.endsWith('+') ? null : operand
}

/** Text without quotes in an operand is split like a value: `${x:-a b}` is two fields. */
function addOperand(
  fields: Fields,
  operand: ShellWord,
  part: Variable,
  lookup: Lookup,
  options: ExpandOptions,
  depth: number,
): void {
  if (part.quoted) fields.present = true
  if (depth >= MAX_DEPTH) return addText(fields, null)
  for (const inner of operand.parts) {
    if (inner.kind === 'literal' && !inner.quoted && !part.quoted) addSplit(fields, inner.text)
    else addParts(fields, [inner], lookup, options, depth + 1)
  }
}

/** `"$@"` without parameters is no field at all; every other quoted variable is one, even when empty. */
function addValue(fields: Fields, value: Value, part: Variable): void {
  if (value === null) addText(fields, null)
  else if (part.quoted && (value !== undefined || part.name !== '@')) addText(fields, value ?? '')
  else if (value !== undefined && value !== '') addSplit(fields, value)
}

function addSplit(fields: Fields, value: string): void {
  const pieces = value.split(BLANKS)
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) endField(fields)
    if (piece !== '') addText(fields, piece)
  }
}
