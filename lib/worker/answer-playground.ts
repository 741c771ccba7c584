import { LARGEST_CHECKED, toSource, withCut } from '@/lib/check/cut.ts'
import { errorsIn, judge } from '@/lib/check/judge.ts'
import { build, fixAll, parse, rules } from '@/lib/engine/index.ts'
import { why } from '@/lib/engine/rules/dockerfile/why.ts'
import { type Around, aroundOf } from '@/lib/playground/context.ts'
import { kindIn } from '@/lib/playground/kind.ts'
import type {
  CheckAnswer,
  CheckRequest,
  FileCheck,
  MendAnswer,
  MendRequest,
  WriteAnswer,
  WriteRequest,
} from '@/lib/playground/protocol.ts'
import { answerBuild } from './answer-build.ts'
import { infoOfOthers } from './answer-files.ts'
import type { BuildAnswer, PlaygroundRequest, Request, XrayRequest } from './protocol.ts'
import { infoOf } from './report.ts'

/** Its texts about rules are loaded when somebody exports. */
const sarif = () => import('@/lib/export/sarif.ts')

export async function prepare(kind: Request['kind']): Promise<void> {
  if (kind === 'write') await sarif()
}

export async function answerPlayground(
  request: PlaygroundRequest,
): Promise<CheckAnswer | MendAnswer | WriteAnswer | BuildAnswer> {
  if (request.kind === 'check') return checkFiles(request)
  if (request.kind === 'mend') return mendFiles(request)
  return request.kind === 'xray' ? xray(request) : write(request)
}

function checkFiles({ playground, paths }: CheckRequest): CheckAnswer {
  const around = aroundOf(playground)
  const checks = paths.flatMap((path) => {
    const kind = kindIn(playground, path)
    const text = playground.files[path]
    return kind === null || text === undefined
      ? []
      : [[path, checkFile({ path, kind, text, around })] as const]
  })
  const found = checks.flatMap(([, { findings, ignored }]) => [
    ...findings,
    ...ignored.map(({ finding }) => finding),
  ])
  return {
    files: Object.fromEntries(checks),
    rules: { ...infoOfOthers(found), ...infoOf(found, rules, why) },
  }
}

type Checked = { path: string; kind: FileCheck['kind']; text: string; around: Around }

function checkFile({ path, kind, text, around }: Checked): FileCheck {
  const source = sourceOf(text)
  const { findings, ignored, broken } = withCut(
    judge(kind, source.text, around.of(path)),
    source,
    source.text,
  )
  const secrets = kind === 'dockerfile' && !broken ? secretsIn(source.text, path, around) : 0
  return { kind, findings, ignored, broken, secrets }
}

/** What the command line would read of a file with this text. */
function sourceOf(text: string) {
  // No character has more than three bytes for each unit of its text.
  if (text.length * 3 <= LARGEST_CHECKED) return { text, cutFrom: null, exact: true }
  const bytes = new TextEncoder().encode(text)
  const part = bytes.subarray(0, LARGEST_CHECKED + 1)
  return toSource({ bytes: part, size: bytes.length }) ?? { text, cutFrom: null, exact: true }
}

function secretsIn(text: string, path: string, around: Around): number {
  const { secrets } = build(parse(text), around.build(path).context)
  return secrets.filter(({ recoverable }) => recoverable).length
}

function mendFiles({ playground, paths }: MendRequest): MendAnswer {
  const around = aroundOf(playground)
  let mended = 0
  const changed = paths.flatMap((path) => {
    const kind = kindIn(playground, path)
    const text = playground.files[path] ?? ''
    if (kind === null || sourceOf(text).cutFrom !== null) return []
    const check = (current: string) => judge(kind, current, around.of(path)).findings
    const fixed = fixAll(text, check, { errorsIn: (current) => errorsIn(kind, current) })
    mended += fixed.applied.length
    return fixed.applied.length === 0 ? [] : [[path, fixed.text] as const]
  })
  return { files: Object.fromEntries(changed), mended }
}

/** As `drydock lint --format sarif` writes it. */
async function write({ checks }: WriteRequest): Promise<WriteAnswer> {
  const { artifactBelowRoot, sarifHead, sarifResults, sarifTail } = await sarif()
  const results = checks.map(({ path, ...linted }) => sarifResults(artifactBelowRoot(path), linted))
  return { text: sarifHead() + results.filter((each) => each !== '').join(',\n') + sarifTail([]) }
}

function xray({ playground, path, ...asked }: XrayRequest): BuildAnswer {
  const { context, dockerfile: name } = aroundOf(playground).build(path)
  const text = playground.files[path] ?? ''
  const dockerfile = parse(text)
  return answerBuild(name, text, { dockerfile, built: build(dockerfile, context), asked })
}
