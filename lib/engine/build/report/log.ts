import type { Problem } from '../../source/problem.ts'
import { baseImageOf, fullName, imagesTakenBy, readsContext } from './log-sources.ts'
import { stepNotes } from './log-notes.ts'
import { sourceBlock } from './source-block.ts'
import type { BuildReport, FailureReport, StageReport, StepReport } from './types.ts'
import { ESTIMATED, formatSize, plural } from './words.ts'

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
  return [
    `${OURS} ${ESTIMATED.toLowerCase()}: what docker build would do, without times.`,
    '',
    ...numbered(blocks),
    ...failing(report, source, name),
  ]
}

/** One numbered block; `end` is its last word, `notes` are ours. */
type Block = {
  readonly title: string
  readonly end: 'DONE' | 'CACHED' | 'CACHED or DONE' | `ERROR: ${string}`
  readonly notes: readonly string[]
}

function numbered(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ title, end, notes }, index) => {
    const number = `#${index + 1}`
    return [`${number} ${title}`, ...notes.map((note) => `${OURS} ${note}`), `${number} ${end}`, '']
  })
}

function done(title: string, notes: readonly string[] = []): Block {
  return { title, end: 'DONE', notes }
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
  const taken = stage.steps.flatMap((step) => imagesTakenBy(report, step))
  return [baseImageOf(report, stage) ?? [], taken].flat()
}

function running(report: BuildReport): Block[] {
  if (endsEarly(report)) return []
  const blocks: Block[] = []
  let context = false
  for (const stage of usedStages(report)) {
    const vertices = stage.steps.filter((step) => isVertex(report, stage, step))
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

/** Settings such as ENV and CMD run nothing; a base that is a stage or scratch is not fetched. */
function isVertex(report: BuildReport, stage: StageReport, { keyword, layer }: StepReport): boolean {
  return keyword === 'FROM' ? stage.base !== 'scratch' && !isStageName(report, stage) : layer
}

function isStageName(report: BuildReport, stage: StageReport): boolean {
  return fullName(stage.base) !== null && baseImageOf(report, stage) === null
}

/** `[build 2/5]`, the number padded to the width of the total. Source: dockerfile2llb/convert.go, prefixCommand. */
function prefixOf(report: BuildReport, stage: StageReport, number: number, total: number): string {
  const count = `${String(number).padStart(String(total).length)}/${total}`
  return isAlone(report) ? `[${count}]` : `[${nameOf(stage)} ${count}]`
}

/** An image that is copied from counts as a stage of its own. */
function isAlone(report: BuildReport): boolean {
  const [only, ...more] = report.stages
  return more.length === 0 && !only?.steps.some((step) => imagesTakenBy(report, step).length > 0)
}

function nameOf({ label, index }: StageReport): string {
  return label === `${index}` ? `stage-${index}` : label
}

function stepBlock(report: BuildReport, stage: StageReport, step: StepReport, prefix: string): Block {
  const base = step.keyword === 'FROM' ? baseImageOf(report, stage) : null
  const title = `${prefix} ${base === null ? step.text : `FROM ${base}`}`
  const error = errorIn(report, stage, step)
  if (error) return { title, end: `ERROR: ${error.message}`, notes: [] }
  return { title, end: endOf(step), notes: stepNotes(report, stage, step) }
}

/** A setting such as USER fails in the first step that needs it. */
function errorIn(report: BuildReport, stage: StageReport, step: StepReport): Problem | null {
  const at = report.failure?.at
  if (!report.failure || at?.stage !== stage.index) return null
  const failing = stage.steps.slice(at.step).find((each) => isVertex(report, stage, each))
  return failing === step ? report.problems[report.failure.problem]! : null
}

function endOf({ cache }: StepReport): Block['end'] {
  if (cache?.state === 'cached') return 'CACHED'
  return cache?.state === 'may-rerun' ? 'CACHED or DONE' : 'DONE'
}

function exporting(report: BuildReport): Block[] {
  const { ok, image } = report
  if (!ok || !image) return []
  const wasted = image.parts.find(({ kind }) => kind === 'wasted')
  const notes = [
    `image ${formatSize(image.size)}, ${plural(image.layers, 'layer')} on top of ${image.base ?? 'an unknown base'}`,
    ...(wasted ? [`${formatSize(wasted.size)} deleted later, still shipped`] : []),
  ]
  return [done('exporting to image', notes)]
}

/** The end of a build that fails, as docker build prints it. */
function failing(report: BuildReport, source: string, name: string): string[] {
  const { ok, failure, problems } = report
  if (ok) return []
  const problem = failure && problems[failure.problem]
  if (!problem) return ['ERROR: failed to build']
  return [
    ...headline(report, failure),
    ...sourceBlock(name, source, problem.range),
    `ERROR: failed to build: failed to solve: ${problem.message}`,
  ]
}

/** ` > [2/5] COPY …:` between two rules. */
function headline(report: BuildReport, { at }: FailureReport): string[] {
  if (at === null) return []
  const last = running(report).findLast(({ end }) => end.startsWith('ERROR'))
  return last ? ['------', ` > ${last.title}:`, '------'] : []
}
