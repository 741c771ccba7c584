import { lex } from './lex.ts'
import type { LexOptions } from './lex.ts'

/** `<<EOF` as BuildKit reads it. `from..to` is the piece of the logical line. */
export type Marker = {
  readonly name: string
  readonly expand: boolean
  readonly chomp: boolean
  readonly fd: number
  readonly from: number
  readonly to: number
}

export type MarkerWord = Omit<Marker, 'from' | 'to'>

/** Markers are always lexed with `\`, whatever the escape directive says. */
const OPTIONS: LexOptions = {
  escape: '\\',
  lookup: () => undefined,
  quotes: true,
  rawQuotes: false,
  rawEscapes: false,
  keepUnset: true,
  glueMarkers: false,
}

/**
 * The here-document markers of a whole logical line. Text that cannot be lexed (an open quote, `${x,,}`) has none,
 * as in BuildKit; `error` is set for a marker with malformed quotes.
 */
export function findMarkers(line: string): { markers: Marker[]; error: string | null } {
  const { words } = lex(line, { ...OPTIONS, rawQuotes: true, rawEscapes: true, glueMarkers: true })
  const markers: Marker[] = []
  for (const { text, from, to } of words ?? []) {
    const marker = readMarker(text)
    if (marker !== null && 'error' in marker) return { markers, error: marker.error }
    if (marker !== null) markers.push({ ...marker, from, to })
  }
  return { markers, error: null }
}

/** One word as a marker: digits, `<<`, perhaps `-`, and a name without `<`. Null when it is none. */
export function readMarker(word: string): MarkerWord | { error: string } | null {
  const parts = /^(\d*)<<(-?)([^<]*)$/.exec(word)
  const [, fd = '', dash = '', rest = ''] = parts ?? []
  if (rest === '') return null
  const plain = lex(rest, OPTIONS)
  if (plain.error !== null) return { error: plain.error }
  const name = plain.words?.[0]?.text
  if (name === undefined || plain.words?.length !== 1) return null
  const quoted = lex(rest, { ...OPTIONS, rawQuotes: true }).words?.[0]?.text ?? name
  return { name, expand: countQuotes(name) === countQuotes(quoted), chomp: dash === '-', fd: Number(fd) }
}

/** A quote that was removed makes the body literal; an escaped one is part of the name. */
function countQuotes(text: string): number {
  return text.split(/['"]/).length
}
