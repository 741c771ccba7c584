import { closingQuote, scan, type Piece } from './scan.ts'
import type { Token, Tokenizer } from './types.ts'

type State = {
  readonly quote: string | null
  /** Heredocs that are open, in order: lines are their text until each word stands alone. */
  readonly heredocs: readonly { readonly word: string; readonly tabs: boolean }[]
}

const WORDS =
  'if|then|else|elif|fi|for|do|done|while|until|case|esac|function|return|exit|export|local|readonly|set|trap'

const PIECES: readonly Piece[] = [
  ['comment', /(?<![^\s;(&|])#.*/y],
  [
    'keyword',
    new RegExp(
      `(?<=(?:^|[;&|({])\\s{0,40}|\\b(?:then|do|else|if|elif|while|until) {1,20})(?:${WORDS})(?![\\w.=/-])`,
      'y',
    ),
  ],
  ['keyword', /(?<=\s)in(?=\s)/y],
  ['string', /"(?:[^"\\]|\\.)*"?|'[^']*'?/y],
  ['variable', /\$(?:\{[^}]*\}?|\w+|[@*#?!$-])/y],
  ['attribute', /(?<![^\s])--?[A-Za-z][\w-]*/y],
  ['operator', /&&|\|\||<<-?|\$\(|[|;<>()&]|\\(?=\s*$)/y],
  ['number', /(?<![\w./:-])\d+(?![\w./:-])/y],
]

export const SHELL_TOKENS: Tokenizer<State> = {
  start: { quote: null, heredocs: [] },
  line(line, { quote, heredocs }) {
    const tokens: Token[] = []
    const [open, ...rest] = heredocs
    if (open && quote === null) {
      const ends = (open.tabs ? line.replace(/^\t+/, '') : line) === open.word
      if (line !== '') tokens.push({ start: 0, kind: ends ? 'operator' : 'string' })
      return { tokens, state: { quote: null, heredocs: ends ? rest : heredocs } }
    }
    const from = quote === null ? 0 : closingQuote(line, 0, quote)
    if (quote !== null && line !== '') tokens.push({ start: 0, kind: 'string' })
    if (from === -1) return { tokens, state: { quote, heredocs } }
    const left = scan(line, from, PIECES, tokens)
    return { tokens, state: { quote: left, heredocs: [...heredocs, ...heredocsOf(line, tokens)] } }
  },
}

/** What opens one, outside of comments and strings. */
function heredocsOf(line: string, tokens: readonly Token[]): State['heredocs'] {
  return [...line.matchAll(/(?<!<)<<(-?)\s*(["']?)([A-Za-z_][\w.]*)\2/g)].flatMap(
    ({ index, 1: dash, 3: word }) => {
      const kind = tokens.findLast(({ start }) => start <= index)?.kind
      return kind === 'comment' || kind === 'string' ? [] : [{ word: word ?? '', tabs: dash === '-' }]
    },
  )
}
