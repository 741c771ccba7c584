import type { Token } from '@/lib/content/highlight.ts'
import type { Finding, Severity } from '@/lib/engine/index.ts'

export type Piece = Token & { readonly severity: Severity | null }
export type MarkedLine = { readonly pieces: readonly Piece[]; readonly findings: readonly Finding[] }

type Mark = { readonly from: number; readonly to: number; readonly severity: Severity }

/** Coloured lines with what was found on them: a piece is under a squiggle or not. A finding belongs to the line it begins on. */
export function markedLines(
  lines: readonly (readonly Token[])[],
  findings: readonly Finding[],
): MarkedLine[] {
  return lines.map((tokens, index) => {
    const own = findings.filter(({ range }) => range.start.line === index + 1)
    const length = tokens.reduce((sum, { text }) => sum + text.length, 0)
    const marks = own.map(({ range: { start, end }, severity }) => ({
      from: start.column - 1,
      to: end.line === start.line ? end.column - 1 : length,
      severity,
    }))
    return { pieces: cut(tokens, marks), findings: own }
  })
}

function cut(tokens: readonly Token[], marks: readonly Mark[]): Piece[] {
  const edges = marks.flatMap(({ from, to }) => [from, to])
  let at = 0
  return tokens.flatMap(({ text, kind }) => {
    const start = at
    at += text.length
    const inside = [...new Set(edges)].filter((edge) => edge > start && edge < at).toSorted((a, b) => a - b)
    const bounds = [start, ...inside, at]
    return bounds.slice(1).map((end, index) => {
      const from = bounds[index] ?? start
      const mark = marks.find((each) => each.from <= from && end <= each.to)
      return { text: text.slice(from - start, end - start), kind, severity: mark?.severity ?? null }
    })
  })
}
