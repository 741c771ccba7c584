import { Composer, Lexer, Parser } from 'yaml'
import type { CST, Document as YamlDocument } from 'yaml'
import { rangeAt } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import type { Comment } from './types.ts'

export type YamlSource = {
  readonly documents: readonly YamlDocument.Parsed[]
  readonly comments: readonly Comment[]
  /** Offset at which reading stopped because of too many errors, levels or words; null when all was read. */
  readonly stopped: { readonly at: number; readonly why: 'errors' | 'levels' | 'words' } | null
}

/** The lexer's mark that what comes next is a scalar, whatever it begins with. */
const SCALAR_AHEAD = '\x1f'
const MOST_ERRORS = 20
/** The library nests two or three of its tokens for a level; its own recursion fails at about 700. */
const MOST_LEVELS = 200
/**
 * Words and marks that are read. The largest of 658 real compose files and pipelines has 5,200; the library and the tree
 * take about as long for each, so that 20,000 keys in a file would take as long as a thousand such files.
 */
export const MOST_WORDS = 30_000
/** Reading ends with a whole line: half a pair would be another one. A line that does not end is cut. */
const MOST_IN_LINE = 1000

/** What the library makes of a text, with the comments' places, which it does not keep. Keys are not compared: that is quadratic. */
export function readSource(text: string, starts: LineStarts): YamlSource {
  const state: Reading = { text, starts, comments: [], stopped: null }
  const composer = new Composer<YamlDocument.Parsed['contents'] & object>({
    uniqueKeys: false,
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const documents = [...composer.compose(tokensOf(state), true, text.length)] as YamlDocument.Parsed[]
  return { documents, comments: state.comments, stopped: state.stopped }
}

type Reading = {
  readonly text: string
  readonly starts: LineStarts
  readonly comments: Comment[]
  stopped: YamlSource['stopped']
}

function* tokensOf(state: Reading): Generator<CST.Token> {
  const parser = new Parser()
  let errors = 0
  let words = 0
  let before = ''
  for (const lexeme of new Lexer().lex(state.text)) {
    const at = parser.offset
    if (lexeme.startsWith('#') && before !== SCALAR_AHEAD)
      state.comments.push(commentAt(lexeme, at, state.starts))
    before = before === SCALAR_AHEAD ? '' : lexeme
    for (const token of parser.next(lexeme)) {
      yield token
      if (token.type === 'error') errors++
    }
    if (errors > MOST_ERRORS) return stop(state, at, 'errors')
    if (parser.stack.length > MOST_LEVELS) return stop(state, at, 'levels')
    if (++words >= MOST_WORDS && (lexeme.endsWith('\n') || words >= MOST_WORDS + MOST_IN_LINE)) {
      stop(state, parser.offset, 'words')
      break
    }
  }
  yield* parser.end()
}

function stop(state: Reading, at: number, why: 'errors' | 'levels' | 'words'): void {
  state.stopped = { at, why }
}

function commentAt(lexeme: string, at: number, starts: LineStarts): Comment {
  return { text: lexeme.slice(1).trim(), range: rangeAt(starts, at, at + lexeme.trimEnd().length) }
}
