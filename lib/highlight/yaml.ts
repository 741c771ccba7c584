import { closingQuote, scan, type Piece } from './scan.ts'
import type { Token, Tokenizer } from './types.ts'

/** `block`: the column above which lines belong to a text block; `quote`: of a string that goes on. */
type State = { readonly block: number | null; readonly quote: string | null }

const START: State = { block: null, quote: null }

const KEY =
  /(?:"(?:[^"\\]|\\.)*"|'[^']*'|(?:<<|[^\s#&*!|>%@`"'{}[\],:-]|-(?=\S))(?:[^:#]|:(?=\S)|(?<=\S)#)*?)(?=\s*:(?:\s|$))/y

const PIECES: readonly Piece[] = [
  ['comment', /(?<![^\s])#.*/y],
  ['attribute', /(?<=[{,]\s{0,20})[\w./-]+(?=:(?:\s|$))/y],
  ['string', /(?<![\w$])(?:"(?:[^"\\]|\\.)*"?|'[^']*'?)/y],
  ['variable', /\$(?:\{[^}]*\}?|\w+)|(?<![^\s,[{])[&*!][\w./-]*/y],
  ['keyword', /(?<![^\s,[{])(?:true|false|null|~)(?=\s*(?:$|[,\]}]|\s#))/y],
  ['number', /(?<![^\s,[{])-?\d[\d_.]*(?=\s*(?:$|[,\]}]|\s#))/y],
  ['operator', /(?<=[\s:-])[|>][+-]?\d?[+-]?(?=\s*(?:$|\s#))/y],
]

export const YAML_TOKENS: Tokenizer<State> = {
  start: START,
  line(line, { block, quote }) {
    const indent = line.search(/\S/)
    if (block !== null && (indent === -1 || indent > block))
      return { tokens: indent === -1 ? [] : [{ start: 0, kind: 'string' }], state: { block, quote: null } }
    if (quote !== null) return goOn(line, quote)
    if (indent === -1) return { tokens: [], state: START }
    return fresh(line, indent)
  },
}

function goOn(line: string, quote: string): ReturnType<typeof YAML_TOKENS.line> {
  const end = closingQuote(line, 0, quote)
  const tokens: Token[] = line === '' ? [] : [{ start: 0, kind: 'string' }]
  if (end === -1) return { tokens, state: { block: null, quote } }
  return { tokens, state: { block: null, quote: scan(line, end, PIECES, tokens) } }
}

function fresh(line: string, indent: number): ReturnType<typeof YAML_TOKENS.line> {
  const tokens: Token[] = []
  let at = indent
  let parent = indent
  while (/^-(?:\s|$)/.test(line.slice(at, at + 2))) {
    tokens.push({ start: at, kind: 'operator' }, { start: at + 1, kind: 'text' })
    parent = at
    at += 1 + Math.max(0, line.slice(at + 1).search(/\S|$/))
  }
  KEY.lastIndex = at
  const key = line.length > 2000 ? null : KEY.exec(line)
  if (key) {
    tokens.push({ start: at, kind: 'attribute' }, { start: at + key[0].length, kind: 'text' })
    parent = at
    at += key[0].length
  }
  const quote = scan(line, at, PIECES, tokens)
  const isBlock =
    /(?:^|[\s:])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.test(line.slice(at, at + 200)) && line.length < at + 200
  return { tokens, state: { block: isBlock ? parent : null, quote } }
}
