import { parseSyntax } from '../../lib/engine/dockerfile/parse-syntax.ts'
import { compareError, firstError, normalised, readJsonLines, toNode, writtenKeyword } from './buildkit.ts'
import type { HeredocNode, Node } from './buildkit.ts'
import { all, compare } from './report.ts'
import type { Outcome, Result } from './report.ts'

type ExpectedInstruction = {
  keyword: string
  flags: string[]
  args: string[]
  json?: boolean
  startLine: number
  endLine: number
  heredocs?: HeredocNode[]
  sub?: ExpectedInstruction
}

type Expected = {
  escape: string
  instructions: ExpectedInstruction[]
  instructionError?: { message: string; line: number }
  error?: string
  line?: number
  warnings?: number
}

type GrammarCase = { name: string; text?: string; expect: Expected | 'accepted' }

/** The cases whose text is too long to store: their name says what it is. */
const GENERATED: ReadonlyMap<string, string> = new Map([
  ['long line 65535', `FROM a\nRUN ${'a'.repeat(65_531)}\n`],
  ['long line 65536', `FROM a\nRUN ${'a'.repeat(65_532)}\n`],
  ['long line EOF 65536', `FROM a\nRUN ${'a'.repeat(65_532)}`],
])

export function grammarCases(path: string): Result[] {
  const cases = readJsonLines<GrammarCase>(path)
  return cases.map((row) => ({ kind: 'grammar-cases', id: row.name, outcome: judge(row) }))
}

function judge({ name, text, expect }: GrammarCase): Outcome {
  const syntax = parseSyntax(text ?? GENERATED.get(name) ?? '')
  if (expect === 'accepted') return compare(syntax.problems, [])
  if (expect.error !== undefined) return compareError(syntax, expect.error, expect.line ?? null)
  const nodes = syntax.instructions.map((node) => toNode(node, writtenKeyword(syntax, node)))
  const warnings = syntax.problems.filter(({ severity }) => severity === 'warning').length
  const error = expect.instructionError
  return all([
    compare(syntax.escape, expect.escape),
    compare(
      nodes,
      expect.instructions.map((node) => normalised(toExpected(node))),
    ),
    compare(warnings, expect.warnings ?? 0),
    error ? compareError(syntax, error.message, error.line) : compare(firstError(syntax), null),
  ])
}

function toExpected({ keyword, startLine, endLine, sub, ...rest }: ExpectedInstruction): Partial<Node> {
  const node: Partial<Node> = { ...rest, value: keyword, start: startLine, end: endLine }
  return sub ? { ...node, sub: normalised(toExpected(sub), true) } : node
}
