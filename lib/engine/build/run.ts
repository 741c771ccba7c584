import type { Command, Script, ShellWord, Statement } from '../dockerfile/shell/types.ts'
import { unwrap } from '../dockerfile/shell/unwrap.ts'
import { shellOptions, walkCommands, type FlatCommand } from '../dockerfile/shell/walk.ts'
import type { Range } from '../source/position.ts'
import { cloneAccounts } from './accounts.ts'
import { runCommand } from './command.ts'
import type { Status } from './effects/index.ts'
import { failed, spillAnywhere } from './effects/support.ts'
import { globTest } from './glob.ts'
import { missingShell } from './missing.ts'
import { expand, outputOfAll, outputOfStatement } from './output.ts'
import { redirect } from './redirects.ts'
import {
  isFilled,
  newShell,
  subshell,
  whereOf,
  type Place,
  type Runner,
  type Shell,
} from './shell-process.ts'
import { evaluateBracket, FILLED } from './shell-test.ts'
import { builtinOf, dialectOf, notFoundMessage } from './shells.ts'
import { undo } from './tree.ts'
import { newLog, type World } from './world.ts'

const MAX_DEPTH = 24
/** A loop over more words than this is walked once, with an unknown variable. */
const MAX_ROUNDS = 32
/** A script that runs more commands than this is not followed to its end. */
const MAX_COMMANDS = 5000

const START: Place = { certain: true, open: false, depth: 0 }

/** Runs a script on the world: every command's effect in order, and the list of commands in `world.log`. */
export function runScript(
  script: Script,
  world: World,
  cwd: string | null,
  shellArgv: readonly string[],
): void {
  const [path = '/bin/sh'] = shellArgv
  const searching = !missingShell(world, path, script.range)
  const starter = { path, dialect: dialectOf(path, world), line: lineIn(script) }
  const runner = newRunner(world, factsOf(script, shellArgv), starter, searching)
  const reads = unwrap([...shellArgv, ':']).options.includes('noexec')
  if (reads) for (const statement of script.body) skip(statement, newShell(cwd), START, runner)
  else runAll(script.body, newShell(cwd), START, runner)
}

/** Continued lines are one for the shell; the lines of a here-document are its own. */
function lineIn({ text, range }: Script): (at: Range) => number {
  const lines = text.trimEnd().includes('\n')
  return (at) => (lines ? at.start.line - range.start.line + 1 : 1)
}

function newRunner(
  world: World,
  facts: Runner['facts'],
  starter: Runner['starter'],
  searching: boolean,
): Runner {
  return { world, facts, budget: { left: MAX_COMMANDS }, starter, searching, nesting: 0, walk: runAll }
}

/** `["/bin/bash", "-eo", "pipefail", "-c"]`: the options the script starts with. */
function factsOf(script: Pick<Script, 'body'>, shellArgv: readonly string[]): Map<Command, FlatCommand> {
  const called = unwrap([...shellArgv, ':'])
  return new Map(walkCommands(script, shellOptions(called.options)).map((flat) => [flat.command, flat]))
}

/** Runs the words of an exec form. */
export function runArgv(
  argv: readonly { value: string; range: Range }[],
  world: World,
  cwd: string | null,
  range: Range,
): void {
  const words = argv.map(({ value, range: at }): ShellWord => ({
    raw: value,
    parts: [],
    literal: value,
    range: at,
  }))
  const command: Command = { kind: 'command', assignments: [], words, redirects: [], range }
  const facts = new Map(walkCommands({ body: [command] }).map((flat) => [flat.command, flat]))
  const runner = newRunner(world, facts, null, true)
  runCommand(command, newShell(cwd), START, runner)
}

function runAll(statements: readonly Statement[], shell: Shell, place: Place, runner: Runner): Status {
  let status: Status = 'ok'
  for (const statement of statements) {
    if (shell.ended) break
    status = runStatement(statement, shell, place, runner)
  }
  return status
}

function maybe(place: Place): Place {
  return { ...place, certain: false, depth: place.depth + 1 }
}

function runStatement(statement: Statement, shell: Shell, place: Place, runner: Runner): Status {
  if (place.depth > MAX_DEPTH) {
    spillAnywhere(runner.world)
    return 'unknown'
  }
  const inner = { ...place, depth: place.depth + 1 }
  switch (statement.kind) {
    case 'command':
      return runCommand(statement, shell, place, runner)
    case 'pipeline':
      return runPipeline(statement, shell, inner, runner)
    case 'and-or':
      return runAndOr(statement, shell, inner, runner)
    case 'background':
      runStatement(statement.body, subshell(shell), inner, runner)
      return 'ok'
    case 'subshell':
    case 'group':
      return runGroup(statement, shell, asSureAsItsStart(statement, inner, runner), runner)
    case 'if':
      return runIf(statement, shell, asSureAsItsStart(statement, inner, runner), runner)
    case 'for':
      return runFor(statement, shell, inner, runner)
    case 'while':
      return runWhile(statement, shell, inner, runner)
    case 'case':
      return runCase(statement, shell, inner, runner)
    case 'function':
      shell.functions.set(statement.name, statement.body)
      return 'ok'
    case 'test':
    case 'arithmetic':
      return statement.kind === 'test' ? runBracket(statement, shell, place, runner) : 'unknown'
  }
}

