import type { Finding } from '@/lib/engine/index.ts'

/** The problem behind a place of the text, or before it with `step` -1; from the last on to the first. Null when there is none. */
export function nextProblem(findings: readonly Finding[], offset: number, step: 1 | -1): Finding | null {
  const inOrder = findings.toSorted((a, b) => a.range.start.offset - b.range.start.offset)
  return step === 1
    ? (inOrder.find(({ range }) => range.start.offset > offset) ?? inOrder[0] ?? null)
    : (inOrder.findLast(({ range }) => range.start.offset < offset) ?? inOrder.at(-1) ?? null)
}

/** The problem with a fix in a line: of several the last that begins. Null when there is none. */
export function fixableAt(findings: readonly Finding[], line: number): Finding | null {
  const here = findings.filter(
    ({ range, fix }) => fix !== null && range.start.line <= line && line <= range.end.line,
  )
  return here.toSorted((a, b) => b.range.start.offset - a.range.start.offset)[0] ?? null
}

/** The blanks that a line begins with, up to the caret: what the line behind it begins with too. */
export function indentationAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, offset))![0]
}
