import { scan, type Piece } from './scan.ts'
import { SHELL_TOKENS } from './shell.ts'
import type { Token, Tokenizer } from './types.ts'

const PIECES: readonly Piece[] = [
  ['comment', /#.*/y],
  ['variable', /\$(?:\([^)]*\)?|\{[^}]*\}?|.)/y],
  [
    'keyword',
    /(?<=^\s{0,20})(?:ifeq|ifneq|ifdef|ifndef|else|endif|include|export|define|endef|\.PHONY)(?!\w)/y,
  ],
  ['attribute', /(?<=^)[\w./%-]+(?=[^=]*:(?!=))/y],
  ['operator', /[:?+]?=|:/y],
]

/** Lines that begin with a tab are commands. */
export const MAKEFILE_TOKENS: Tokenizer<null> = {
  start: null,
  line(line) {
    if (line.startsWith('\t'))
      return { tokens: SHELL_TOKENS.line(line, SHELL_TOKENS.start).tokens, state: null }
    const tokens: Token[] = []
    scan(line.slice(0, 1000), 0, PIECES, tokens)
    return { tokens, state: null }
  },
}
