import { reportOf } from '../lib/engine/index.ts'
import type {
  Build,
  BuildReport,
  CommandReport,
  Dockerfile,
  ImageReport,
  SecretReport,
  StageReport,
  StepCache,
  StepReport,
} from '../lib/engine/index.ts'

/** The object of `build --format json`. Other programs read it: a changed field is a new `version`. */
export type BuildOutput = {
  readonly version: 1
  readonly ok: boolean
  readonly stages: readonly StageOutput[]
  /** Null when the build fails. */
  readonly image: ImageOutput | null
  readonly secrets: readonly SecretOutput[]
  readonly problems: readonly ProblemOutput[]
}

type Size = StepReport['size']

/** `size` is null when part of it is not known; `knownSize` is then the rest. */
type SizeOutput = {
  readonly size: number | null
  readonly sizeBasis: Size['basis']
  readonly knownSize: number
}

type StageOutput = SizeOutput & {
  readonly name: string
  readonly base: string
  readonly used: boolean
  readonly shipped: boolean
  /** Paths that other stages take out of it. */
  readonly taken: readonly string[]
  readonly steps: readonly StepOutput[]
}

type StepOutput = SizeOutput & {
  readonly instruction: string
  readonly line: number
  /** Its number in the stage, FROM being 1; null for an instruction without a layer. */
  readonly layer: number | null
  /** Null: nothing was asked about the next build, or it depends on the content of what is copied. */
  readonly cached: boolean | null
  readonly reason: string
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** What is in it, as in `secrets` below. */
  readonly secrets: readonly string[]
  readonly packages: StepReport['packages']
  readonly wasted: readonly (SizeOutput & {
    readonly paths: readonly string[]
    readonly by: 'removed' | 'replaced'
    readonly stage: string
    readonly layer: number | null
  })[]
}

type ImageOutput = SizeOutput & {
  readonly base: string | null
  readonly user: {
    readonly name: string | null
    readonly uid: number | null
    readonly root: boolean | null
    readonly known: boolean
  }
  readonly workdir: string | null
  readonly env: Readonly<Record<string, string | null>>
  readonly exposed: readonly string[]
  readonly volumes: readonly string[]
  readonly labels: Readonly<Record<string, string | null>>
  readonly entrypoint: CommandReport | null
  readonly cmd: CommandReport | null
  readonly pid1: ImageReport['pid1']
  readonly healthcheck: string | null
  readonly stopSignal: string | null
  readonly layers: number
  readonly parts: readonly (SizeOutput & { readonly kind: string })[]
  readonly packages: ImageReport['packages']
  readonly files: readonly string[]
}

type SecretOutput = Pick<SecretReport, 'what' | 'recoverable' | 'line' | 'by' | 'how' | 'certain'> & {
  readonly stage: string
  readonly layer: number | null
  readonly removedIn: number | null
}

type ProblemOutput = Pick<BuildReport['problems'][number], 'code' | 'message' | 'severity' | 'range'>

/** Everything the report has, with every path and in the fields the command line promises. */
export function toBuildOutput(dockerfile: Dockerfile, build: Build): BuildOutput {
  const report = reportOf(dockerfile, build, Infinity)
  return {
    version: 1,
    ok: report.ok,
    stages: report.stages.map((stage) => toStage(report, stage)),
    image: report.ok && report.image ? toImage(report.image, build) : null,
    secrets: report.secrets.map((secret) => toSecret(report, secret)),
    problems: report.problems.map(({ code, message, severity, range }) => ({
      code,
      message,
      severity,
      range,
    })),
  }
}

function toSize({ bytes, basis }: Size): SizeOutput {
  return { size: basis === 'unknown' ? null : bytes, sizeBasis: basis, knownSize: bytes }
}

function toStage(report: BuildReport, stage: StageReport): StageOutput {
  const { label, base, used, shipped, size, taken, steps } = stage
  return {
    name: label,
    base,
    used,
    shipped,
    ...toSize(size),
    taken,
    steps: steps.map((step) => toStep(report, step)),
  }
}

function toStep(report: BuildReport, step: StepReport): StepOutput {
  const { text, range, number, cache, size, added, changed, removed, secrets, packages, wasted } = step
  return {
    instruction: text,
    line: range.start.line,
    layer: number,
    cached: cachedOf(cache),
    reason: cache?.reason ?? '',
    ...toSize(size),
    added: added.paths,
    changed: changed.paths,
    removed: removed.paths,
    secrets: secrets.map((index) => report.secrets[index]!.what),
    packages,
    wasted: wasted.map((waste) => ({
      paths: waste.paths.paths,
      ...toSize(waste.size),
      by: waste.by,
      stage: report.stages[waste.stage]!.label,
      layer: layerOf(report, waste.stage, waste.step),
    })),
  }
}

function cachedOf(cache: StepCache | null): boolean | null {
  if (cache === null || cache.state === 'may-rerun') return null
  return cache.state === 'cached'
}

function layerOf({ stages }: BuildReport, stage: number, step: number): number | null {
  return stages[stage]?.steps[step]?.number ?? null
}

function toImage(image: ImageReport, build: Build): ImageOutput {
  const { base, size, workdir, exposed, volumes, labels, entrypoint, cmd, pid1, healthcheck } = image
  const user = build.image!.user
  return {
    base,
    user: {
      name: user.name,
      uid: user.uid,
      root: user.root,
      known: user.root !== null && (user.name !== null || user.uid !== null),
    },
    workdir,
    env: build.image!.env,
    exposed,
    volumes,
    labels,
    entrypoint,
    cmd,
    pid1: { program: pid1.program, receivesSignals: pid1.receivesSignals, signal: pid1.signal },
    healthcheck,
    stopSignal: image.stopSignal,
    ...toSize(size),
    layers: image.layers,
    parts: image.parts.map((part) => ({ kind: part.kind, ...toSize(part.size) })),
    packages: image.packages,
    files: image.files.paths,
  }
}

function toSecret(report: BuildReport, secret: SecretReport): SecretOutput {
  const { what, stage, step, removedIn, recoverable, line, by, how, certain } = secret
  return {
    what,
    layer: layerOf(report, stage, step),
    removedIn: removedIn === null ? null : layerOf(report, stage, removedIn),
    recoverable,
    line,
    stage: report.stages[stage]!.label,
    by,
    how,
    certain,
  }
}
