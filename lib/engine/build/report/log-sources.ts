import { parseImageReference } from '../../dockerfile/image-reference.ts'
import type { StageReport, StepReport } from './types.ts'

/** What a build fetches before its steps run, read off the instructions. */

/** The full name BuildKit shows: `docker.io/library/python:3.13-slim`; null for scratch and for text that names no image. */
export function fullName(text: string): string | null {
  const reference = text === 'scratch' ? null : parseImageReference(text)
  if (!reference) return null
  const { registry, repository, tag, digest } = reference
  const version = tag === null && digest === null ? ':latest' : tag === null ? '' : `:${tag}`
  return `${registry}/${repository}${version}${digest === null ? '' : `@${digest}`}`
}

/** The base of a stage as an image; null when it is another stage, scratch or unknown. */
export function baseImageOf(stages: readonly StageReport[], stage: StageReport): string | null {
  const earlier = stages.slice(0, stage.index)
  const isStage = earlier.some(({ label }) => label === stage.base.toLowerCase())
  return isStage ? null : fullName(stage.base)
}

/** Settings such as ENV and CMD run nothing; a base that is a stage or scratch is not fetched. */
export function isVertex(
  stages: readonly StageReport[],
  stage: StageReport,
  { keyword, layer }: StepReport,
): boolean {
  return keyword === 'FROM' ? stage.base !== 'scratch' && !isStageName(stages, stage) : layer
}

function isStageName(stages: readonly StageReport[], stage: StageReport): boolean {
  return fullName(stage.base) !== null && baseImageOf(stages, stage) === null
}

/** Images that a step copies or mounts from: no stage has that name or number. */
export function imagesTakenBy(stages: readonly StageReport[], { text }: StepReport): readonly string[] {
  const names = flagsOf(text).flatMap((flag) => fromOf(flag) ?? [])
  return names
    .filter((name) => !stages.some(({ label, index }) => label === name.toLowerCase() || `${index}` === name))
    .flatMap((name) => fullName(name) ?? [])
}

/** Does the step read files of the build context? */
export function readsContext({ keyword, text }: StepReport): boolean {
  const flags = flagsOf(text)
  if (keyword === 'RUN') return flags.some((flag) => isBindMount(flag) && fromOf(flag) === null)
  if (keyword !== 'COPY' && keyword !== 'ADD') return false
  if (flags.some((flag) => fromOf(flag) !== null)) return false
  const words = text.split(' ').slice(1 + flags.length, -1)
  return words.some((word) => !/^(<<|https?:|git@|\["?https?:)/.test(word))
}

/** Flags stand between the keyword and everything else. */
export function flagsOf(text: string): readonly string[] {
  const [, ...words] = text.split(' ')
  const end = words.findIndex((word) => !word.startsWith('--'))
  return end === -1 ? words : words.slice(0, end)
}

function fromOf(flag: string): string | null {
  return /^--from=(.+)/.exec(flag)?.[1] ?? /^--mount=(?:.*,)?from=([^,]+)/.exec(flag)?.[1] ?? null
}

/** `bind` is the default type. Source: docs.docker.com/reference/dockerfile, "RUN --mount". */
function isBindMount(flag: string): boolean {
  return flag.startsWith('--mount=') && !/[=,]type=(?!bind)/.test(flag)
}
