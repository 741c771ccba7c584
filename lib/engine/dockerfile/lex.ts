import { matchReplace, trimPattern } from './glob.ts'
import { addCharacter, addExpanded, addRaw, endWord, newWords } from './lex-words.ts'
import type { LexWord, Words } from './lex-words.ts'

/** undefined: not set. null: set, or perhaps set, to a value that cannot be known from the file. */
export type Lookup = (name: string) => string | null | undefined

export type LexOptions = {
  readonly escape: string
  readonly lookup: Lookup
  /** False for here-document bodies: quotes are ordinary text. */
  readonly quotes: boolean
  /** Leave quotes in the result. */
  readonly rawQuotes: boolean
  /** Leave escape characters in the result. */
  readonly rawEscapes: boolean
  /** Leave variables that are not set as they are written. */
  readonly keepUnset: boolean
  /** `<< EOF` is one word. */
  readonly glueMarkers: boolean
}

export type Lexed = {
  /** Null when an unknown value takes part in it. */
  readonly text: string | null
  /** Split at unquoted spaces after expansion; null when the text is. */
  readonly words: readonly LexWord[] | null
  readonly variables: readonly string[]
  readonly error: string | null
}

/** `known` is false once an unknown value, or more text than a value may hold, is part of the piece. */
type Piece = { readonly text: string; readonly known: boolean }

type Lexer = {
  readonly source: string
  readonly options: LexOptions
  readonly variables: Set<string>
  /** Longest result that still counts as known. */
  readonly limit: number
  at: number
  depth: number
  rawEscapes: boolean
  error: string | null
}

/** More nested `${a:-${b:-…}}` than anybody writes; a cap, so that no input can exhaust the stack. */
const MAX_DEPTH = 50
/** Variables that double each other grow without bounds; what grows by more than this counts as unknown. */
const MAX_GROWTH = 65_536

/** BuildKit's word processing (its package frontend/dockerfile/shell): removes quotes and escapes, expands variables, splits into words. Linear. */
export function lex(source: string, options: LexOptions): Lexed {
  const lexer: Lexer = {
    source,
    options,
    variables: new Set(),
    limit: source.length + MAX_GROWTH,
    at: 0,
    depth: 0,
    rawEscapes: options.rawEscapes,
    error: null,
  }
  const words = newWords(options.glueMarkers)
  const piece = readUntil(lexer, null, lexer.rawEscapes, words)
  const variables = [...lexer.variables]
  if (piece === null) return { text: null, words: null, variables, error: lexer.error }
  endWord(words)
  return {
    text: piece.known ? piece.text : null,
    words: piece.known ? words.done : null,
    variables,
    error: null,
  }
}

/** Reads to the end, or to behind `stop`. Null after an error. */
function readUntil(
  lexer: Lexer,
  stop: string | null,
  rawEscapes: boolean,
  words: Words | null,
): Piece | null {
  const outer = lexer.rawEscapes
  lexer.rawEscapes = rawEscapes
  let result: Piece = EMPTY
  while (lexer.at < lexer.source.length) {
    const from = lexer.at
    const character = lexer.source[from]!
    if (character === stop) {
      lexer.at += 1
      lexer.rawEscapes = outer
      return result
    }
    const piece = readPiece(lexer, character, words, from)
    if (piece === null) return null
    result = append(lexer, result, piece)
  }
  lexer.rawEscapes = outer
  return stop === null
    ? result
    : fail(lexer, `unexpected end of statement while looking for matching ${stop}`)
}

function readPiece(lexer: Lexer, character: string, words: Words | null, from: number): Piece | null {
  if (character === '$') {
    const piece = readDollar(lexer)
    if (piece !== null && words !== null) addExpanded(words, piece.text, from, lexer.at)
    return piece
  }
  if (lexer.options.quotes && (character === "'" || character === '"')) {
    const piece = character === "'" ? readSingleQuoted(lexer) : readDoubleQuoted(lexer)
    if (piece !== null && words !== null) addRaw(words, piece.text, from, lexer.at)
    return piece
  }
  if (character === lexer.options.escape) return readEscape(lexer, words, from)
  lexer.at += 1
  if (words !== null) addCharacter(words, character, from, lexer.at)
  return known(character)
}

