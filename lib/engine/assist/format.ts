import { parse, type Dockerfile, type Instruction } from '../dockerfile/index.ts'
import { applyEdits, type TextEdit } from '../source/edit.ts'
import { lineStarts, rangeAt, type LineStarts, type Position } from '../source/position.ts'
import { fileSaysTheSame, posixNodes, saysTheSame } from './said.ts'

export type FormatOptions = {
  /** Columns that continued lines are moved in. */
  readonly indent: number
  /** Lines to be formatted, first and last; all of them when null. */
  readonly lines: { readonly from: number; readonly to: number } | null
}

/**
 * Lays a Dockerfile out: instructions in capitals at the beginning of their lines, continued lines moved in, at most one
 * blank line, no blanks at the ends of lines. Each instruction is read again afterwards: where it would say anything else it
 * stays as it is, as heredocs do. A file with errors is left alone.
 */
export function formatDockerfile(text: string, { indent, lines }: FormatOptions): readonly TextEdit[] {
  const dockerfile = parse(text)
  if (dockerfile.problems.some(({ severity }) => severity === 'error')) return []
  const starts = lineStarts(text)
  const posix = posixNodes(dockerfile)
  const trimmed = text.trimEnd().length
  const within = [
    ...dockerfile.instructions.flatMap((node) =>
      ofInstruction(dockerfile, node, starts, { indent, posix: posix.has(node) }),
    ),
    ...around(dockerfile, starts),
  ].filter(({ from }) => from < trimmed)
  const edits = [...within, ...ending(text, trimmed)].map(({ from, to, newText }): TextEdit => ({
    range: rangeAt(starts, from, to),
    newText,
  }))
  const wanted = edits.filter(({ range: { start, end } }) => !lines || isWithin(lines, start, end))
  return !overlap(wanted) && fileSaysTheSame(dockerfile, parse(applyEdits(text, wanted))) ? wanted : []
}

function overlap(edits: readonly TextEdit[]): boolean {
  const inOrder = edits.toSorted((a, b) => a.range.start.offset - b.range.start.offset)
  return inOrder.some(({ range }, at) => range.start.offset < (inOrder[at - 1]?.range.end.offset ?? 0))
}

/** Up to the line end behind the last line, too. */
function isWithin(
  { from, to }: NonNullable<FormatOptions['lines']>,
  start: Position,
  end: Position,
): boolean {
  return start.line >= from && (end.line <= to || (end.line === to + 1 && end.column === 1))
}

type Edit = { readonly from: number; readonly to: number; readonly newText: string }

/** All edits of an instruction; only those outside its continued lines where the whole would say something else. */
function ofInstruction(
  { source, escape }: Dockerfile,
  node: Instruction,
  starts: LineStarts,
  { indent, posix }: { readonly indent: number; readonly posix: boolean },
): Edit[] {
  // An instruction may begin with a continued line of blanks; nobody means that.
  if (node.keywordRange.start.line !== node.range.start.line) return []
  const outer = [...beginning(source, node, starts), ...blanksBefore(source, node.range.end.offset)]
  const inner = continued(source, node, starts, indent)
  const base = starts[node.range.start.line - 1]!
  const before = source.slice(base, node.range.end.offset)
  const keeps = (edits: readonly Edit[]): boolean =>
    saysTheSame(before, applied(before, edits, base), escape, posix)
  return [[...outer, ...inner], outer].find(keeps) ?? []
}

function applied(text: string, edits: readonly Edit[], base: number): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, { from, to, newText }) => all.slice(0, from - base) + newText + all.slice(to - base), text)
}

/** What differs from what is there. */
function edit(source: string, from: number, to: number, newText: string): Edit[] {
  return source.slice(from, to) === newText ? [] : [{ from, to, newText }]
}

