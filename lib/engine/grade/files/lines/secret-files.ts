import { cleanPath } from '../../../cli/folder.ts'
import type { CommandLine, ScriptSetting } from '../../../cli/model.ts'
import { keptBy, type PlacedLine } from './placed.ts'
import { pathsWritten } from './written.ts'

/** Variables that are made of others: longer chains are not followed to their end. */
const MAX_DEPTH = 16

const VARIABLE = /\$(?:\{(\w+)[^{}]*\}|(\w+))/g

/**
 * Does a line above write the file of a secret, by this test? Both may name it by a variable, which the script then hands to
 * Compose: `file: ${ROPE_FILE}` is what `export ROPE_FILE="$(mktemp)"` chose.
 */
export function writesSecretFile(placed: PlacedLine, fits: (line: CommandLine) => boolean): boolean {
  const { line, lines, settings } = placed
  const files = secretFiles(placed)
  if (files.size === 0) return false
  return lines
    .slice(0, line.index)
    .some(
      (each) =>
        pathsWritten(each).some((path) => files.has(cleanPath(inFull(path, settings, each.index)))) &&
        fits(each),
    )
}

function secretFiles({ line, settings, composed }: PlacedLine): ReadonlySet<string> {
  const raw = (composed ?? []).flatMap(({ secrets }) =>
    secrets.flatMap(({ file }) => file?.written.raw ?? []),
  )
  const handed = new Set(
    settings
      .filter((each) => each.exported && each.before <= line.index && line.process.startsWith(each.process))
      .flatMap((each) => (keptBy(line, each) === undefined ? each.name : [])),
  )
  const set = new Set(settings.map(({ name }) => name))
  const own = new Map(line.assignments.map(({ name, value, shown }) => [name, value ?? shown]))
  /** A variable that only the shell knows is empty for Compose; one that the script never sets both have from outside. */
  const forCompose = (written: string, name: string): string =>
    own.get(name) ?? (handed.has(name) || !set.has(name) ? written : '')
  return new Set(
    raw.map((path) => {
      const shown = path.replace(VARIABLE, (_all, braced?: string, plain?: string) => {
        const name = braced ?? plain ?? ''
        return forCompose(`\${${name}}`, name)
      })
      return cleanPath(inFull(shown, settings, line.index))
    }),
  )
}

/** A path with what is known of its variables; one that got its value from a command is named by where it got it. */
function inFull(path: string, settings: readonly ScriptSetting[], before: number, depth = 0): string {
  return path.replace(VARIABLE, (all, braced?: string, plain?: string) => {
    const name = braced ?? plain ?? ''
    const made = settings.findLast((each) => each.name === name && !each.named && each.before <= before)
    if (made === undefined || depth >= MAX_DEPTH) return all
    const { value, shown, range } = made
    return (
      value ??
      (shown.includes('$(')
        ? `${name}@${range.start.offset}`
        : inFull(shown, settings, made.before, depth + 1))
    )
  })
}