/** The escape character vanishes at the end of the text. */
function readEscape(lexer: Lexer, words: Words | null, from: number): Piece {
  lexer.at += 2
  const kept = lexer.rawEscapes ? lexer.options.escape : ''
  const text = kept + (lexer.source[from + 1] ?? '')
  lexer.at = Math.min(lexer.at, lexer.source.length)
  if (words !== null && text !== '') addRaw(words, text, from, lexer.at)
  return known(text)
}

function readSingleQuoted(lexer: Lexer): Piece | null {
  const from = lexer.at
  const end = lexer.source.indexOf("'", from + 1)
  if (end === -1) return fail(lexer, 'unexpected end of statement while looking for matching single-quote')
  lexer.at = end + 1
  return known(
    lexer.options.rawQuotes ? lexer.source.slice(from, end + 1) : lexer.source.slice(from + 1, end),
  )
}

function readDoubleQuoted(lexer: Lexer): Piece | null {
  const quote = lexer.options.rawQuotes ? '"' : ''
  let result = known(quote)
  lexer.at += 1
  while (lexer.at < lexer.source.length) {
    const character = lexer.source[lexer.at]!
    if (character === '"') {
      lexer.at += 1
      return append(lexer, result, known(quote))
    }
    const piece = character === '$' ? readDollar(lexer) : known(readQuotedCharacter(lexer, character))
    if (piece === null) return null
    result = append(lexer, result, piece)
  }
  return fail(lexer, 'unexpected end of statement while looking for matching double-quote')
}

/** Between double quotes an escape counts only before a quote, a dollar sign or itself; elsewhere it is text. */
function readQuotedCharacter(lexer: Lexer, character: string): string {
  lexer.at += 1
  if (character !== lexer.options.escape) return character
  const kept = lexer.rawEscapes ? character : ''
  const next = lexer.source[lexer.at]
  if (next === undefined) return kept
  if (next !== '"' && next !== '$' && next !== character) return kept + character
  lexer.at += 1
  return kept + next
}

function readDollar(lexer: Lexer): Piece | null {
  lexer.at += 1
  if (lexer.source[lexer.at] === '{') return readBraced(lexer)
  const name = readName(lexer)
  return name === '' ? known('$') : plainValue(lexer, name, `$${name}`)
}

function readBraced(lexer: Lexer): Piece | null {
  lexer.at += 1
  const first = lexer.source[lexer.at]
  if (first === undefined) return fail(lexer, MISSING_BRACE)
  if (first === '{' || first === '}' || first === ':') return fail(lexer, 'syntax error: bad substitution')
  const name = readName(lexer)
  const operator = takeOperator(lexer)
  if (operator === '}') return plainValue(lexer, name, `\${${name}}`)
  if (operator === '/') return readReplacement(lexer, name)
  if (operator === '') return fail(lexer, MISSING_BRACE)
  if (!OPERATORS.has(operator)) return fail(lexer, `unsupported modifier (${operator}) in substitution`)
  return readModified(lexer, name, operator)
}

const MISSING_BRACE = "syntax error: missing '}'"
const OPERATORS: ReadonlySet<string> = new Set(['-', '+', '?', ':-', ':+', ':?', '#', '%'])

function takeOperator(lexer: Lexer): string {
  const first = lexer.source[lexer.at] ?? ''
  const operator = first === ':' ? first + (lexer.source[lexer.at + 1] ?? '') : first
  lexer.at += operator.length
  return operator
}

/** `${name-word}` and its relatives. The word is read even where it is not used: an error in it counts. */
function readModified(lexer: Lexer, name: string, operator: string): Piece | null {
  const trims = operator === '#' || operator === '%'
  const word = readNested(lexer, '}', trims, MISSING_BRACE)
  if (word === null) return null
  const value = lexer.options.lookup(name)
  if (value === undefined && lexer.options.keepUnset) return known(`\${${name}${operator}${word.text}}`)
  if (trims) return trimmed(lexer, operator, value, word)
  return chosen(lexer, { name, operator, value, word })
}

type Choice = { name: string; operator: string; value: string | null | undefined; word: Piece }

