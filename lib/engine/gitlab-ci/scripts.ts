import { parseScript } from '../cli/parse.ts'
import type { CommandFile } from '../cli/model.ts'
import type { Node, ScalarNode } from '../document/types.ts'
import { positionAt, type LineStarts, type Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import type { JobCommand, JobSetting, Phase, ScriptLine } from './model.ts'
import { scalarsOf } from './nodes.ts'
import { segmentsOf, type Segment } from './scalar-text.ts'
import type { Lookup } from './variables.ts'

/** What a shell gets, with the way back to the file. */
type Script = { readonly text: string; readonly segments: readonly Segment[] }

/** The text of a file, and how much of scripts may still be read: aliases and `extends` bring the same one many times. */
export type Source = {
  readonly text: string
  readonly starts: LineStarts
  readonly budget: { left: number }
  /** What programs would refuse is added here. */
  readonly problems: Problem[]
}

const MOST_SCRIPT = 65_536
export const SCRIPT_BUDGET = 1_000_000

/** The runner's shell stops at the first failure. Source: gitlab-org/gitlab-runner, shells/bash.go, `set -o pipefail`, `set -o errexit`. */
const START = '#!/bin/bash -eo pipefail\n'

export function linesOf(node: Node | null): readonly ScriptLine[] {
  return scalarsOf(node).map(({ text, range }) => ({ text, range }))
}

export type Commands = {
  readonly commands: readonly JobCommand[]
  readonly settings: readonly JobSetting[]
}

type Nodes = Readonly<Record<Phase, Node | null>>

/** before_script and script run in one shell, after_script in another one, which cannot fail the job. */
export function commandsOf(nodes: Nodes, lookup: Lookup, source: Source): Commands {
  const before = scalarsOf(nodes.before_script)
  const main = [...before, ...scalarsOf(nodes.script)]
  const isBefore = isWithin(before)
  const phaseOf = (range: Range): Phase => (isBefore(range) ? 'before_script' : 'script')
  const first = readShell(main, phaseOf, lookup, source)
  const after = readShell(scalarsOf(nodes.after_script), () => 'after_script', lookup, source)
  const forgiven = after.commands.map((command) => ({ ...command, failureStops: false }))
  return joined([first, { ...after, commands: forgiven }])
}

/** Scripts that come by an anchor stand anywhere in the file, so the places of the items are asked. */
function isWithin(items: readonly ScalarNode[]): (range: Range) => boolean {
  const places = items.map(({ range }) => range).toSorted((a, b) => a.start.offset - b.start.offset)
  return ({ start }) => {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle]?.start.offset ?? 0) <= start.offset) low = middle + 1
      else high = middle
    }
    return (places[low - 1]?.end.offset ?? -1) >= start.offset
  }
}

/** One list behind the other, their places moved along. */
function joined(parts: readonly Commands[]): Commands {
  const commands: JobCommand[] = []
  const settings: JobSetting[] = []
  for (const part of parts) {
    const count = commands.length
    const shift = (place: number | null): number | null => (place === null ? null : place + count)
    for (const command of part.commands) {
      const pipe = { from: shift(command.pipe.from), to: shift(command.pipe.to) }
      commands.push({ ...command, index: command.index + count, pipe, usedBy: shift(command.usedBy) })
    }
    for (const setting of part.settings) settings.push({ ...setting, before: setting.before + count })
  }
  return { commands, settings }
}

const NOTHING: Commands = { commands: [], settings: [] }

/** All items as one script; where that cannot be read each for itself, so that one bad line does not hide the others. */
function readShell(
  items: readonly ScalarNode[],
  phaseOf: (range: Range) => Phase,
  lookup: Lookup,
  source: Source,
): Commands {
  const whole = scriptOf(items, source)
  source.budget.left -= whole.text.length
  if (items.length === 0 || whole.text.length > MOST_SCRIPT || source.budget.left < 0) return NOTHING
  const file = parsed(whole, lookup, source)
  const readable = file.unreadable.length === 0 || items.length === 1
  const files = readable ? [file] : items.map((item) => parsed(scriptOf([item], source), lookup, source))
  source.problems.push(
    ...files.flatMap(({ problems }) => problems.filter(({ code }) => code === 'cli-invalid')),
  )
  return joined(files.map((each) => withPhases(each, phaseOf)))
}

function withPhases({ commands, settings }: CommandFile, phaseOf: (range: Range) => Phase): Commands {
  return {
    commands: commands.map((command) => ({ ...command, phase: phaseOf(command.range) })),
    settings: settings.map((setting) => ({ ...setting, phase: phaseOf(setting.range) })),
  }
}

function scriptOf(items: readonly ScalarNode[], { text }: Source): Script {
  const segments: Segment[] = []
  let script = ''
  for (const item of items) {
    const from = script.length
    segments.push(
      ...segmentsOf(item, text).map(({ logical, source }) => ({ logical: logical + from, source })),
    )
    script += `${item.text}\n`
  }
  return { text: script, segments }
}

function parsed(script: Script, lookup: Lookup, source: Source): CommandFile {
  return parseScript(`${START}${script.text}`, {
    kind: 'shell',
    variables: valuesFor(script.text, lookup),
    place: (start, end) => placeIn(script, start - START.length, end - START.length, source.starts),
  })
}

function placeIn({ segments }: Script, start: number, end: number, starts: LineStarts): Range {
  const from = sourceOffset(segments, start, start)
  const to = end > start ? sourceOffset(segments, end, end - 1) : from
  return { start: positionAt(starts, from), end: positionAt(starts, Math.max(from, to)) }
}

/** A start belongs to the character behind it and an end to the one before it. */
function sourceOffset(segments: readonly Segment[], at: number, inside: number): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.logical ?? 0) <= inside) low = middle
    else high = middle - 1
  }
  const segment = segments[low]
  return segment === undefined ? 0 : segment.source + Math.max(0, at - segment.logical)
}

/** Predefined variables that are one word, whatever their value. Those that people write (titles, messages) may be several. */
const ONE_WORD =
  /^(?:CI|GITLAB)_(?!.*(?:MESSAGE|TITLE|DESCRIPTION|AUTHOR|NAMES?$))\w+$|^CI_\w*REF_NAME$|^CI_PROJECT_NAME$/

/**
 * What the shell knows: variables of the file, filled in. What GitLab sets stays as a word of its own name, `${CI_COMMIT_SHA}`,
 * so that it can be told where it ends up.
 */
function valuesFor(script: string, lookup: Lookup): Readonly<Record<string, string>> {
  const names = new Set([...script.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? ''))
  const values: Record<string, string> = {}
  for (const name of names) {
    const value = lookup(name)?.value?.text
    if (value !== undefined) values[name] = value
    else if (lookup(name) === undefined && ONE_WORD.test(name)) values[name] = `\${${name}}`
  }
  return values
}
