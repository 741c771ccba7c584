import { build, grade, lint, parse, rules } from '@/lib/engine/index.ts'
import type { Context, Finding, Grade, Problem } from '@/lib/engine/index.ts'
import { isDockerfile } from './file-kind.ts'
import type { FileReport, LintReport, LintRequest, Request, RuleInfo } from './protocol.ts'

/** Answers one request. Pure: the worker, and a test, call it the same way. */
export function answer(request: Request): LintReport | Grade {
  return request.kind === 'grade' ? grade(request.lab, request.files) : lintFiles(request)
}

function lintFiles({ files, context }: LintRequest): LintReport {
  const reports: Record<string, FileReport> = {}
  for (const [name, text] of Object.entries(files)) {
    if (isDockerfile(name)) reports[name] = lintDockerfile(text, contextOf({ ...context, ...files }))
  }
  return { files: reports, rules: rulesOf(Object.values(reports).flatMap((report) => report.findings)) }
}

function lintDockerfile(text: string, context: Context): FileReport {
  const dockerfile = parse(text)
  const built = build(dockerfile, context)
  const findings = lint(dockerfile, built, context)
  const problems = [...dockerfile.problems, ...built.problems]
  return { findings, problems: problems.filter((problem) => !isReported(problem, findings)) }
}

/** Lint reports a problem under the rule of the same name; showing both would say one thing twice. */
function isReported(problem: Problem, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ rule, range }) => rule === problem.code && range.start.line === problem.range.start.line,
  )
}

/** A lab lists its whole context, so a missing source is certain. */
function contextOf(files: Readonly<Record<string, string>>): Context {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    { content, size: byteLength(content) },
  ])
  return { files: Object.fromEntries(entries), complete: true }
}

const byteLength = (text: string) => new TextEncoder().encode(text).length

function rulesOf(findings: readonly Finding[]): Record<string, RuleInfo> {
  const used = new Set(findings.map((finding) => finding.rule))
  const entries = rules
    .filter((rule) => used.has(rule.meta.name))
    .map(({ meta }) => [meta.name, { title: meta.title, why: meta.docs.why }])
  return Object.fromEntries(entries)
}
