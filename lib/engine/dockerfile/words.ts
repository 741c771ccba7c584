import { findBlank, isSpace, skipBlanks } from './text.ts'

/** A piece of a logical text: `value` is what BuildKit passes on, `from..to` where it stands. */
export type Token = { readonly value: string; readonly from: number; readonly to: number }

export type PairsError = { readonly message: string; readonly from: number; readonly to: number }

/** The items of a list: separated by runs of blanks, nothing quoted. `text` is trimmed. */
export function splitList(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    const to = findBlank(text, at, text.length)
    tokens.push({ value: text.slice(at, to), from: at, to })
    at = skipBlanks(text, to, text.length)
  }
  return tokens
}

/** The words of ENV, LABEL and ARG: quotes and escapes protect blanks and stay in the word; an open quote runs to the end. */
export function splitWords(text: string, escape: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    if (isSpace(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const end = wordEnd(text, at, escape)
    if (end.to > at) tokens.push({ value: text.slice(at, end.to), from: at, to: end.to })
    at = end.next
  }
  return tokens
}

/** An escape that is the last character of the text is no part of the word. */
function wordEnd(text: string, from: number, escape: string): { to: number; next: number } {
  let quote = ''
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]!
    if (quote === '' && isSpace(text.charCodeAt(at))) return { to: at, next: at }
    if (character === escape && quote !== "'") {
      if (at + 1 === text.length) return { to: at, next: text.length }
      at += 1
    } else if (character === quote) quote = ''
    else if (quote === '' && (character === "'" || character === '"')) quote = character
  }
  return { to: text.length, next: text.length }
}

/** Key, value and separator in turn: `a=b c="d e"`, or the old form `a everything behind it`. */
export function splitPairs(text: string, keyword: string, escape: string): Token[] | PairsError {
  const words = splitWords(text, escape)
  const first = words[0]
  if (first === undefined) return []
  if (!first.value.includes('=')) return splitOldPair(text, keyword)
  const tokens: Token[] = []
  for (const word of words) {
    const equals = word.value.indexOf('=')
    if (equals === -1) return { message: missingEquals(word.value), from: word.from, to: word.to }
    tokens.push(...pairAt(word, equals))
  }
  return tokens
}

function pairAt({ value, from, to }: Token, equals: number): Token[] {
  const middle = from + equals
  return [
    { value: value.slice(0, equals), from, to: middle },
    { value: value.slice(equals + 1), from: middle + 1, to },
    { value: '=', from: middle, to: middle + 1 },
  ]
}

function splitOldPair(text: string, keyword: string): Token[] | PairsError {
  const to = findBlank(text, 0, text.length)
  const value = skipBlanks(text, to, text.length)
  if (to === text.length) {
    const message = `${keyword} must have two arguments. Write a name and a value: ${keyword} ${text}=value`
    return { message, from: 0, to }
  }
  return [
    { value: text.slice(0, to), from: 0, to },
    { value: text.slice(value), from: value, to: text.length },
    { value: '', from: to, to },
  ]
}

function missingEquals(word: string): string {
  const wording = `Syntax error - can't find = in ${JSON.stringify(word)}. Must be of the form: name=value`
  return `${wording}. A value with blanks needs quotes: name="first second"`
}
