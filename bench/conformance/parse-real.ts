import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSyntax } from '../../lib/engine/dockerfile/parse-syntax.ts'
import type { Syntax } from '../../lib/engine/dockerfile/syntax.ts'
import { compareError, firstError, normalised, readJsonLines, toNode, writtenKeyword } from './buildkit.ts'
import type { Node } from './buildkit.ts'
import { all, AGREE, compare } from './report.ts'
import type { Outcome, Result } from './report.ts'

type RealCase = {
  file: string
  escape: string
  nodes: Node[]
  warnings: string[]
  err?: string
  errLine?: number
  instErr?: string
  instLine?: number
}

/** Real Dockerfiles, compared with what BuildKit's parser made of them. */
export function realFiles(folder: string): Result[] {
  return readJsonLines<RealCase>(join(folder, 'parse-real.jsonl')).map((row) => ({
    kind: `parse-real ${row.file.split('/')[0]}`,
    id: row.file,
    outcome: judge(row, readFileSync(join(folder, row.file), 'utf8')),
  }))
}

function judge(row: RealCase, text: string): Outcome {
  const syntax = parseSyntax(text)
  if (row.err !== undefined) return compareError(syntax, row.err, row.errLine ?? null)
  const warnings = syntax.problems.filter(({ severity }) => severity === 'warning').length
  return all([
    compare(syntax.escape, row.escape),
    compareNodes(syntax, row.nodes),
    compare(warnings, row.warnings?.length ?? 0),
    compareInstructionError(syntax, row),
  ])
}

function compareNodes(syntax: Syntax, expected: readonly Node[]): Outcome {
  const ours = syntax.instructions.map((node) => toNode(node, writtenKeyword(syntax, node)))
  if (ours.length !== expected.length) return compare(ours.length, expected.length)
  return all(ours.map((node, index) => compare(node, normalised(expected[index]!))))
}

function compareInstructionError(syntax: Syntax, { instErr, instLine }: RealCase): Outcome {
  if (instErr === undefined) return compare(firstError(syntax)?.message ?? null, null)
  const message = instErr.replace(/^dockerfile parse error on line \d+: /, '')
  return message === '' ? AGREE : compareError(syntax, message, instLine ?? null)
}