function not(status: Status): Status {
  return status === 'unknown' ? 'unknown' : status === 'ok' ? 'fail' : 'ok'
}

/** What is printed further down a pipe counts as unknown. */
const MAX_PIPES = 16

function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | null = null
  return () => (done ??= { value: work() }).value
}

type Pipeline = Extract<Statement, { kind: 'pipeline' }>

/** Every part is a process of its own, which reads what the one before it prints. */
function runPipeline({ commands, negated }: Pipeline, shell: Shell, place: Place, runner: Runner): Status {
  let status: Status = 'unknown'
  let input = shell.input
  commands.forEach((each, index) => {
    const process = subshell(shell, input)
    status = runStatement(each, process, place, runner)
    input = index > MAX_PIPES ? null : once(() => outputOfStatement(each, process, runner))
  })
  return negated ? not(status) : status
}

type Group = Extract<Statement, { kind: 'group' | 'subshell' }>

function runGroup(
  { kind, body, redirects, range }: Group,
  shell: Shell,
  place: Place,
  runner: Runner,
): Status {
  const own = kind === 'group' ? shell : subshell(shell)
  const status = runAll(body, own, place, runner)
  redirect(redirects, shell, sureness(place, range), runner, () => outputOfAll(body, own, runner))
  return status
}

/** In `a && { b || c; }` the flat walk knows whether the group runs; what happens in it is for its own commands to tell. */
function asSureAsItsStart(statement: Statement, place: Place, { facts }: Runner): Place {
  const first = place.certain && place.open ? firstCommand(statement) : null
  return first !== null && facts.get(first)?.certain === true ? { ...place, open: false } : place
}

function firstCommand(statement: Statement | undefined): Command | null {
  switch (statement?.kind) {
    case 'command':
      return statement
    case 'and-or':
      return firstCommand(statement.items[0])
    case 'pipeline':
      return firstCommand(statement.commands[0])
    case 'group':
    case 'subshell':
      return firstCommand(statement.body[0])
    case 'if':
      return firstCommand(statement.clauses[0]?.test[0])
    default:
      return null
  }
}

function sureness({ certain }: Place, range: Range): Parameters<typeof redirect>[2] {
  return { certain, failureStops: false, range }
}

type AndOr = Extract<Statement, { kind: 'and-or' }>

function runAndOr({ items, connectors }: AndOr, shell: Shell, place: Place, runner: Runner): Status {
  let status: Status = 'ok'
  items.forEach((item, index) => {
    if (shell.ended) return
    const connector = connectors[index - 1] ?? '&&'
    const skipped = connector === '&&' ? 'fail' : 'ok'
    if (index > 0 && status === skipped) return skip(item, shell, place, runner)
    const known = index === 0 || status !== 'unknown'
    const next = known ? place : connector === '&&' ? { ...place, open: true } : maybe(place)
    const result = runStatement(item, shell, next, runner)
    status = known || connector === '&&' ? joined(status, result, known) : result === 'ok' ? 'ok' : 'unknown'
  })
  return status
}

/**
 * What certainly does not run leaves no trace but its mention: it is listed, as uncertain. It reads the tree as it is, and what
 * it writes is taken back.
 */
function skip(statement: Statement, shell: Shell, place: Place, runner: Runner): void {
  const { world } = runner
  const tree = { ...world.tree, opaque: new Set(world.tree.opaque), journal: new Map() }
  const aside: World = {
    ...world,
    tree,
    accounts: cloneAccounts(world.accounts),
    installed: new Map(),
    places: new Set(),
    venvs: new Set(world.venvs),
    log: { ...newLog(), commands: world.log.commands, installs: world.log.installs },
  }
  runStatement(statement, subshell(shell), maybe(place), { ...runner, world: aside, searching: false })
  undo(tree)
}

/** Status of `a && b` once b ran: what b says, unless it was open whether b ran. */
function joined(before: Status, result: Status, known: boolean): Status {
  if (known) return result
  return before === 'unknown' && result === 'fail' ? 'fail' : 'unknown'
}

