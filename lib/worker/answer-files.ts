import { contextOf, isOther, kindOf, projectOf, UNKNOWN_CONTEXT } from '@/lib/engine/index.ts'
import type { Linted, OtherKind, Project, RuleMeta } from '@/lib/engine/index.ts'
import { lintOther, parseOther, unreadableOf } from '@/lib/engine/others.ts'
import { rules as composeRules } from '@/lib/engine/rules/compose/index.ts'
import { why as composeWhy } from '@/lib/engine/rules/compose/why.ts'
import { rules as daemonRules } from '@/lib/engine/rules/daemon/index.ts'
import { why as daemonWhy } from '@/lib/engine/rules/daemon/why.ts'
import { rules as pipelineRules } from '@/lib/engine/rules/gitlab-ci/index.ts'
import { why as pipelineWhy } from '@/lib/engine/rules/gitlab-ci/why.ts'
import { rules as shellRules } from '@/lib/engine/rules/shell/index.ts'
import { why as shellWhy } from '@/lib/engine/rules/shell/why.ts'
import type { LintReport, LintRequest, RuleAnswer, RuleRequest } from './protocol.ts'
import { forLabs, infoOf } from './report.ts'
import { wholeContext } from './whole-context.ts'

/** The answers about files beside Dockerfiles: loaded where a page holds such a file. */
export { gradeAny } from '@/lib/engine/grade/files/index.ts'

const METAS: readonly { readonly meta: RuleMeta }[] = [
  ...composeRules,
  ...pipelineRules,
  ...daemonRules,
  ...shellRules,
]
const WHY = { ...composeWhy, ...pipelineWhy, ...daemonWhy, ...shellWhy }

export function lintOthers(request: LintRequest): Pick<LintReport, 'files' | 'ignored' | 'rules'> {
  const context = wholeContext(request)
  const reports = Object.entries(request.files).flatMap(([path, text]) => {
    const kind = kindOf(path)
    if (!isOther(kind)) return []
    return [[path, forLabs(lintFile(kind, text, projectOf(path, context)))] as const]
  })
  const found = reports.flatMap(([, { findings, ignored }]) => [
    ...findings,
    ...ignored.map(({ finding }) => finding),
  ])
  return {
    files: Object.fromEntries(reports.map(([path, { findings }]) => [path, findings])),
    ignored: Object.fromEntries(reports.map(([path, { ignored }]) => [path, ignored])),
    rules: infoOfOthers(found),
  }
}

/** What a page shows about the rules for other files that occur in findings. */
export function infoOfOthers(found: readonly { readonly rule: string }[]): LintReport['rules'] {
  return infoOf(found, METAS, WHY)
}

function lintFile(kind: OtherKind, text: string, project: Project): Linted {
  return lintOther(kind, parseOther(kind, text, project), project)
}

/** The name under which a text of a rule's page is read. */
const PATHS = {
  compose: 'compose.yaml',
  'gitlab-ci': '.gitlab-ci.yml',
  daemon: 'daemon.json',
  shell: 'deploy.sh',
} as const

/** What one rule says about a text, advice that may not apply included. */
export function checkFileRule({ rule, text, context, file }: Omit<RuleRequest, 'kind'>): RuleAnswer {
  const kind = file === 'dockerfile' ? 'shell' : file
  const path = PATHS[kind]
  const project = projectOf(path, context ? contextOf({ ...context, [path]: text }) : UNKNOWN_CONTEXT)
  const model = parseOther(kind, text, project)
  const [first] = unreadableOf(model)
  return {
    findings: lintOther(kind, model, project).findings.filter((finding) => finding.rule === rule),
    unreadable: first ? { line: first.range.start.line, message: first.message } : null,
  }
}
