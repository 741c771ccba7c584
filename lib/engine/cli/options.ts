import type { Range } from '../source/position.ts'
import type { Option, Word } from './model.ts'

/** One option of a command: its long name (the letter where it has none) and whether a value follows. */
export type OptionSpec = { readonly name: string; readonly takes: boolean }

export type OptionTable = {
  readonly long: ReadonlyMap<string, OptionSpec>
  readonly letters: ReadonlyMap<string, OptionSpec>
  /** The table is whole: an option that is not in it is a mistake. */
  readonly whole: boolean
  /** Options end at the first operand: what follows belongs to another program. */
  readonly stops: boolean
}

/**
 * A table from its short form: `d/detach` is a switch, `e/env=` takes a value, `x/` has no long name, `net>network=` is another
 * name for `network`.
 */
export function optionTable(text: string, { whole = false, stops = false } = {}): OptionTable {
  const long = new Map<string, OptionSpec>()
  const letters = new Map<string, OptionSpec>()
  for (const token of text.split(/\s+/)) {
    const [, letter = '', spelled = '', other = '', equals = ''] =
      /^(?:(\w)\/)?([\w-]*)(?:>([\w-]+))?(=?)$/.exec(token) ?? []
    const name = other || spelled || letter
    if (name === '') continue
    const spec: OptionSpec = { name, takes: equals === '=' }
    if (spelled !== '') long.set(spelled, spec)
    if (letter !== '') letters.set(letter, spec)
  }
  return { long, letters, whole, stops }
}

/** Several tables as one; the options of earlier ones win. */
export function joinTables(
  tables: readonly OptionTable[],
  { whole = false, stops = false } = {},
): OptionTable {
  const reversed = tables.toReversed()
  return {
    long: new Map(reversed.flatMap(({ long }) => [...long])),
    letters: new Map(reversed.flatMap(({ letters }) => [...letters])),
    whole,
    stops,
  }
}

/** An option that is not in a table that is whole, or one whose value is missing. */
type OptionMistake = {
  readonly kind: 'unknown' | 'no-value'
  /** As written, without a value. */
  readonly spelled: string
  readonly range: Range
}

export type ReadOptions = {
  readonly options: readonly Option[]
  readonly operands: readonly Word[]
  readonly mistakes: readonly OptionMistake[]
  /** The words from here on belong to another program. */
  readonly next: number
  /** See `CallBase.open`. */
  readonly open: boolean
  /** After an option that is not known nobody can tell what the next word is. */
  readonly unclear: boolean
}

type State = {
  readonly words: readonly Word[]
  readonly table: OptionTable
  readonly global: boolean
  readonly options: Option[]
  readonly operands: Word[]
  readonly mistakes: OptionMistake[]
  at: number
  open: boolean
  unclear: boolean
}

/** Reads options and operands from `words[from]` on. Linear. */
export function readOptions(
  words: readonly Word[],
  from: number,
  table: OptionTable,
  global = false,
): ReadOptions {
  const state: State = {
    words,
    table,
    global,
    options: [],
    operands: [],
    mistakes: [],
    at: from,
    open: false,
    unclear: false,
  }
  let ended = false
  for (let word = words[state.at]; word !== undefined; word = words[state.at]) {
    if (!ended && word.text === '--') {
      ended = true
      state.at += 1
    } else if (!ended && word.open && isOptions(word, words[state.at + 1], table)) {
      state.open = true
      state.at += 1
    } else if (!ended && /^-[^]/.test(word.shown)) readOption(word, state)
    else {
      if (word.open && !ended) state.open = true
      if (table.stops) break
      state.operands.push(word)
      state.at += 1
    }
  }
  const { options, operands, mistakes, open, unclear } = state
  return { options, operands, mistakes, next: state.at, open, unclear }
}

const OPTION_NAMES = /opt|arg|flag|param|extra|switch|[@*]/i

/** `$OPTS image`: by its name, or because an option follows. Without either it is taken for the operand that has to come. */
function isOptions(word: Word, next: Word | undefined, { long, letters }: OptionTable): boolean {
  if (next === undefined) return false
  if (word.variables.some((name) => OPTION_NAMES.test(name)) || word.variables.length === 0) return true
  const [, name = '', letter = ''] = /^(?:--([\w-]+)|-(\w))/.exec(next.shown) ?? []
  return long.has(name) || letters.has(letter)
}

