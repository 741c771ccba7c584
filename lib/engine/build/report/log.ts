import { failureIn, failureOf } from './log-failure.ts'
import { baseImageOf, imagesTakenBy, isVertex, readsContext } from './log-sources.ts'
import { imageNotes, stepNotes } from './log-notes.ts'
import { sourceBlock } from './source-block.ts'
import type { BuildReport, StageReport, StepReport } from './types.ts'
import { ESTIMATED } from './words.ts'

export type LogOptions = {
  /** What the file is called in the log; `Dockerfile` when not given. */
  readonly name?: string
}

/** Drydock's own facts stand behind this mark: BuildKit begins its lines with `#` and a number. */
const OURS = '# drydock:'

/**
 * A build as `docker build --progress=plain` would print it, stages in the order they are built, without times: nothing ran.
 * `source` is the text of the Dockerfile, for the lines around an error. One string per line, colours are the caller's.
 */
export function buildLog(
  report: BuildReport,
  source: string,
  { name = 'Dockerfile' }: LogOptions = {},
): readonly string[] {
  const blocks = [...loading(report, name), ...running(report), ...exporting(report)]
  const lines = [...numbered(blocks), ...failing(report, source, name), ...others(report)]
  const first = `${OURS} ${ESTIMATED.toLowerCase()}: what docker build would do, without times.`
  return [first, '', ...(lines.at(-1) === '' ? lines.slice(0, -1) : lines)]
}

/** One numbered block; `end` is its last word, `notes` are ours. */
type Block = {
  readonly title: string
  readonly end: 'DONE' | 'CACHED' | 'CACHED or DONE' | `ERROR: ${string}`
  /** What the step prints. */
  readonly output: readonly string[]
  readonly notes: readonly string[]
}

function numbered(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ title, end, output, notes }, index) => {
    const number = `#${index + 1}`
    return [
      ...[title, ...output].map((line) => `${number} ${line}`),
      ...notes.map((note) => `${OURS} ${note}`),
      `${number} ${end}`,
      '',
    ]
  })
}

function done(title: string, notes: readonly string[] = []): Block {
  return { title, end: 'DONE', output: [], notes }
}

/** A file that is refused ends the build before anything else is asked for. */
function loading(report: BuildReport, name: string): Block[] {
  const definition = done(`[internal] load build definition from ${name}`)
  if (endsEarly(report)) return [definition]
  const images = new Set(usedStages(report).flatMap((stage) => imagesOf(report, stage)))
  return [
    definition,
    ...[...images].map((image) => done(`[internal] load metadata for ${image}`)),
    done('[internal] load .dockerignore'),
  ]
}

function endsEarly({ ok, failure }: BuildReport): boolean {
  return !ok && (failure?.at ?? null) === null
}

function usedStages({ stages }: BuildReport): readonly StageReport[] {
  return stages.filter(({ used }) => used)
}

function imagesOf(report: BuildReport, stage: StageReport): readonly string[] {
  const taken = stage.steps.flatMap((step) => imagesTakenBy(report.stages, step))
  return [baseImageOf(report.stages, stage) ?? [], taken].flat()
}

function running(report: BuildReport): Block[] {
  if (endsEarly(report)) return []
  const blocks: Block[] = []
  let context = false
  for (const stage of usedStages(report)) {
    const vertices = stage.steps.filter((step) => isVertex(report.stages, stage, step))
    for (const [index, step] of vertices.entries()) {
      if (!context && readsContext(step)) {
        blocks.push(done('[internal] load build context'))
        context = true
      }
      const prefix = prefixOf(report, stage, index + 1, vertices.length)
      const block = stepBlock(report, stage, step, prefix)
      blocks.push(block)
      if (block.end.startsWith('ERROR')) return blocks
    }
  }
  return blocks
}

/** `[build 2/5]`, the number padded to the width of the total. Source: dockerfile2llb/convert.go, prefixCommand. */
function prefixOf(report: BuildReport, stage: StageReport, number: number, total: number): string {
  const count = `${String(number).padStart(String(total).length)}/${total}`
  return isAlone(report) ? `[${count}]` : `[${nameOf(stage)} ${count}]`
}

/** An image that is copied from counts as a stage of its own. */
function isAlone(report: BuildReport): boolean {
  const [only, ...more] = report.stages
  return more.length === 0 && !only?.steps.some((step) => imagesTakenBy(report.stages, step).length > 0)
}

function nameOf({ label, index }: StageReport): string {
  return label === `${index}` ? `stage-${index}` : label
}

function stepBlock(report: BuildReport, stage: StageReport, step: StepReport, prefix: string): Block {
  const base = step.keyword === 'FROM' ? baseImageOf(report.stages, stage) : null
  const title = `${prefix} ${base === null ? step.text : `FROM ${base}`}`
  const failed = failureIn(report, stage, step)
  if (failed) return { title, output: failed.output, end: `ERROR: ${failed.error}`, notes: [] }
  return { title, output: [], end: endOf(step), notes: stepNotes(report, stage, step) }
}

function endOf({ cache }: StepReport): Block['end'] {
  if (cache?.state === 'cached') return 'CACHED'
  return cache?.state === 'may-rerun' ? 'CACHED or DONE' : 'DONE'
}

function exporting(report: BuildReport): Block[] {
  return report.ok && report.image ? [done('exporting to image', imageNotes(report))] : []
}

/** The end of a build that fails, as docker build prints it. */
function failing(report: BuildReport, source: string, name: string): string[] {
  if (report.ok) return []
  const failed = failureOf(report)
  if (!failed) return ['ERROR: failed to build']
  const last = running(report).findLast(({ end }) => end.startsWith('ERROR'))
  return [
    ...(last ? ['------', ` > ${last.title}:`, ...last.output, '------'] : []),
    ...(failed.range ? sourceBlock(name, source, failed.range) : []),
    `ERROR: failed to build: failed to solve: ${failed.error}`,
  ]
}

/** Problems besides the one that ends the build. */
function others({ problems, failure }: BuildReport): string[] {
  const more = problems.filter((_, index) => index !== failure?.problem)
  if (more.length === 0) return []
  return [
    ...(failure ? [''] : []),
    ...more.map(
      ({ severity, message, range }) => `${OURS} ${severity} on line ${range.start.line}: ${message}`,
    ),
  ]
}
