import type { Token, Tokenizer } from './types.ts'

/** Patterns of .dockerignore and .gitignore: comments, and what takes a pattern back. */
export const IGNORE_TOKENS: Tokenizer<null> = {
  start: null,
  line(line) {
    const tokens: readonly Token[] = line.startsWith('#')
      ? [{ start: 0, kind: 'comment' }]
      : line.startsWith('!')
        ? [
            { start: 0, kind: 'operator' },
            { start: 1, kind: 'text' },
          ]
        : []
    return { tokens, state: null }
  },
}
