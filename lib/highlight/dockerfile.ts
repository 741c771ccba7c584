import type { Token, TokenKind, Tokenizer } from './types.ts'

/** What the next line needs to know. Plain data, compared by value. */
export type LineState = {
  /** The instruction goes on: its line ended with `\`. */
  readonly continued: string | null
  /** Heredocs that are open, in order: lines are their text until each word stands alone. */
  readonly heredocs: readonly { readonly word: string; readonly tabs: boolean }[]
}
export const START: LineState = { continued: null, heredocs: [] }

const INSTRUCTION =
  /^(\s*)(FROM|RUN|CMD|LABEL|MAINTAINER|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL)(?=\s|$)/i
/** In the order in which they win; sticky, so that one pass over the line is enough. */
const PIECES: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', /"(?:[^"\\]|\\.)*"?|'[^']*'?/y],
  ['variable', /\$(?:\{[^}]*\}?|\w+)/y],
  ['attribute', /(?<![^\s])--?[A-Za-z][\w-]*/y],
  ['operator', /&&|\|\||<<-?|[|;<>]|\\(?=\s*$)/y],
  ['number', /(?<![\w.-])\d[\w.-]*/y],
]

/** For colours only: a line that is not understood is text. Tokens cover the line, each to the next one's start. */
export function tokenizeLine(line: string, state: LineState): { tokens: Token[]; state: LineState } {
  const open = state.heredocs[0]
  if (open && !state.continued) return heredocLine(line, state, open)
  if (/^\s*#/.test(line)) return { tokens: [{ start: 0, kind: 'comment' }], state }
  if (state.continued && /^\s*$/.test(line)) return { tokens: [], state }
  const match = state.continued ? null : INSTRUCTION.exec(line)
  const name = state.continued ?? match?.[2]?.toUpperCase() ?? ''
  const tokens: Token[] = match ? [{ start: match[1]?.length ?? 0, kind: 'keyword' }] : []
  pieces(line, match?.[0].length ?? 0, name, tokens)
  const heredocs = [...state.heredocs, ...heredocsOf(line, name)]
  return { tokens, state: { continued: /\\\s*$/.test(line) ? name || ' ' : null, heredocs } }
}

function heredocLine(line: string, state: LineState, open: LineState['heredocs'][number]) {
  const ends = (open.tabs ? line.replace(/^\t+/, '') : line) === open.word
  const tokens: Token[] = [{ start: 0, kind: ends ? 'operator' : 'string' }]
  return { tokens, state: ends ? { ...state, heredocs: state.heredocs.slice(1) } : state }
}

/** Colours the arguments. Very long lines stay plain beyond what a screen can show. */
function pieces(line: string, from: number, name: string, tokens: Token[]) {
  const end = Math.min(line.length, 5000)
  let at = from
  while (at < end) {
    const [kind, length] = pieceAt(line, at, name)
    if (tokens.at(-1)?.kind !== kind) tokens.push({ start: at, kind })
    at += length
  }
}

function pieceAt(line: string, at: number, name: string): [TokenKind, number] {
  const word = wordAt(line, at, name)
  if (word) return word
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at
    const found = pattern.exec(line)
    if (found) return [kind, found[0].length]
  }
  return ['text', 1]
}

/** `AS` of FROM, the instruction of ONBUILD, and the tag of an image. */
function wordAt(line: string, at: number, name: string): [TokenKind, number] | null {
  if (name === 'FROM' && line[at] === ':') return ['text', 1]
  if (name === 'FROM' && line[at - 1] === ':')
    return ['number', Math.max(1, /^[^\s@]*/.exec(line.slice(at))![0].length)]
  if (!/\s/.test(line[at - 1] ?? '')) return null
  const keyword = name === 'FROM' ? /^AS(?=\s|$)/i : name === 'ONBUILD' ? INSTRUCTION : null
  const found = keyword?.exec(line.slice(at, at + 16))
  return found ? ['keyword', found[0].length] : null
}

function heredocsOf(line: string, name: string): LineState['heredocs'] {
  if (!['RUN', 'COPY', 'ADD'].includes(name)) return []
  const found = line.matchAll(/(?<!<)<<(-?)(["']?)([A-Za-z_][\w.]*)\2/g)
  return [...found].map(([, dash, , word = '']) => ({ word, tabs: dash === '-' }))
}

export const DOCKERFILE_TOKENS: Tokenizer<LineState> = { start: START, line: tokenizeLine }
