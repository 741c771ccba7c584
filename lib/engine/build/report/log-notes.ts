import { cacheSentence, formatSize, plural, secretSentence, wasteWords } from './words.ts'
import type { BuildReport, StageReport, StepReport } from './types.ts'

const MOST_NAMES = 8

/** What Drydock knows of a step beside what docker build prints: one fact per line. */
export function stepNotes(report: BuildReport, stage: StageReport, step: StepReport): readonly string[] {
  return [
    sizeNote(step),
    packagesNote(step),
    accountsNote(step),
    step.cache === null || step.cache.state === 'cached' ? null : cacheSentence(step.cache),
    ...step.wasted.map((waste) => wasteWords(report, stage, waste)),
    ...step.secrets.map((index) => secretSentence(report, report.secrets[index]!)),
  ].filter((note) => note !== null)
}

function sizeNote({ keyword, size, added, changed, removed }: StepReport): string | null {
  if (keyword === 'FROM') return `base image ${formatSize(size)}`
  const counts = [
    added.count > 0 ? `${added.count} added` : null,
    changed.count > 0 ? `${changed.count} changed` : null,
    removed.count > 0 ? `${removed.count} deleted` : null,
  ].filter((count) => count !== null)
  if (counts.length === 0 && size.bytes === 0 && size.basis !== 'unknown') return null
  const paths = counts.length === 0 ? '' : ` (paths: ${counts.join(', ')})`
  return `layer ${formatSize(size)}${paths}`
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
