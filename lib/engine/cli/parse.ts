import { withAliases } from './aliases.ts'
import { withinLimit } from '../document/limits.ts'
import { parsePlacedShell } from '../dockerfile/shell/parse.ts'
import { baseName } from '../dockerfile/shell/program.ts'
import { isShell, readSetOptions } from '../dockerfile/shell/shells.ts'
import type { Script } from '../dockerfile/shell/types.ts'
import { lineStarts, rangeAt, type LineStarts, type Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { gatherScript } from './script.ts'
import { newGathered, nextProcess, OUTSIDE, type Gathered } from './gather.ts'
import { newScopes } from './scopes.ts'
import { placeIn } from './make-text.ts'
import { readMakefile, type Recipe } from './makefile.ts'
import type { CommandFile, CommandLine, Target } from './model.ts'
import { callOf } from './call.ts'
import { commandProblems } from './problems.ts'
import { commentsIn, spansOf, type Spans } from './spans.ts'

export type ParseOptions = {
  readonly kind: 'shell' | 'makefile'
  /** What is known of the environment, by name; null for a value that is not known. */
  readonly variables?: Readonly<Record<string, string | null>>
  /** The script is started by itself: without arguments, and with nothing of its own in the environment. */
  readonly alone?: boolean
  /**
   * Where the text from one offset to another stands, for a script that is part of another file. Comments and blocks are then
   * left to the reader of that file.
   */
  readonly place?: (start: number, end: number) => Range
}

/** Longer scripts are cut at the limit of all files; a command line of Make may grow when variables are filled in. */
const MOST_SCRIPT = 600_000

/** The command lines of a shell script or Makefile. Never throws; linear. */
export function parseScript(source: string, options: ParseOptions): CommandFile {
  const { text, problems } = withinLimit(source)
  const starts = lineStarts(text)
  const gathered = newGathered(options.variables ?? {})
  const read =
    options.kind === 'makefile'
      ? readRecipes(text, starts, options, gathered)
      : readShellFile(text, starts, options, gathered)
  const calls = gathered.commands.map((draft) => callOf(draft))
  const commands = withAliases(gathered.commands).map((draft, index): CommandLine => ({
    ...draft,
    call: calls[index]?.call ?? null,
  }))
  return {
    source,
    kind: options.kind,
    interpreter: read.interpreter,
    commands,
    settings: gathered.settings,
    targets: read.targets,
    unreadable: read.unreadable,
    problems: [
      ...problems,
      ...commandProblems(
        gathered.commands,
        calls.flatMap(({ mistakes }) => mistakes),
      ),
    ],
    comments: options.place === undefined ? commentsIn(text, starts, read.spans) : [],
    blocks: options.place === undefined ? read.spans.blocks : [],
  }
}

type Read = Pick<CommandFile, 'interpreter' | 'targets' | 'unreadable'> & { readonly spans: Spans }

function readShellFile(
  text: string,
  starts: LineStarts,
  { place, alone = false }: ParseOptions,
  gathered: Gathered,
): Read {
  const shebang = readShebang(text)
  const spans: Spans = { blocks: [], texts: [] }
  const rest = { interpreter: shebang?.program ?? null, targets: [], spans }
  if (shebang !== null && !isShell(shebang.program)) return { ...rest, unreadable: [] }
  const at = place ?? ((start: number, end: number): Range => rangeAt(starts, start, end))
  const script = parsePlacedShell(text, at, MOST_SCRIPT)
  gatherScript(script, { ...OUTSIDE, options: shebang?.options ?? [], alone }, gathered)
  spansOf(script.body, spans)
  return { ...rest, unreadable: errorsOf(script) }
}

type Shebang = { readonly program: string; readonly options: readonly string[] }

/** `#!/bin/bash -eu`, `#!/usr/bin/env -S bash -e`. */
export function readShebang(text: string): Shebang | null {
  const line = /^#!([^\n]*)/.exec(text)?.[1]
  if (line === undefined) return null
  const words = line.trim().split(/\s+/)
  const from = baseName(words[0]) === 'env' ? words.findIndex((word, at) => at > 0 && !/^-|=/.test(word)) : 0
  const program = baseName(words[from])
  if (program === null || program === '') return null
  const options = readSetOptions(words, from + 1, [])
  return { program, options: [...(options?.on ?? [])] }
}

function readRecipes(text: string, starts: LineStarts, options: ParseOptions, gathered: Gathered): Read {
  const { recipes, targets, shell, shellFlags } = readMakefile(text, starts, options.variables ?? {})
  const spans: Spans = { blocks: rulesOf(targets, recipes, starts), texts: [] }
  const unreadable: Problem[] = []
  const flags = readSetOptions(shellFlags, 0, [])
  for (const { made, target, conditional, ignored } of shell !== null && isShell(shell) ? recipes : []) {
    const place = placeIn(made, starts)
    const at = options.place === undefined ? place : throughPlace(place, options.place)
    const script = parsePlacedShell(made.text, at, MOST_SCRIPT)
    const around = {
      ...OUTSIDE,
      target,
      certain: !conditional,
      failureStops: !ignored,
      failureIgnored: ignored,
    }
    gatherScript(script, { ...around, options: [...(flags?.on ?? [])] }, recipeShell(gathered))
    spansOf(script.body, spans)
    unreadable.push(...errorsOf(script))
  }
  return { interpreter: shell, targets, unreadable: onePerLine(unreadable), spans }
}

/** A rule with its recipe: what a comment above it speaks about. */
function rulesOf(targets: readonly Target[], recipes: readonly Recipe[], starts: LineStarts): Range[] {
  const ends = new Map(recipes.flatMap(({ rule, end }) => rule.map((target) => [target, end] as const)))
  return targets.map((target) => {
    const { start, end } = target.range
    return rangeAt(starts, start.offset, Math.max(end.offset, ends.get(target) ?? 0))
  })
}

function throughPlace(
  inner: (start: number, end: number) => Range,
  outer: (start: number, end: number) => Range,
): (start: number, end: number) => Range {
  return (start, end) => {
    const range = inner(start, end)
    return outer(range.start.offset, range.end.offset)
  }
}

/** Each line of a recipe has a shell of its own: it knows nothing of what another has set. */
function recipeShell(gathered: Gathered): Gathered {
  return { ...gathered, scopes: newScopes({}, nextProcess('', gathered)) }
}

function errorsOf({ errors }: Script): readonly Problem[] {
  return onePerLine(
    errors.map(({ message, range }) => ({
      code: 'shell-syntax',
      message: `the shell cannot read this: ${message}`,
      severity: 'error',
      range,
    })),
  )
}

function onePerLine(problems: readonly Problem[]): readonly Problem[] {
  const lines = new Set<number>()
  return problems.filter(({ range }) => !lines.has(range.start.line) && lines.add(range.start.line))
}
