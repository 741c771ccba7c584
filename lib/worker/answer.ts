import { build, contextOf, grade, lint, parse, rules } from '@/lib/engine/index.ts'
import type { Context, Finding, Grade } from '@/lib/engine/index.ts'
import { isDockerfile } from './file-kind.ts'
import type { LintReport, LintRequest, Request, RuleInfo } from './protocol.ts'

/** Answers one request. Pure: the worker, and a test, call it the same way. */
export function answer(request: Request): LintReport | Grade {
  return request.kind === 'grade' ? grade(request.lab, request.files) : lintFiles(request)
}

/** A lab lists its whole context, so a missing source is certain. */
function lintFiles({ files, context }: LintRequest): LintReport {
  const all = contextOf({ ...context, ...files })
  const dockerfiles = Object.entries(files).filter(([name]) => isDockerfile(name))
  const findings = dockerfiles.map(([name, text]) => [name, lintDockerfile(text, all)] as const)
  return { files: Object.fromEntries(findings), rules: rulesOf(findings.flatMap(([, found]) => found)) }
}

function lintDockerfile(text: string, context: Context): Finding[] {
  const dockerfile = parse(text)
  return lint(dockerfile, build(dockerfile, context), context)
}

function rulesOf(findings: readonly Finding[]): Record<string, RuleInfo> {
  const used = new Set(findings.map((finding) => finding.rule))
  const entries = rules
    .filter((rule) => used.has(rule.meta.name))
    .map(({ meta }) => [meta.name, { title: meta.title, why: meta.docs.why }])
  return Object.fromEntries(entries)
}
