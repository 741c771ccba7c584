import type { Instruction } from '../../dockerfile/syntax.ts'
import type { Range } from '../../source/position.ts'
import { span } from './ranges.ts'

/** Text that was meant as the exec form and is none, so that the builder takes it as plain text. */
export type BrokenJson = {
  readonly kind: 'quotes' | 'comma' | 'bare' | 'escape' | 'behind' | 'open' | 'other'
  readonly text: string
  readonly range: Range
  /** The array that was meant; null when that cannot be told. */
  readonly meant: string | null
}

const TAKES_JSON = new Set(['CMD', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME', 'COPY', 'ADD', 'HEALTHCHECK'])

/**
 * The broken exec form of an instruction; null when it has none. `RUN [ -f x ] && …` is the shell's test and none:
 * the shell wants a blank behind its bracket, and knows no commas.
 */
export function brokenJson({ keyword, form, args, body }: Instruction): BrokenJson | null {
  if (form === 'exec' || !TAKES_JSON.has(keyword)) return null
  const words = keyword === 'HEALTHCHECK' ? args.slice(1) : args
  const first = words[0]
  const last = words.at(-1)
  const text = keyword === 'HEALTHCHECK' ? (first?.value ?? '') : body.text.trim()
  if (!first || !last || !looksLikeArray(text, keyword)) return null
  const items = readItems(text)
  return {
    kind: kindOf(text, items),
    text,
    range: span(first.range, last.range),
    meant: items.closed && items.rest === '' ? JSON.stringify(items.values) : null,
  }
}

/** `[Net.ServicePointManager]::X`, `[int]$x`: what PowerShell calls a type literal. Source: about_Type_Operators. */
const POWERSHELL_TYPE = /^\[[A-Za-z][\w.]*(?:\[\])?\](?:::|\s*\$)/

function looksLikeArray(text: string, keyword: string): boolean {
  if (!text.startsWith('[') || text.startsWith('[[') || POWERSHELL_TYPE.test(text)) return false
  if (keyword === 'RUN' && /^\[\s/.test(text))
    return /^\[\s+(?:"[^"]{0,500}"|'[^']{0,500}'|“[^”]{0,500}”)\s*,/.test(text)
  if (/["'“”]\s*,/.test(text) || /^\[\s*["'“][^"']{0,200}["'”]\s*\]?$/.test(text)) return true
  if (keyword === 'COPY' || keyword === 'ADD' || keyword === 'VOLUME')
    return /^\[\s*["'“]/.test(text) || (text.includes(',') && text.endsWith(']'))
  // Without a blank there is no test command called `[`.
  return (
    /^\[["'“]/.test(text) ||
    (/^\[\S/.test(text) && text.endsWith(']')) ||
    (text.includes(',') && text.endsWith(']'))
  )
}

type Items = {
  readonly values: readonly string[]
  readonly closed: boolean
  readonly rest: string
  readonly single: boolean
  readonly bare: boolean
  readonly trailing: boolean
}

const ITEM = /\s*(?:"((?:[^"\\]|\\.)*)"|“([^”]*)”|'([^']*)'|([^\s,\]"'][^,\]]*))\s*(,?)/y

/** Reads the items as their author meant them, whatever quotes they have. Linear. */
function readItems(text: string): Items {
  const values: string[] = []
  const seen = { single: false, bare: false, trailing: false }
  let at = 1
  for (;;) {
    ITEM.lastIndex = at
    const match = ITEM.exec(text)
    if (match === null) break
    const [whole, double, curly, single, bare, comma] = match
    values.push(double === undefined ? (curly ?? single ?? bare ?? '').trim() : unescape(double))
    seen.single ||= single !== undefined || curly !== undefined
    seen.bare ||= bare !== undefined
    seen.trailing = comma === ','
    at += whole.length
    if (comma !== ',') break
  }
  const tail = text.slice(at).trimStart()
  return { values, ...seen, closed: tail.startsWith(']'), rest: tail.slice(1).trim() }
}

/** What a JSON string says; where its escapes are wrong (`C:\app`) the text as it is. */
function unescape(inside: string): string {
  try {
    return String(JSON.parse(`"${inside}"`))
  } catch {
    return inside
  }
}

function kindOf(text: string, { closed, rest, single, bare, trailing }: Items): BrokenJson['kind'] {
  if (closed && rest !== '') return 'behind'
  if (!closed && !text.includes(']')) return 'open'
  if (single) return 'quotes'
  if (bare) return 'bare'
  if (closed && trailing) return 'comma'
  return text.includes('\\') ? 'escape' : 'other'
}