function chosen(lexer: Lexer, { name, operator, value, word }: Choice): Piece | null {
  const emptyIsUnset = operator.startsWith(':')
  const kind = operator.at(-1)
  if (value === null) return kind === '+' && word.known && word.text === '' ? EMPTY : UNKNOWN
  const set = value !== undefined && !(emptyIsUnset && value === '')
  if (kind === '+') return set ? word : EMPTY
  if (set) return known(value)
  if (kind === '-') return word
  const reason = value === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty'
  return fail(lexer, `${name}: ${word.text === '' ? reason : word.text}`)
}

/** `#` and `%` take off the shortest match, doubled the longest. */
function trimmed(lexer: Lexer, side: '#' | '%', value: string | null | undefined, word: Piece): Piece | null {
  if (value === null || !word.known) return UNKNOWN
  const greedy = word.text.startsWith(side)
  const result = trimPattern(value ?? '', greedy ? word.text.slice(1) : word.text, side, greedy)
  return fromMatch(lexer, result)
}

/** `${name/pattern/text}`, doubled for every match. */
function readReplacement(lexer: Lexer, name: string): Piece | null {
  const all = lexer.source[lexer.at] === '/'
  if (all) lexer.at += 1
  const pattern = readNested(lexer, '/', true, "syntax error: missing '/' in ${}")
  if (pattern === null) return null
  const replacement = readNested(lexer, '}', true, MISSING_BRACE)
  if (replacement === null) return null
  const value = lexer.options.lookup(name)
  if (value === undefined && lexer.options.keepUnset) {
    return known(`\${${name}/${pattern.text}/${replacement.text}}`)
  }
  if (value === null || !pattern.known || !replacement.known) return UNKNOWN
  return fromMatch(lexer, matchReplace(value ?? '', pattern.text, replacement.text, all))
}

function fromMatch(lexer: Lexer, result: { text: string | null } | { error: string }): Piece | null {
  if ('error' in result) return fail(lexer, result.error)
  return result.text === null ? UNKNOWN : known(result.text)
}

function readNested(lexer: Lexer, stop: string, rawEscapes: boolean, atEnd: string): Piece | null {
  if (lexer.depth >= MAX_DEPTH) return fail(lexer, `more than ${MAX_DEPTH} nested substitutions`)
  lexer.depth += 1
  const piece = readUntil(lexer, stop, rawEscapes, null)
  lexer.depth -= 1
  if (piece === null && lexer.at >= lexer.source.length) lexer.error = atEnd
  return piece
}

function plainValue(lexer: Lexer, name: string, written: string): Piece {
  const value = lexer.options.lookup(name)
  if (value === null) return UNKNOWN
  if (value === undefined) return lexer.options.keepUnset ? known(written) : EMPTY
  return known(value)
}

/** Letters, digits and `_`; a name that begins with a digit is digits only, a special parameter is one character. */
function readName(lexer: Lexer): string {
  const rest = lexer.source
  const from = lexer.at
  const first = characterAt(rest, from)
  if (DIGIT.test(first))
    while (DIGIT.test(characterAt(rest, lexer.at))) lexer.at += characterAt(rest, lexer.at).length
  else if (first !== '' && '@*#?-$!'.includes(first)) lexer.at += 1
  else while (NAME.test(characterAt(rest, lexer.at))) lexer.at += characterAt(rest, lexer.at).length
  const name = rest.slice(from, lexer.at)
  if (name !== '') lexer.variables.add(name)
  return name
}

const DIGIT = /^\p{Nd}$/u
const NAME = /^[\p{L}\p{Nd}_]$/u

/** The whole character, a surrogate pair as one; empty behind the end. */
function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

const EMPTY: Piece = { text: '', known: true }
const UNKNOWN: Piece = { text: '', known: false }

function known(text: string): Piece {
  return { text, known: true }
}

function append(lexer: Lexer, left: Piece, right: Piece): Piece {
  if (!left.known || !right.known) return UNKNOWN
  if (left.text.length + right.text.length > lexer.limit) return UNKNOWN
  return { text: left.text + right.text, known: true }
}

function fail(lexer: Lexer, message: string): null {
  lexer.error ??= message
  return null
}
