import type { Range } from '../../source/position.ts'
import type { Statement } from './types.ts'
import type { ParsedScript } from './unbash.ts'

/**
 * How many substitutions may stand in each other; the library reads them again at each level, so depth costs
 * time.
 */
const MAX_SUBSTITUTION_DEPTH = 32

export type ShellError = { readonly message: string; readonly range: Range }

/**
 * What the conversion of one script needs: its text, its way back to the Dockerfile, and a place for errors.
 */
export type Reader = {
  readonly source: string
  readonly depth: number
  readonly at: (start: number, end: number) => Range
  readonly fail: (message: string, range: Range) => void
  /**
   * Converts the statements of a script; passed along so that words and statements need not import each
   * other.
   */
  readonly statements: (script: ParsedScript, reader: Reader) => readonly Statement[]
}

/**
 * The statements of a substitution. A backtick body with escapes is a text of its own: its nodes get the
 * range of what encloses it.
 */
export function readNested(
  script: ParsedScript | undefined,
  reader: Reader,
  enclosing: Range,
): readonly Statement[] {
  if (script === undefined) return []
  if (reader.depth >= MAX_SUBSTITUTION_DEPTH) {
    reader.fail('command substitutions are nested too deeply', enclosing)
    return []
  }
  const inner = { ...reader, depth: reader.depth + 1 }
  if (script.source === undefined) return reader.statements(script, inner)
  return reader.statements(script, { ...inner, source: script.source, at: () => enclosing })
}
