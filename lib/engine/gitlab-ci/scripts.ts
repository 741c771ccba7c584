import { parseScript } from '../cli/parse.ts'
import type { CommandFile } from '../cli/model.ts'
import type { Node, ScalarNode } from '../document/types.ts'
import type { LineStarts, Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import type { JobCommand, JobSetting, Phase, ScriptLine } from './model.ts'
import { scalarsOf } from './nodes.ts'
import { placeIn, scriptOf, type Script } from './script-text.ts'
import type { Lookup } from './variables.ts'

/** The text of a file, and how much of scripts may still be read: aliases and `extends` bring the same one many times. */
export type Source = {
  readonly text: string
  readonly starts: LineStarts
  readonly budget: Budget
  /** What was read before, by place and by the values of its variables. */
  readonly known: Map<string, Commands>
  /** What programs would refuse is added here. */
  readonly problems: Problem[]
}

type Budget = { text: number; commands: number }

const MOST_SCRIPT = 65_536

export function newSource(text: string, starts: LineStarts): Source {
  return { text, starts, budget: { text: 600_000, commands: 20_000 }, known: new Map(), problems: [] }
}

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
  const items = {
    before: scalarsOf(nodes.before_script),
    main: scalarsOf(nodes.script),
    after: scalarsOf(nodes.after_script),
  }
  const all = [...items.before, ...items.main, ...items.after]
  source.budget.text -= all.reduce((sum, { text }) => sum + text.length, 0)
  if (all.length === 0 || source.budget.text < 0 || source.budget.commands < 0) return NOTHING
  const values = valuesFor(all, lookup)
  const key = `${all.map(({ range }) => range.start.offset).join(' ')} ${items.before.length} ${items.after.length} ${JSON.stringify(values)}`
  const found = source.known.get(key) ?? readAll(items, values, source)
  source.known.set(key, found)
  source.budget.commands -= found.commands.length
  return found
}

type Items = Readonly<Record<'before' | 'main' | 'after', readonly ScalarNode[]>>
type Values = Readonly<Record<string, string>>

function readAll({ before, main, after }: Items, values: Values, source: Source): Commands {
  const isBefore = isWithin(before)
  const phaseOf = (range: Range): Phase => (isBefore(range) ? 'before_script' : 'script')
  const first = readShell([...before, ...main], phaseOf, values, source)
  const second = readShell(after, () => 'after_script', values, source)
  const forgiven = second.commands.map((command) => ({ ...command, failureStops: false }))
  return joined([first, { ...second, commands: forgiven }])
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
  values: Values,
  source: Source,
): Commands {
  const whole = scriptOf(items, source.text)
  if (items.length === 0 || whole.text.length > MOST_SCRIPT) return NOTHING
  const file = parsed(whole, values, source)
  const readable = file.unreadable.length === 0 || items.length === 1
  const files = readable ? [file] : items.map((item) => parsed(scriptOf([item], source.text), values, source))
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

function parsed(script: Script, values: Values, source: Source): CommandFile {
  return parseScript(`${START}${script.text}`, {
    kind: 'shell',
    variables: values,
    place: (start, end) => placeIn(script, start - START.length, end - START.length, source.starts),
  })
}

/** Predefined variables that are one word, whatever their value. Those that people write (titles, messages) may be several. */
const ONE_WORD =
  /^(?:CI|GITLAB)_(?!.*(?:MESSAGE|TITLE|DESCRIPTION|AUTHOR|NAMES?$))\w+$|^CI_\w*REF_NAME$|^CI_PROJECT_NAME$/

/**
 * What the shell knows: variables of the file, filled in. What GitLab sets stays as a word of its own name, `${CI_COMMIT_SHA}`,
 * so that it can be told where it ends up.
 */
function valuesFor(items: readonly ScalarNode[], lookup: Lookup): Values {
  const used = items.flatMap(({ text }) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)])
  const names = new Set(used.map((match) => match[1] ?? ''))
  const values: Record<string, string> = {}
  for (const name of names) {
    const value = lookup(name)?.value?.text
    if (value !== undefined) values[name] = value
    else if (lookup(name) === undefined && ONE_WORD.test(name)) values[name] = `\${${name}}`
  }
  return values
}
