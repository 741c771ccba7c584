import { baseName } from '../../dockerfile/paths.ts'
import type { StepCache } from '../types.ts'
import { formatSize } from './format-size.ts'
import type { BuildReport, SecretReport, StageReport, StepReport, WasteReport } from './types.ts'

export { formatBytes, formatSize } from './format-size.ts'
export { commandWords, gaugeSentence, PART_WORDS, pid1Words, userWords } from './image-words.ts'

/** What the X-ray says in words: one wording for the panel, the log, the command line and the tests. */
export const ESTIMATED = 'Estimated, not built'

const CACHE_WORDS = { cached: 'cached', rerun: 'rebuilt', 'may-rerun': 'may run' } as const

/** The state of a step in the next build; empty when nothing was asked about it. */
export function cacheWords(cache: StepCache | null): string {
  return cache === null ? '' : CACHE_WORDS[cache.state]
}

/** The state and why: `Rebuilt: app.py changed.` */
export function cacheSentence(cache: StepCache | null): string {
  if (cache === null) return ''
  const { state, reason } = cache
  return `${upperFirst(CACHE_WORDS[state])}${state === 'cached' || reason === '' ? '' : `: ${reason}`}.`
}

/** The sentence above the picture: how much runs again and what begins it, or what the build makes. */
export function summarySentence(report: BuildReport): string {
  const { failure, rerun, problems } = report
  if (failure)
    return `The build fails: ${sentence(problems[failure.problem]!.message.replace(/^ERROR: /, ''))}`
  if (!report.ok) return 'The build fails.'
  if (!rerun) return imageSentence(report)
  const { steps, rerun: again, mayRerun } = rerun
  if (steps === 0) return 'No step of this build runs anything.'
  if (again === 0 && mayRerun === 0) return `Nothing runs again: ${all(steps)} cached.`
  if (again === 0)
    return `${mayRerun} of ${plural(steps, 'step')} may run again, if what they take in differs.`
  const may =
    mayRerun === 0
      ? ''
      : ` ${mayRerun === 1 ? 'One more' : `${mayRerun} more`} may, if what they take in differs.`
  return `${again} of ${plural(steps, 'step')} ${again === 1 ? 'runs' : 'run'} again.${may}${firstSentence(report)}`
}

function all(steps: number): string {
  return steps === 1 ? 'the one step is' : `all ${steps} steps are`
}

function imageSentence({ image }: BuildReport): string {
  if (!image) return 'This file has no stage to build.'
  const { bytes, basis } = image.size
  const size = basis === 'unknown' && bytes === 0 ? 'an unknown size' : formatSize(image.size)
  return `The image has ${size}, with ${plural(image.layers, 'layer')} on top of ${image.base ?? 'an unknown base'}.`
}

/** What begins it, by its line. */
function firstSentence(report: BuildReport): string {
  const first = report.rerun?.first
  const stage = first && report.stages[first.stage]
  const step = first && stage?.steps[first.step]
  if (!stage || !step?.cache?.cause) return ''
  const where = `${shorten(step.text, 60)} on line ${step.range.start.line}`
  const after = stage.steps
    .slice(first.step + 1)
    .some(({ layer, cache }) => layer && cache?.state === 'rerun')
  const follows = after ? ', so the steps below it run again' : ''
  switch (step.cache.cause.kind) {
    case 'file':
      return ` ${where} takes in ${step.cache.cause.path}${follows}.`
    case 'arg':
      return ` ${where} depends on ${step.cache.cause.name}, whose value changed${follows}.`
    case 'no-cache':
      return ' The build does not use the cache.'
    default:
      return ''
  }
}

/** `34 MB deleted in layer 5, still shipped`; of a stage that is thrown away nothing is shipped. */
export function wasteWords(report: BuildReport, own: StageReport, waste: WasteReport): string {
  const by = report.stages[waste.stage]
  const step = by?.steps[waste.step]
  const size =
    waste.size.basis === 'unknown' && waste.size.bytes === 0 ? 'An unknown size' : formatSize(waste.size)
  const where = step ? ` in ${placeOf(step)}${by.index === own.index ? '' : ` of stage ${by.label}`}` : ''
  const done = waste.by === 'removed' ? 'deleted' : 'replaced'
  return `${upperFirst(size)} ${done}${where}, ${own.shipped ? 'still shipped' : 'thrown away with the stage'}`
}

function placeOf({ number, range }: StepReport): string {
  return number === null ? `line ${range.start.line}` : `layer ${number}`
}

type SecretWords = {
  /** `Secret can be recovered.` */
  readonly title: string
  /** `Layer 5 deletes .netrc, but it stays readable here.` */
  readonly detail: string
}

/** What becomes of a secret, said at the step that brings it. */
export function secretWords(report: BuildReport, secret: SecretReport): SecretWords {
  const { recoverable, certain } = secret
  if (!recoverable)
    return { title: 'Secret stays behind.', detail: `${nameOf(secret)} is in a stage that is thrown away.` }
  return {
    title: certain ? 'Secret can be recovered.' : 'A secret may be recoverable.',
    detail: secretDetail(report, secret),
  }
}

/** Title and detail together. */
export function secretSentence(report: BuildReport, secret: SecretReport): string {
  const { title, detail } = secretWords(report, secret)
  return `${title} ${detail}`
}

function secretDetail(report: BuildReport, secret: SecretReport): string {
  const name = nameOf(secret)
  const step = secret.removedIn === null ? null : report.stages[secret.stage]?.steps[secret.removedIn]
  if (step) return `${upperFirst(placeOf(step))} deletes ${name}, but it stays readable here.`
  switch (secret.by) {
    case 'env':
    case 'label':
      return `${name} is in the image’s configuration, where docker inspect shows it.`
    case 'arg':
      return `The value of ${name} is in the image’s history.`
    case 'url':
      return `${name} is in the text of this step, which the image’s history shows.`
    case 'mount':
      return `${name} holds what the secret mount was to keep out of the image.`
    default:
      return `${name} is in this layer, readable for everybody who has the image.`
  }
}

/** A path by its last part; `ENV NAME` and URLs as they are. */
function nameOf({ what }: SecretReport): string {
  return what.startsWith('/') ? baseName(what) : what
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
