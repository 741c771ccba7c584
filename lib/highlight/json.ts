import { scan, type Piece } from './scan.ts'
import type { Token, Tokenizer } from './types.ts'

const PIECES: readonly Piece[] = [
  ['comment', /\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/y],
  ['attribute', /"(?:[^"\\]|\\.)*"(?=\s*:)/y],
  ['string', /"(?:[^"\\]|\\.)*"?/y],
  ['keyword', /(?<![\w"])(?:true|false|null)(?!\w)/y],
  ['number', /(?<![\w"])-?\d[\d.eE+-]*/y],
]

/** A string ends with its line. */
export const JSON_TOKENS: Tokenizer<null> = {
  start: null,
  line(line) {
    const tokens: Token[] = []
    scan(line, 0, PIECES, tokens)
    return { tokens, state: null }
  },
}
