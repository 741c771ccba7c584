import {
  cacheSentence,
  formatSize,
  pid1Words,
  plural,
  secretSentence,
  userWords,
  wasteWords,
} from './words.ts'
import type { BuildReport, PathList, SecretReport, StageReport, StepReport } from './types.ts'

const MOST_NAMES = 8

/** What Drydock knows of the finished image. */
export function imageNotes({ image, secrets }: BuildReport): readonly string[] {
  if (!image) return []
  const wasted = image.parts.find(({ kind }) => kind === 'wasted')
  const recoverable = secrets.filter((secret) => secret.recoverable).length
  return [
    `image ${formatSize(image.size)}, ${plural(image.layers, 'layer')} on top of ${image.base ?? 'an unknown base'}`,
    wasted ? `${formatSize(wasted.size)} deleted or replaced later, still shipped` : null,
    `user ${userWords(image)}`,
    `process 1: ${pid1Words(image)}`,
    recoverable > 0 ? `${plural(recoverable, 'secret')} can be recovered from it` : null,
  ].filter((note) => note !== null)
}

/** What Drydock knows of a step beside what docker build prints: one fact per line. */
export function stepNotes(report: BuildReport, stage: StageReport, step: StepReport): readonly string[] {
  return [
    sizeNote(step),
    packagesNote(step),
    accountsNote(step),
    step.cache === null || step.cache.state === 'cached' ? null : cacheSentence(step.cache),
    ...step.wasted.map((waste) => wasteWords(report, stage, waste)),
    ...step.secrets.map((index) => secretNote(report, report.secrets[index]!)),
  ].filter((note) => note !== null)
}

function sizeNote({ keyword, size, added, changed, removed }: StepReport): string | null {
  if (keyword === 'FROM') return `base image ${formatSize(size)}`
  const changes = [pathsNote('adds', added), pathsNote('changes', changed), pathsNote('deletes', removed)]
    .filter((each) => each !== null)
    .join(', ')
  const isEmpty = size.bytes === 0 && size.basis !== 'unknown'
  if (isEmpty) return changes === '' ? null : changes
  return `layer ${formatSize(size)}${changes === '' ? '' : `, ${changes}`}`
}

function pathsNote(verb: string, { paths, count }: PathList): string | null {
  if (count === 0) return null
  return `${verb} ${count === 1 ? paths[0] : plural(count, 'path')}`
}

function packagesNote({ packages }: StepReport): string | null {
  if (packages.length === 0) return null
  const names = packages
    .slice(0, MOST_NAMES)
    .map(({ manager, name, version }) => `${manager} ${name}${version === null ? '' : ` ${version}`}`)
  const more = packages.length - names.length
  return `installs ${names.join(', ')}${more > 0 ? ` and ${plural(more, 'package')} more` : ''}`
}

function accountsNote({ accounts }: StepReport): string | null {
  if (accounts.length === 0) return null
  return `creates ${accounts.map(({ kind, name, id }) => `${kind} ${name}${id === null ? '' : ` (${id})`}`).join(', ')}`
}

/** What it is and how it would be read. */
function secretNote(report: BuildReport, secret: SecretReport): string {
  return `${secretSentence(report, secret)} ${secret.how}`.trim()
}
