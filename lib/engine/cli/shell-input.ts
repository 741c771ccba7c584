import { MAX_SCRIPT, parsePlacedShell, type At } from '../dockerfile/shell/parse.ts'
import { baseName } from '../dockerfile/shell/program.ts'
import { isShell, readSetOptions } from '../dockerfile/shell/shells.ts'
import type { Lookup } from '../dockerfile/shell/expand.ts'
import type { Redirect, Script, ShellWord } from '../dockerfile/shell/types.ts'
import { lineStarts, positionAt } from '../source/position.ts'
import type { Word } from './model.ts'
import { valueOfWord } from './words.ts'

/** A script that a command of a script starts. */
export type Inner = {
  /** Null for `eval`, which is the same shell. */
  readonly shell: string | null
  readonly options: readonly string[]
  readonly text: string
  readonly read: () => Script
}

/**
 * What a shell reads from its standard input: `bash <<EOF`, `sh -s <<< "$LINES"`. Null for a command that reads no script there,
 * or one that is not known.
 */
export function fedScript(
  words: readonly Word[],
  redirects: readonly Redirect[],
  lookup: Lookup,
): Inner | null {
  const shell = baseName(words[0]?.text)
  if (shell === null || !isShell(shell)) return null
  const input = redirects.findLast(({ operator, fd }) => operator.startsWith('<') && (fd ?? 0) === 0)
  const document = input?.operator.startsWith('<<') === true ? (input.content ?? input.target) : null
  const options =
    document === null
      ? null
      : readSetOptions(
          words.map(({ text }) => text),
          1,
          [],
        )
  // A word behind the options is the script in place of the input, unless -s says that it is a parameter.
  if (document === null || options === null || options.letters.has('c')) return null
  if (options.next < words.length && !options.letters.has('s')) return null
  const text = valueOfWord(document, lookup)
  if (text === null) return null
  const read = () => parsePlacedShell(text, placeIn(document, text), MAX_SCRIPT)
  return { shell, options: [...options.on], text, read }
}

/** The line of a command: what is filled in changes lines, and rarely their number. */
function placeIn({ raw, range }: ShellWord, text: string): At {
  const [written, read] = [lineStarts(raw), lineStarts(text)]
  const { start, end } = range
  const isAsWritten = raw.length === end.offset - start.offset && start.column === 1
  if (!isAsWritten || written.length !== read.length) return () => range
  return (from) => {
    const { line } = positionAt(read, from)
    const [first = 0, next = raw.length + 1] = written.slice(line - 1, line + 1)
    const begin = { line: start.line + line - 1, column: 1, offset: start.offset + first }
    return { start: begin, end: { ...begin, column: next - first, offset: start.offset + next - 1 } }
  }
}