function readOption(word: Word, state: State): void {
  if (word.shown.startsWith('--')) readLong(word, state)
  else readLetters(word, state)
  state.at += 1
}

function readLong(word: Word, state: State): void {
  const equals = word.shown.indexOf('=')
  const spelled = equals === -1 ? word.shown : word.shown.slice(0, equals)
  const spec = state.table.long.get(spelled.slice(2))
  if (spec === undefined) return unknown(spelled, word, equals !== -1, state)
  if (equals !== -1) return add(spec, spelled, inWord(word, equals + 1), word.range, state)
  if (spec.takes) return addSeparate(spec, spelled, word, state)
  add(spec, spelled, switchedOn(word), word.range, state)
}

/** `-it`, `-p80:80`, `-p=80:80`, `-p 80:80`. */
function readLetters(word: Word, state: State): void {
  const { shown } = word
  for (let at = 1; at < shown.length; at += 1) {
    const spelled = `-${shown.charAt(at)}`
    const spec = state.table.letters.get(shown.charAt(at))
    if (spec === undefined) return unknown(at === 1 ? shown : spelled, word, false, state)
    const rest = at + 1 + Number(shown.charAt(at + 1) === '=')
    if (spec.takes && at + 1 === shown.length) return addSeparate(spec, spelled, word, state)
    if (spec.takes) return add(spec, spelled, inWord(word, rest), word.range, state)
    if (rest > at + 1) return add(spec, spelled, inWord(word, rest), word.range, state)
    add(spec, spelled, switchedOn(word), word.range, state)
  }
}

function unknown(spelled: string, word: Word, complete: boolean, state: State): void {
  // `-${LEVEL}`: nobody knows which option this is.
  const seen = word.text !== null || /^--?[\w-]+(?:=|$)/.test(spelled)
  if (seen && state.table.whole)
    state.mistakes.push({ kind: 'unknown', spelled, range: partOf(word, 0, spelled.length) })
  else if (!complete) state.open = true
  if (!complete) state.unclear = true
}

type Value = Pick<Option, 'value' | 'shown' | 'valueRange' | 'variables'>

function switchedOn({ range }: Word): Value {
  return { value: 'true', shown: 'true', valueRange: range, variables: [] }
}

function inWord(word: Word, from: number): Value {
  const shown = word.shown.slice(from)
  return {
    value: word.text === null ? known(shown) : shown,
    shown,
    valueRange: partOf(word, from, word.shown.length),
    variables: word.variables,
  }
}

/** A piece of a word that is not known as a whole. */
function known(shown: string): string | null {
  return /\$[{(]/.test(shown) ? null : shown
}

function addSeparate(spec: OptionSpec, spelled: string, word: Word, state: State): void {
  const value = state.words[state.at + 1]
  if (value === undefined) {
    state.mistakes.push({ kind: 'no-value', spelled, range: word.range })
    return
  }
  state.at += 1
  if (value.open) state.open = true
  const { text, shown, range, variables } = value
  add(
    spec,
    spelled,
    { value: text, shown, valueRange: range, variables },
    { start: word.range.start, end: range.end },
    state,
  )
}

function add({ name }: OptionSpec, spelled: string, value: Value, range: Range, state: State): void {
  state.options.push({ name, spelled, ...value, global: state.global, range })
}

/** The place of a part of a word, where the word stands in the file as it is read; else the place of the word. */
export function partOf(
  { raw, shown, range }: Pick<Word, 'raw' | 'shown' | 'range'>,
  from: number,
  to: number,
): Range {
  const { start, end } = range
  if (end.offset - start.offset !== raw.length || start.line !== end.line) return range
  const begin = raw.startsWith(shown.slice(0, from)) ? from : null
  if (begin === null) return range
  const stop = to === shown.length ? raw.length : raw.startsWith(shown.slice(0, to)) ? to : null
  if (stop === null) return range
  return {
    start: { ...start, column: start.column + begin, offset: start.offset + begin },
    end: { ...start, column: start.column + stop, offset: start.offset + stop },
  }
}
