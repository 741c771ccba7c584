import { build, grade, lint, parse, rules, withoutIgnored } from '@/lib/engine/index.ts'
import type { Context, Finding } from '@/lib/engine/index.ts'
import { ruleDocs } from '@/lib/engine/rules/dockerfile/docs.ts'
import { buildFiles } from './answer-build.ts'
import { checkRule } from './answer-rule.ts'
import { isDockerfile } from './file-kind.ts'
import type { LintReport, LintRequest, Request, Result, RuleInfo } from './protocol.ts'
import { wholeContext } from './whole-context.ts'

/** Answers one request. Pure: the worker, and a test, call it the same way. */
export function answer(request: Request): Result {
  if (request.kind === 'grade') return grade(request.lab, request.files)
  if (request.kind === 'rule') return checkRule(request)
  return request.kind === 'build' ? buildFiles(request) : lintFiles(request)
}

function lintFiles(request: LintRequest): LintReport {
  const all = wholeContext(request)
  const dockerfiles = Object.entries(request.files).filter(([name]) => isDockerfile(name))
  const reports = dockerfiles.map(([name, text]) => ({
    name,
    ...lintDockerfile(text, withoutIgnored(all, name)),
  }))
  return {
    files: Object.fromEntries(reports.map(({ name, findings }) => [name, findings])),
    rules: rulesOf(reports.flatMap(({ findings }) => findings)),
    secrets: reports.reduce((sum, { secrets }) => sum + secrets, 0),
  }
}

function lintDockerfile(text: string, context: Context) {
  const dockerfile = parse(text)
  const built = build(dockerfile, context)
  return {
    findings: lint(dockerfile, built, context).filter(isForLabs),
    secrets: built.secrets.filter(({ recoverable }) => recoverable).length,
  }
}

/** A lab speaks about what is certain: advice that may not apply would only hide it. */
function isForLabs({ severity, confidence }: Finding): boolean {
  return severity === 'error' || confidence === 'certain'
}

function rulesOf(findings: readonly { readonly rule: string }[]): Record<string, RuleInfo> {
  const used = new Set(findings.map((finding) => finding.rule))
  const entries = rules
    .filter((rule) => used.has(rule.meta.name))
    .map(({ meta }) => [
      meta.name,
      { title: meta.title, why: ruleDocs[meta.name]!.why, category: meta.category },
    ])
  return Object.fromEntries(entries)
}
