import { isSpace, skipSpaces } from './text.ts'

/** A flag of a logical text; `valueFrom` is where its value begins as written, null without `=`. */
export type FlagToken = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly valueFrom: number | null
}

/**
 * The flags at the beginning of `text` from `from` on, and where the rest begins.
 * Quotes group and vanish, the escape character takes the next one literally; the word `--` ends the flags and is dropped.
 */
export function readFlags(text: string, from: number, escape: string): { flags: FlagToken[]; rest: number } {
  const flags: FlagToken[] = []
  let at = skipSpaces(text, from, text.length)
  while (text.startsWith('--', at)) {
    const flag = readFlag(text, at, escape)
    at = skipSpaces(text, flag.to, text.length)
    if (flag.text === '--') break
    flags.push(flag)
  }
  return { flags, rest: at }
}

function readFlag(text: string, from: number, escape: string): FlagToken {
  let value = ''
  let quote = ''
  let valueFrom: number | null = null
  let at = from
  for (; at < text.length; at += 1) {
    let character = text[at]!
    if (quote === '' && isSpace(text.charCodeAt(at))) break
    if (character === quote) quote = ''
    else if (quote === '' && (character === "'" || character === '"')) quote = character
    else {
      if (character === escape) character = text[++at] ?? ''
      if (character === '=') valueFrom ??= at + 1
      value += character
    }
  }
  const to = Math.min(at, text.length)
  return { text: value, from, to, valueFrom }
}
