import type { Dockerfile, RunInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { slice } from '../../source/position.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { span } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'A chain of commands on one line has to be scrolled to be read, a change anywhere in it marks the whole line in a review, and an error message that names the line names all of its commands. With one command on each line, and && at its beginning, the chain reads like a list. Long chains can also be a heredoc. The layer is the same in every form.',
  bad: 'FROM alpine:3.23\nRUN apk add --no-cache build-base && make -C /src && make -C /src install && apk del build-base\n',
  good: 'FROM alpine:3.23\nRUN apk add --no-cache build-base \\\n && make -C /src \\\n && make -C /src install \\\n && apk del build-base\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#run',
    'https://docs.docker.com/reference/dockerfile/#here-documents',
  ],
  equivalents: { tally: ['newline-per-chained-call'] },
}

const MAX_COLUMNS = 100
const MAX_COMMANDS = 2

/** Counts the commands that stand in the same line of the file; a long line that nothing could break is left alone. */
export default defineRule({
  meta: {
    name: 'one-command-per-line',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Write one command of a chain on each line',
    messages: {
      chain: '{{count}} commands stand in this line; one on each line is easier to read and to review.',
      long: 'This line has {{count}} columns and holds a chain of commands; one on each line is easier to read and to review.',
      mounts: '{{count}} mounts stand in this line; one on each line is easier to read and to review.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const run of stages.flatMap(({ instructions }) => instructions)) {
      if (run.keyword !== 'RUN') continue
      const mounts = mountsInLine(run)
      if (mounts.length > 1) {
        const range = span(mounts[0]!, mounts.at(-1)!)
        yield {
          messageId: 'mounts',
          range,
          data: { count: mounts.length },
          ...mountFix(run, mounts, dockerfile),
        }
      }
      const line = fullLine(run, dockerfile)
      if (line === null) continue
      const { joints, range, columns } = line
      const count = joints.length + 1
      const messageId = count > MAX_COMMANDS ? 'chain' : 'long'
      const data = { count: messageId === 'chain' ? count : columns }
      yield { messageId, range, data, ...chainFix(run, dockerfile) }
    }
  },
})

/** Mounts that share a line with another, in order. */
function mountsInLine({ node }: RunInstruction): readonly Range[] {
  const ranges = node.flags.filter(({ name }) => name === 'mount').map(({ range }) => range)
  return ranges.filter(({ start }) => ranges.filter((other) => other.start.line === start.line).length > 1)
}

/** What stands between two commands of a chain: from the end of the one to the beginning of the next. */
type Joint = { readonly gap: Range; readonly before: Range; readonly after: Range }

/** The joints of the outermost chain that have both of their commands in one line. */
function jointsOf({ script, node }: RunInstruction, source: string): readonly Joint[] {
  if (!script || script.errors.length > 0 || node.heredocs.length > 0) return []
  const items = script.body.flatMap((statement) =>
    statement.kind === 'and-or' ? statement.items : [statement],
  )
  return items.slice(1).flatMap(({ range: after }, index) => {
    const before = items[index]!.range
    if (before.end.line !== after.start.line || before.end.offset > after.start.offset) return []
    // `|| true` belongs to the command before it.
    if (/^(?:true|:)$/.test(slice(source, after))) return []
    return [{ before, after, gap: { start: before.end, end: after.start } }]
  })
}

type Line = { readonly joints: readonly Joint[]; readonly range: Range; readonly columns: number }

/** The first line with too many commands, else the first that is too long for two. */
function fullLine(run: RunInstruction, { source }: Dockerfile): Line | null {
  const byLine = new Map<number, Joint[]>()
  for (const joint of jointsOf(run, source)) {
    const line = joint.gap.start.line
    const known = byLine.get(line)
    if (known) known.push(joint)
    else byLine.set(line, [joint])
  }
  const lines = [...byLine.values()].map((joints): Line => {
    const range = span(joints[0]!.before, joints.at(-1)!.after)
    return { joints, range, columns: columnsOf(joints[0]!.gap, source) }
  })
  return (
    lines.find(({ joints }) => joints.length >= MAX_COMMANDS) ??
    lines.find(({ columns }) => columns > MAX_COLUMNS) ??
    null
  )
}

function columnsOf({ start }: Range, source: string): number {
  const end = source.indexOf('\n', start.offset)
  const length = (end === -1 ? source.length : end) - start.offset
  return start.column - 1 + source.slice(start.offset, start.offset + length).trimEnd().length
}

/** Breaks every joint of the RUN that has its commands in one line, so that one fix is enough. */
function chainFix(run: RunInstruction, { source, escape }: Dockerfile): { fix?: Fix } {
  const edits = jointsOf(run, source).map(({ gap }): TextEdit | null => {
    const sign = slice(source, gap).trim()
    if (sign === ';') return { range: gap, newText: `; ${escape}\n    ` }
    return sign === '&&' || sign === '||' ? { range: gap, newText: ` ${escape}\n ${sign} ` } : null
  })
  if (edits.includes(null)) return {}
  const known = edits.filter((edit) => edit !== null)
  return { fix: { title: 'Break the line before each command', safety: 'safe', edits: known } }
}

function mountFix(
  { node }: RunInstruction,
  mounts: readonly Range[],
  { source, escape }: Dockerfile,
): { fix?: Fix } {
  const edits = mounts.slice(1).map((mount): TextEdit | null => {
    const previous = node.flags.findLast(({ range }) => range.end.offset <= mount.start.offset)
    const gap = previous ? { start: previous.range.end, end: mount.start } : null
    return gap && /^[ \t]+$/.test(slice(source, gap)) ? { range: gap, newText: ` ${escape}\n    ` } : null
  })
  const known = edits.filter((edit) => edit !== null)
  return known.length < mounts.length - 1
    ? {}
    : { fix: { title: 'Write each mount on a line of its own', safety: 'safe', edits: known } }
}
