import type { CommandFile, CommandLine, Setting } from '../../../cli/model.ts'
import { parseScript } from '../../../cli/parse.ts'
import { slice } from '../../../source/position.ts'

/** Does one of these scripts read the file at this path into a variable that it hands to what it starts? */
export function readsInto(scripts: readonly string[], path: string, name: string): boolean {
  return scripts.some((script) => reads(parseScript(script, { kind: 'shell' }), path, name))
}

function reads(file: CommandFile, path: string, name: string): boolean {
  const { commands, settings } = file
  const own = commands.flatMap(({ assignments }) => assignments)
  if (own.some((each) => each.name === name && isFrom(each, path, file))) return true
  if (!settings.some((each) => each.name === name && each.exported)) return false
  const set = settings.findLast((each) => each.name === name && !each.named)
  return set === undefined ? commands.some((line) => isRead(line, path, name)) : isFrom(set, path, file)
}

/** `read -r NAME < PATH`. */
function isRead({ program, words, redirects }: CommandLine, path: string, name: string): boolean {
  return (
    program === 'read' &&
    words.some(({ text }) => text === name) &&
    redirects.some(({ operator, target }) => operator === '<' && target === path)
  )
}

const PRINTS: ReadonlySet<string | null> = new Set(['echo', 'printf'])

/** `$(< ` at the end: the shell itself reads what follows. */
const BARE = /\$\(\s*<\s*["']?$/

/** `NAME=$(cat PATH)`, `NAME=$(< PATH)`. */
function isFrom({ range }: Setting, path: string, { commands, source }: CommandFile): boolean {
  const { start, end } = range
  const text = slice(source, range)
  const [before = '', behind] = text.split(path, 2)
  return (
    (behind !== undefined && BARE.test(before)) ||
    commands.some(
      (line) =>
        line.captured &&
        start.offset <= line.range.start.offset &&
        line.range.end.offset <= end.offset &&
        !PRINTS.has(line.program) &&
        [
          ...line.words.map((word) => word.text),
          ...line.redirects.map((redirect) => redirect.target),
        ].includes(path),
    )
  )
}
