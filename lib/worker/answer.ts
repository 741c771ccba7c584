import { grade, isOther, kindOf, lintWithIgnored, needsGrader, rules } from '@/lib/engine/index.ts'
import { buildFiles } from './answer-build.ts'
import { answerEditor, prepareEditor } from './answer-editor.ts'
import { ignoreFindings } from './answer-ignore.ts'
import { checkRule } from './answer-rule.ts'
import type { EditorRequest, LintReport, LintRequest, Request, Result } from './protocol.ts'
import { createReader, type Reader } from './reader.ts'
import { forLabs, infoOf } from './report.ts'

/** What is loaded when it is first needed: what reads files beside Dockerfiles, and why the rules are there. */
const files = () => import('./answer-files.ts')
const playground = () => import('./answer-playground.ts')
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
  if (isOfEditor(request)) await prepareEditor(request)
  if (request.kind === 'lint') await reasons()
  if (isPlayground(request)) await (await playground()).prepare(request.kind)
}

/**
 * Answers one request. Without side effects: the worker, and a test, call it the same way. `reader` remembers what was read
 * last, so that those who ask about one text share it.
 */
export async function answer(request: Request, reader: Reader = createReader()): Promise<Result> {
  switch (request.kind) {
    case 'lint':
      return lintFiles(request, reader)
    case 'build':
      return buildFiles(request, reader)
    case 'rule':
      return request.file === 'dockerfile' ? checkRule(request) : (await files()).checkFileRule(request)
    case 'grade':
      if (!needsFiles(request)) return grade(request.lab, request.files)
      return (await files()).gradeAny(request.lab, request.files)
    case 'check':
    case 'mend':
    case 'write':
    case 'xray':
      return (await playground()).answerPlayground(request)
    default:
      return answerEditor(request, reader)
  }
}

function isOfEditor(request: Request): request is EditorRequest {
  return !['lint', 'build', 'rule', 'grade'].includes(request.kind) && !isPlayground(request)
}

function isPlayground({ kind }: Request): boolean {
  return kind === 'check' || kind === 'mend' || kind === 'write' || kind === 'xray'
}

async function lintFiles(request: LintRequest, reader: Reader): Promise<LintReport> {
  const dockerfiles = Object.keys(request.files).filter((name) => kindOf(name) === 'dockerfile')
  const reports = dockerfiles.map((name) => ({ name, ...lintDockerfile(name, request, reader) }))
  const others = needsFiles(request)
    ? (await files()).lintOthers(request)
    : { files: {}, ignored: {}, rules: {} }
  const found = reports.flatMap(({ findings, ignored }) => [
    ...findings,
    ...ignored.map(({ finding }) => finding),
  ])
  return {
    files: {
      ...Object.fromEntries(reports.map(({ name, findings }) => [name, findings])),
      ...ignoreFindings(request.files),
      ...others.files,
    },
    ignored: {
      ...Object.fromEntries(reports.map(({ name, ignored }) => [name, ignored])),
      ...others.ignored,
    },
    rules: { ...others.rules, ...infoOf(found, rules, (await reasons()).why) },
    secrets: reports.reduce((sum, { secrets }) => sum + secrets, 0),
  }
}

function lintDockerfile(name: string, request: LintRequest, reader: Reader) {
  const { dockerfile, built, context } = reader.build(name, request)
  return {
    ...forLabs(lintWithIgnored(dockerfile, built, context)),
    secrets: built.secrets.filter(({ recoverable }) => recoverable).length,
  }
}