function beginning(source: string, node: Instruction, starts: LineStarts): Edit[] {
  const line = starts[node.range.start.line - 1]!
  const start = node.keywordRange.start.offset
  return [
    ...(/^[ \t]*$/.test(source.slice(line, start)) ? edit(source, line, start, '') : []),
    ...keywordOf(source, node),
    ...(node.trigger ? keywordOf(source, node.trigger) : []),
    ...(node.keyword === 'FROM' && node.args.length === 3 ? capitals(source, node.args[1]!.range) : []),
  ]
}

/** In capitals, with one blank behind it. */
function keywordOf(source: string, { keywordRange }: Instruction): Edit[] {
  const end = keywordRange.end.offset
  const gap = /^[ \t]+(?=[^\s\\`])/.exec(source.slice(end, end + 200))
  return [...capitals(source, keywordRange), ...(gap ? edit(source, end, end + gap[0].length, ' ') : [])]
}

function capitals(source: string, { start, end }: Instruction['range']): Edit[] {
  return edit(source, start.offset, end.offset, source.slice(start.offset, end.offset).toUpperCase())
}

/** Takes off the blanks at the end of a line, or of the text before an offset in it. */
function blanksBefore(source: string, end: number): Edit[] {
  let from = end
  while (from > 0 && /[ \t]/.test(source[from - 1]!)) from--
  return edit(source, from, end, '')
}

/** Moves continued lines in, as they stand to one another; comments between them too. */
function continued(source: string, node: Instruction, starts: LineStarts, indent: number): Edit[] {
  const [heredoc] = node.heredocs
  const last = heredoc ? heredoc.contentRange.start.line - 1 : node.range.end.line
  const lines = range(node.range.start.line + 1, last).map((line) => lineAt(source, starts, line))
  const least = Math.min(...lines.filter(({ text }) => text !== '').map(({ columns }) => columns(indent)))
  const first = lineAt(source, starts, node.range.start.line)
  return [
    ...(lines.length > 0 ? blanksBefore(source, first.end) : []),
    ...lines.flatMap(({ start, end, text, lead, columns }, at) => [
      ...edit(source, start, start + lead, text === '' ? '' : ' '.repeat(indent + columns(indent) - least)),
      // The end of the last line is that of the instruction.
      ...(at < lines.length - 1 || heredoc ? (text === '' ? [] : blanksBefore(source, end)) : []),
    ]),
  ]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}

/** A line without its end: `lead` blanks, then `text`. */
function lineAt(source: string, starts: LineStarts, line: number) {
  const start = starts[line - 1]!
  const next = starts[line]
  const whole = source.slice(start, next === undefined ? source.length : next - 1).replace(/\r$/, '')
  const blanks = /^[ \t]*/.exec(whole)![0]
  return {
    start,
    end: start + whole.length,
    lead: blanks.length,
    text: whole.slice(blanks.length),
    columns: (tab: number): number =>
      [...blanks].reduce((at, sign) => (sign === '\t' ? at + tab - (at % tab) : at + 1), 0),
  }
}

/** Comments and blank lines behind the first instruction; what stands above it may be a directive. */
function around({ source, instructions }: Dockerfile, starts: LineStarts): Edit[] {
  const first = instructions[0]?.range.start.line
  if (first === undefined) return []
  const inside = new Set(instructions.flatMap(({ range: { start, end } }) => range(start.line, end.line)))
  const edits: Edit[] = []
  let blank: number | null = null
  let blanks = 0
  for (const line of range(first, starts.length)) {
    const { start, end, lead, text } = lineAt(source, starts, line)
    if (!inside.has(line) && text === '') {
      blanks++
      if (blanks === 2) blank = start
      continue
    }
    if (blank !== null) edits.push(...edit(source, blank, start, ''))
    blank = null
    blanks = 0
    if (!inside.has(line)) edits.push(...edit(source, start, start + lead, ''), ...blanksBefore(source, end))
  }
  return edits
}

/** One line end at the end of the text. */
function ending(source: string, trimmed: number): Edit[] {
  return edit(source, trimmed, source.length, /\r?\n/.exec(source)?.[0] ?? '\n')
}
