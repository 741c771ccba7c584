import { MAX_SCRIPT, parsePlacedShell, type At } from '../dockerfile/shell/parse.ts'
import { baseName } from '../dockerfile/shell/program.ts'
import { isShell, readSetOptions } from '../dockerfile/shell/shells.ts'
import type { Lookup } from '../dockerfile/shell/expand.ts'
import type { Command, Redirect, Script, ShellWord } from '../dockerfile/shell/types.ts'
import { lineStarts, positionAt, type Range } from '../source/position.ts'
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

type Input = { readonly text: string; readonly at: At }

/**
 * What a shell reads from its standard input: `bash <<EOF`, `sh -s <<< "$LINES"`, `echo ls | sh`. Null for a command that reads no
 * script there, or one that is not known.
 */
export function fedScript(
  words: readonly Word[],
  { redirects, range }: Command,
  writer: Command | null,
  lookup: Lookup,
): Inner | null {
  const shell = baseName(words[0]?.text)
  if (shell === null || !isShell(shell)) return null
  const texts = words.map(({ text }) => text)
  const options = readSetOptions(texts, 1, [])
  // A word behind the options is the script in place of the input, unless -s says that it is a parameter.
  if (options === null || options.letters.has('c') || options.on.has('noexec')) return null
  if (options.next < words.length && !options.letters.has('s')) return null
  const input = redirects.some(isInput) ? documentOf(redirects, lookup) : printedBy(writer, range, lookup)
  if (input === null) return null
  const read = () => parsePlacedShell(input.text, input.at, MAX_SCRIPT)
  return { shell, options: [...options.on], text: input.text, read }
}

function isInput({ operator, fd }: Redirect): boolean {
  return operator.startsWith('<') && (fd ?? 0) === 0
}

/** Of several inputs the last one counts; null for a file. */
function documentOf(redirects: readonly Redirect[], lookup: Lookup): Input | null {
  const input = redirects.findLast(isInput)
  const document = input?.operator.startsWith('<<') === true ? (input.content ?? input.target) : null
  const text = document === null ? null : valueOfWord(document, lookup)
  return document === null || text === null ? null : { text, at: placeIn(document, text) }
}

/** `echo "ls" | sh`, `cat <<EOF | sh`; what other programs print is not known. */
function printedBy(writer: Command | null, range: Range, lookup: Lookup): Input | null {
  const [program, ...args] = writer?.words ?? []
  if (writer === null || writer.redirects.some((each) => !isInput(each))) return null
  if (program?.literal === 'cat' && args.length === 0) return documentOf(writer.redirects, lookup)
  const texts = args.map((word) => valueOfWord(word, lookup))
  if (program?.literal !== 'echo' || texts.some((text) => text === null || /^-|\\/.test(text))) return null
  return { text: texts.join(' '), at: () => range }
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