type If = Extract<Statement, { kind: 'if' }>

function runIf(
  { clauses, otherwise, redirects, range }: If,
  shell: Shell,
  place: Place,
  runner: Runner,
): Status {
  redirect(redirects, shell, sureness(place, range), runner)
  let current = place
  for (const { test, body } of clauses) {
    const status = runAll(test, shell, current, runner)
    if (status === 'ok' && current === place) return runAll(body, shell, place, runner)
    if (status !== 'fail') {
      current = maybe(current)
      runPerhaps(body, shell, current, runner)
    }
    if (status === 'ok') return 'unknown'
  }
  if (current === place) return runAll(otherwise, shell, current, runner)
  runPerhaps(otherwise, shell, current, runner)
  return 'unknown'
}

/** A branch that need not run: an `exit` in it does not end what follows, and what it sets may be set or not. */
function runPerhaps(body: readonly Statement[], shell: Shell, place: Place, runner: Runner): void {
  const own: Shell = { ...shell, variables: new Map(shell.variables), ended: false }
  runner.walk(body, own, place, runner)
  for (const [name, value] of own.variables)
    if (value !== shell.variables.get(name) || !shell.variables.has(name)) shell.variables.set(name, null)
  if (own.cwd !== shell.cwd) shell.cwd = null
}

type For = Extract<Statement, { kind: 'for' }>

function runFor(
  { variable, words, body, redirects, range }: For,
  shell: Shell,
  place: Place,
  runner: Runner,
): Status {
  redirect(redirects, shell, sureness(place, range), runner)
  const values = words?.flatMap((word) => expand(word, shell, runner)) ?? [null]
  const known = values.length <= MAX_ROUNDS && values.every((value) => value !== null && !/[*?[]/.test(value))
  for (const value of known ? values : [null]) {
    if (shell.ended) break
    shell.variables.set(variable, value)
    if (known) runAll(body, shell, place, runner)
    else runPerhaps(body, shell, maybe(place), runner)
  }
  return values.length === 0 ? 'ok' : 'unknown'
}

type While = Extract<Statement, { kind: 'while' }>

/** A loop runs once, with nothing certain in it, unless its test surely says no at once. */
function runWhile(statement: While, shell: Shell, place: Place, runner: Runner): Status {
  const { test, until, body, redirects, range } = statement
  redirect(redirects, shell, sureness(place, range), runner)
  const status = runAll(test, shell, place, runner)
  if (status === (until ? 'ok' : 'fail')) return 'ok'
  runPerhaps(body, shell, maybe(place), runner)
  return 'unknown'
}

type Case = Extract<Statement, { kind: 'case' }>

function runCase(
  { subject, items, redirects, range }: Case,
  shell: Shell,
  place: Place,
  runner: Runner,
): Status {
  redirect(redirects, shell, sureness(place, range), runner)
  const [value = null] = expand(subject, shell, runner)
  let open = false
  for (const { patterns, body } of items) {
    const match = value === null ? null : matches(patterns, value)
    if (match === true && !open) return runAll(body, shell, place, runner)
    if (match !== false) runPerhaps(body, shell, maybe(place), runner)
    open ||= match === null
    if (match === true) break
  }
  return 'unknown'
}

/** Patterns without variables can be decided; null for everything else. Source: POSIX, "Case Conditional Construct". */
function matches(patterns: readonly ShellWord[], value: string): boolean | null {
  const answers = patterns.map(({ literal, raw }) => {
    if (raw === '*') return true
    if (literal === null) return null
    if (!/[*?[\\]/.test(raw)) return literal === value
    // Quotes and slashes in patterns are not worked out.
    return /["'\\]/.test(raw) || value.includes('/') ? null : globTest(raw)(value)
  })
  return answers.includes(true) ? true : answers.includes(null) ? null : false
}

type Bracket = Extract<Statement, { kind: 'test' | 'arithmetic' }>

/** `[[ … ]]` is the shell's own in bash and BusyBox; dash looks for a program of that name. */
function runBracket(statement: Bracket, shell: Shell, place: Place, runner: Runner): Status {
  const { world, starter } = runner
  if (starter !== null && builtinOf('[[', starter.dialect) === 'foreign') {
    if (runner.searching && place.certain && !world.missing.has('[[')) {
      world.missing.add('[[')
      const message = notFoundMessage('[[', starter, statement.range)
      failed(world, sureness(place, statement.range), 'command-not-found', message, '[[')
    }
    return 'fail'
  }
  const fields = statement.words.flatMap((word) =>
    isFilled(word, shell, runner) ? [FILLED] : expand(word, shell, runner),
  )
  return evaluateBracket(statement, fields, whereOf(shell, runner))
}
