import type { StepPlace, TakenAway } from '@/components/build-view/rows.ts'
import type { BuildReport, PathList, StageReport, StepReport } from '@/lib/engine/build/report/types.ts'
import type { Size } from '@/lib/engine/source/size.ts'
import { formatBytes, formatSize, plural } from '@/lib/engine/build/report/words.ts'

/** Words that only the panel needs; what the log and the command line say too is in the report's `words.ts`. */

/** `Stage 1: build`; the stage that becomes the image has no name to add. */
export function stageTitle({ index, label }: StageReport, target: number): string {
  const named = label !== String(index)
  if (index === target) return `Stage ${index + 1}: ${named ? `${label}, ` : ''}final image`
  return named ? `Stage ${index + 1}: ${label}` : `Stage ${index + 1}`
}

/** What becomes of a stage that is not in the image. */
export function takenWords({ used, shipped, taken }: StageReport): string | null {
  if (shipped) return null
  if (!used) return 'not built: the image needs nothing of it'
  if (taken.length === 0) return 'nothing is copied out'
  const [first, ...more] = taken
  return more.length === 0 ? `only ${first} is copied out` : `only ${listed(taken)} are copied out`
}

/** The number alone where it is known: that all sizes are estimates is said once, above them. */
export function sizeWords({ size, layer, keyword }: StepReport): string {
  if (!layer && keyword !== 'FROM') return ''
  return size.basis === 'unknown' ? formatSize(size) : formatBytes(size.bytes)
}

/** `Deletes /root/.netrc (from layer 3) and /wheels (from layer 4).` */
export function takesAwayWords(report: BuildReport, own: number, taken: readonly TakenAway[]): string {
  const say = (by: TakenAway['by'], verb: string) => {
    const pieces = taken
      .filter((one) => one.by === by)
      .map((one) => `${pathWords(one.paths, one.size)} (from ${placeWords(report, one, own)})`)
    return pieces.length === 0 ? [] : [`${verb} ${listed(pieces)}.`]
  }
  return [...say('removed', 'Deletes'), ...say('replaced', 'Replaces')].join(' ')
}

/** Where a step is, seen from the stage `own`: `layer 3`, `line 7`, `layer 3 of stage 1`. */
export function placeWords({ stages }: BuildReport, { stage, step }: StepPlace, own: number): string {
  const one = stages[stage]?.steps[step]
  const name = one?.number == null ? `line ${one?.range.start.line ?? '?'}` : `layer ${one.number}`
  return stage === own ? name : `${name} of stage ${stage + 1}`
}

/** Up to three paths by name, the rest by number. What is not listed one by one is told by its size. */
export function pathWords({ paths, count }: PathList, { bytes }: Size): string {
  const names = paths.slice(0, 3)
  const rest = count - names.length
  if (names.length === 0) return bytes > 0 ? `${formatBytes(bytes)} of files` : 'files'
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : listed(names)
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The details that a row can open, as pairs of a name and its words; empty where there is nothing to add. */
export function stepDetails(
  step: StepReport,
): { readonly name: string; readonly lines: readonly string[] }[] {
  const { added, changed, removed, packages, accounts } = step
  const names = packages.map(({ name, version }) => (version === null ? name : `${name} ${version}`))
  const people = accounts.map(({ kind, name, id }) => `${kind} ${name}${id === null ? '' : ` (${id})`}`)
  return [
    { name: `Added, ${plural(added.count, 'path')}`, lines: pathLines(added) },
    { name: `Changed, ${plural(changed.count, 'path')}`, lines: pathLines(changed) },
    { name: `Removed, ${plural(removed.count, 'path')}`, lines: pathLines(removed) },
    { name: plural(names.length, 'package'), lines: names },
    { name: 'Accounts', lines: people },
  ].filter(({ lines }) => lines.length > 0)
}

const MOST = 12

function pathLines({ paths, count }: PathList): string[] {
  const lines = paths.slice(0, MOST)
  return count > lines.length ? [...lines, `and ${count - lines.length} more`] : lines
}
