import {
  build,
  grade,
  isOther,
  kindOf,
  lint,
  needsGrader,
  parse,
  rules,
  withoutIgnored,
} from '@/lib/engine/index.ts'
import type { Context } from '@/lib/engine/index.ts'
import { buildFiles } from './answer-build.ts'
import { checkRule } from './answer-rule.ts'
import type { LintReport, LintRequest, Request, Result } from './protocol.ts'
import { infoOf, isForLabs } from './report.ts'
import { wholeContext } from './whole-context.ts'

/** What is loaded when it is first needed: what reads files beside Dockerfiles, and why the rules are there. */
const files = () => import('./answer-files.ts')
const assistance = () => import('@/lib/engine/completion/complete.ts')
const reasons = () => import('@/lib/engine/rules/dockerfile/why.ts')

/** Does the answer need what a page of Dockerfiles never loads? */
export function needsFiles(request: Request): boolean {
  if (request.kind === 'grade') return needsGrader(request.lab)
  if (request.kind === 'rule') return request.file !== 'dockerfile'
  return request.kind === 'lint' && Object.keys(request.files).some((path) => isOther(kindOf(path)))
}

/** Loads what a request needs besides the engine for Dockerfiles; at once when it is there already. */
export async function prepare(request: Request): Promise<void> {
  if (needsFiles(request)) await files()
  if (request.kind === 'complete' || request.kind === 'describe') await assistance()
  if (request.kind === 'lint') await reasons()
}

/** Answers one request. Without side effects: the worker, and a test, call it the same way. */
export async function answer(request: Request): Promise<Result> {
  if (request.kind === 'lint') return lintFiles(request)
  if (request.kind === 'build') return buildFiles(request)
  if (request.kind === 'complete') return (await assistance()).complete(request)
  if (request.kind === 'describe') return (await assistance()).describe(request)
  if (request.kind === 'rule')
    return request.file === 'dockerfile' ? checkRule(request) : (await files()).checkFileRule(request)
  if (!needsFiles(request)) return grade(request.lab, request.files)
  return (await files()).gradeAny(request.lab, request.files)
}

async function lintFiles(request: LintRequest): Promise<LintReport> {
  const all = wholeContext(request)
  const dockerfiles = Object.entries(request.files).filter(([name]) => kindOf(name) === 'dockerfile')
  const reports = dockerfiles.map(([name, text]) => ({
    name,
    ...lintDockerfile(text, withoutIgnored(all, name)),
  }))
  const others = needsFiles(request) ? (await files()).lintOthers(request) : { files: {}, rules: {} }
  const found = reports.flatMap(({ findings }) => findings)
  return {
    files: {
      ...Object.fromEntries(reports.map(({ name, findings }) => [name, findings])),
      ...others.files,
    },
    rules: { ...others.rules, ...infoOf(found, rules, (await reasons()).why) },
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
