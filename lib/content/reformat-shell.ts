import { parseScript } from '../engine/cli/parse.ts'
import type { CommandFile } from '../engine/cli/model.ts'
import type { Option } from '../engine/cli/calls.ts'
import { parsePlacedShell } from '../engine/dockerfile/shell/parse.ts'
import type { Command, ShellWord, Statement } from '../engine/dockerfile/shell/types.ts'
import { applyEdits } from '../engine/source/edit.ts'
import type { TextEdit } from '../engine/source/edit.ts'
import { lineStarts, rangeAt } from '../engine/source/position.ts'
import type { Reformatter } from './reformat.ts'

/** Layouts of one shell script that do the same. Each leaves a script alone that a shell would refuse. */
export const SHELL_REFORMATTERS: readonly Reformatter[] = [
  // An option between quotes, or apart from its value, takes no equals sign any more.
  edited('options with an equals sign', equalsSigns),
  edited('quotes around words', (text) => commandsOf(text).flatMap((each) => quotes(text, each))),
  edited('one word on a line', (text) => commandsOf(text).flatMap((each) => breaks(text, each))),
  edited('comments and blank lines between commands', remarks),
  { name: 'no line end at the end', apply: withoutLastLineEnd },
]

function edited(
  name: string,
  edits: (text: string, script: CommandFile) => readonly TextEdit[],
): Reformatter {
  return {
    name,
    apply: (text) => {
      const script = parseScript(text, { kind: 'shell' })
      return script.unreadable.length > 0 ? text : applyEdits(text, edits(text, script))
    },
  }
}

function editAt(text: string, from: number, to: number, newText: string): TextEdit {
  return { range: rangeAt(lineStarts(text), from, to), newText }
}

const REMARK = '\n# the tide is high\n\n'

/** Before each statement that begins a line of its own. */
function remarks(text: string, { blocks }: CommandFile): TextEdit[] {
  const lines = new Set(
    blocks.flatMap(({ start: { offset } }) => {
      const begin = text.lastIndexOf('\n', offset - 1) + 1
      const isFirst = text.slice(begin, offset).trim() === ''
      return isFirst && !text.slice(0, begin).endsWith('\\\n') ? [begin] : []
    }),
  )
  return [...lines].map((at) => editAt(text, at, at, REMARK))
}

/** Simple commands, those in blocks included and those in `$(…)` not. */
function commandsOf(text: string): Command[] {
  const starts = lineStarts(text)
  const script = parsePlacedShell(text, (from, to) => rangeAt(starts, from, to), text.length + 1)
  return script.body.flatMap(commandsIn)
}

function commandsIn(statement: Statement): Command[] {
  switch (statement.kind) {
    case 'command':
      return [statement]
    case 'pipeline':
      return statement.commands.flatMap(commandsIn)
    case 'and-or':
      return statement.items.flatMap(commandsIn)
    case 'background':
      return commandsIn(statement.body)
    case 'if':
      return [
        ...statement.clauses.flatMap(({ test, body }) => [...test, ...body]),
        ...statement.otherwise,
      ].flatMap(commandsIn)
    case 'while':
      return [...statement.test, ...statement.body].flatMap(commandsIn)
    case 'case':
      return statement.items.flatMap(({ body }) => body).flatMap(commandsIn)
    case 'test':
    case 'arithmetic':
      return []
    default:
      return statement.body.flatMap(commandsIn)
  }
}

/** A continuation for every blank between two words. A here-document begins below its line, which has to stay one. */
function breaks(text: string, { words, range }: Command): TextEdit[] {
  const begin = text.lastIndexOf('\n', range.start.offset - 1) + 1
  const end = text.indexOf('\n', range.end.offset)
  if (text.slice(begin, end === -1 ? text.length : end).includes('<<')) return []
  return words.slice(1).flatMap(({ range: next }, at) => {
    const from = words[at]!.range.end.offset
    const to = next.start.offset
    return /^[ \t]+$/.test(text.slice(from, to)) ? [editAt(text, from, to, ' \\\n    ')] : []
  })
}

/** Arguments without anything that a shell would expand. */
function quotes(text: string, { words }: Command): TextEdit[] {
  return words
    .slice(1)
    .filter((word) => isPlain(text, word))
    .map(({ raw, range }) => ({ range, newText: `"${raw}"` }))
}

function isPlain(text: string, { raw, range }: ShellWord): boolean {
  return text.slice(range.start.offset, range.end.offset) === raw && /^[\w./:@%+,-]+$/.test(raw)
}

/** Programs whose long options take their value either way. Source: github.com/spf13/pflag, "Command line flag syntax". */
const EITHER_WAY = ['docker', 'podman', 'nerdctl', 'docker-compose', 'cosign', 'trivy']

function equalsSigns(text: string, { commands }: CommandFile): TextEdit[] {
  const options = commands.flatMap(({ call }) => (call && EITHER_WAY.includes(call.tool) ? call.options : []))
  return options.flatMap((option) => equalsSign(text, option))
}

function equalsSign(text: string, { spelled, range, valueRange }: Option): TextEdit[] {
  const from = range.start.offset + spelled.length
  const to = valueRange.start.offset
  const isLong = spelled.startsWith('--') && text.slice(range.start.offset, from) === spelled
  return isLong && /^[ \t]+$/.test(text.slice(from, to)) ? [editAt(text, from, to, '=')] : []
}

/** The last line may end a here-document. */
function withoutLastLineEnd(text: string): string {
  return text.includes('<<') ? text : text.replace(/\n+$/, '')
}
