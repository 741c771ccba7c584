import { resolvePath } from '../dockerfile/paths.ts'
import { parseShellText } from '../dockerfile/shell/parse.ts'
import type { Command, Script, ShellWord, Statement } from '../dockerfile/shell/types.ts'
import { unwrap, type Unwrapped } from '../dockerfile/shell/unwrap.ts'
import { shellOptions, walkCommands, type FlatCommand } from '../dockerfile/shell/walk.ts'
import type { Range } from '../source/position.ts'
import { cloneAccounts, isRoot, ownerOf } from './accounts.ts'
import { builtins } from './builtins.ts'
import { harmless } from './effects/effect.ts'
import { effectOf, type Status } from './effects/index.ts'
import { outputOf, redirect, writesOf } from './redirects.ts'
import {
  expand,
  lookupFor,
  newShell,
  subshell,
  unknownCommand,
  type Runner,
  type Shell,
} from './shell-process.ts'
import { cloneTree } from './tree.ts'
import type { Executed } from './types.ts'
import { newLog, type World } from './world.ts'

/** How sure it is that what is walked now runs. `open`: only as sure as the flat walk says. */
type Place = { readonly certain: boolean; readonly open: boolean; readonly depth: number }

const MAX_DEPTH = 24
/** A loop over more words than this is walked once, with an unknown variable. */
const MAX_ROUNDS = 32
/** A script that runs more commands than this is not followed to its end. */
const MAX_COMMANDS = 5000
/** A value that grows beyond this counts as unknown. */
const MAX_VALUE = 65_536

/** Runs a script on the world: every command's effect in order, and the list of commands in `world.log`. */
export function runScript(
  script: Script,
  world: World,
  cwd: string | null,
  shellArgv: readonly string[],
): void {
  const facts = factsOf(script, shellArgv)
  const shell = newShell(cwd)
  runAll(
    script.body,
    shell,
    { certain: true, open: false, depth: 0 },
    { world, facts, budget: { left: MAX_COMMANDS } },
  )
}

/** `["/bin/bash", "-eo", "pipefail", "-c"]`: the options the script starts with. */
function factsOf(
  script: Pick<Script, 'body'>,
  shellArgv: readonly string[],
): ReadonlyMap<Command, FlatCommand> {
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
  const shell = newShell(cwd)
  const facts = new Map([[command, LAST_COMMAND(command)]])
  runCommand(
    command,
    shell,
    { certain: true, open: false, depth: 0 },
    { world, facts, budget: { left: MAX_COMMANDS } },
  )
}

const LAST_COMMAND = (command: Command): FlatCommand => walkCommands({ body: [command] })[0]!

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
  if (place.depth > MAX_DEPTH) return 'unknown'
  const inner = { ...place, depth: place.depth + 1 }
  switch (statement.kind) {
    case 'command':
      return runCommand(statement, shell, place, runner)
    case 'pipeline': {
      const statuses = statement.commands.map((each) => runStatement(each, subshell(shell), inner, runner))
      return statement.negated ? not(statuses.at(-1) ?? 'unknown') : (statuses.at(-1) ?? 'unknown')
    }
    case 'and-or':
      return runAndOr(statement, shell, inner, runner)
    case 'background':
      runStatement(statement.body, subshell(shell), inner, runner)
      return 'ok'
    case 'subshell':
    case 'group': {
      const status = runAll(
        statement.body,
        statement.kind === 'group' ? shell : subshell(shell),
        inner,
        runner,
      )
      redirect(statement.redirects, shell, inner.certain, runner)
      return status
    }
    case 'if':
      return runIf(statement, shell, inner, runner)
    case 'for':
      return runFor(statement, shell, inner, runner)
    case 'while':
      runAll(statement.test, shell, inner, runner)
      runAll(statement.body, shell, maybe(inner), runner)
      return 'unknown'
    case 'case':
      return runCase(statement, shell, inner, runner)
    case 'function':
      shell.functions.set(statement.name, statement.body)
      return 'ok'
    default:
      return 'unknown'
  }
}

function not(status: Status): Status {
  return status === 'unknown' ? 'unknown' : status === 'ok' ? 'fail' : 'ok'
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

/** What certainly does not run leaves no trace but its mention: it is listed, as uncertain. */
function skip(statement: Statement, shell: Shell, place: Place, { world, facts, budget }: Runner): void {
  const log = { ...newLog(), commands: world.log.commands, installs: world.log.installs }
  const aside: World = {
    ...world,
    tree: cloneTree(world.tree),
    accounts: cloneAccounts(world.accounts),
    installed: new Map(world.installed),
    places: new Set(world.places),
    venvs: new Set(world.venvs),
    log,
  }
  runStatement(statement, subshell(shell), maybe(place), { world: aside, facts, budget })
}

/** Status of `a && b` once b ran: what b says, unless it was open whether b ran. */
function joined(before: Status, result: Status, known: boolean): Status {
  if (known) return result
  return before === 'unknown' && result === 'fail' ? 'fail' : 'unknown'
}

type If = Extract<Statement, { kind: 'if' }>

function runIf({ clauses, otherwise, redirects }: If, shell: Shell, place: Place, runner: Runner): Status {
  let current = place
  for (const { test, body } of clauses) {
    const status = runAll(test, shell, current, runner)
    if (status === 'ok') return runAll(body, shell, current, runner)
    if (status === 'unknown') {
      current = maybe(current)
      runAll(body, branch(shell), current, runner)
    }
  }
  redirect(redirects, shell, place.certain, runner)
  if (current === place) return runAll(otherwise, shell, current, runner)
  runAll(otherwise, branch(shell), current, runner)
  return 'unknown'
}

/** A branch that need not run: an `exit` in it does not end what follows. */
function branch(shell: Shell): Shell {
  return { ...shell, ended: false }
}

type For = Extract<Statement, { kind: 'for' }>

function runFor({ variable, words, body }: For, shell: Shell, place: Place, runner: Runner): Status {
  const values = words?.flatMap((word) => expand(word, shell, runner)) ?? [null]
  const known =
    values.length > 0 &&
    values.length <= MAX_ROUNDS &&
    values.every((value) => value !== null && !/[*?[]/.test(value))
  if (values.length === 0) return 'ok'
  for (const value of known ? values : [null]) {
    shell.variables.set(variable, value)
    runAll(body, shell, known ? place : maybe(place), runner)
  }
  return 'unknown'
}

type Case = Extract<Statement, { kind: 'case' }>

function runCase({ subject, items }: Case, shell: Shell, place: Place, runner: Runner): Status {
  const [value = null] = expand(subject, shell, runner)
  for (const { patterns, body } of items) {
    const match = value === null ? null : matches(patterns, value)
    if (match === true) return runAll(body, shell, place, runner)
    if (match === null) runAll(body, branch(shell), maybe(place), runner)
  }
  return 'unknown'
}

/** Literal patterns and `*` can be decided; null for everything else. */
function matches(patterns: readonly ShellWord[], value: string): boolean | null {
  if (patterns.some(({ raw }) => raw === '*')) return true
  if (patterns.some(({ literal }) => literal === value)) return true
  return patterns.every(({ literal, raw }) => literal !== null && !/[*?[]/.test(raw)) ? false : null
}

function runCommand(command: Command, shell: Shell, place: Place, runner: Runner): Status {
  if (runner.budget.left-- <= 0) {
    unknownCommand(runner.world)
    return 'unknown'
  }
  runSubstitutions(command, shell, place, runner)
  const flat = runner.facts.get(command)
  const certain = place.certain && !shell.over.maybe && (!place.open || (flat?.certain ?? false))
  const values = command.assignments.map((each) => [each.name, assigned(each.value, shell, runner)] as const)
  redirect(command.redirects, shell, certain, runner, outputOf(command, shell, runner))
  if (command.words.length === 0) {
    for (const [name, value] of values) shell.variables.set(name, value)
    return 'ok'
  }
  const fields = command.words.flatMap((word) =>
    expand(word, shell, runner).map((value) => ({ word, value })),
  )
  const unwrapped = unwrap(fields.map(({ value }) => value))
  const own = new Map([...values, ...Object.entries(unwrapped.environment)])
  const words = unwrapped.origins.map((origin) => fields[origin]!.word)
  return execute({ unwrapped, words, own, command, flat, certain }, shell, place, runner)
}

function assigned(word: ShellWord | null, shell: Shell, runner: Runner): string | null {
  if (word === null) return ''
  const fields = expand(word, shell, runner)
  if (fields.includes(null)) return null
  const value = fields.join(' ')
  return value.length > MAX_VALUE ? null : value
}

/** Commands in `$(…)` run too, in a shell of their own. */
function runSubstitutions(command: Command, shell: Shell, place: Place, runner: Runner): void {
  const words = [...command.words, ...command.assignments.flatMap(({ value }) => value ?? [])]
  for (const { parts } of words) {
    for (const part of parts) {
      if (part.kind === 'command-substitution')
        runAll(part.body, subshell(shell), { ...place, depth: place.depth + 1 }, runner)
    }
  }
}

type Execution = {
  readonly unwrapped: Unwrapped
  readonly words: readonly ShellWord[]
  /** Variables set for this command only. */
  readonly own: ReadonlyMap<string, string | null>
  readonly command: Command
  readonly flat: FlatCommand | undefined
  readonly certain: boolean
}

function execute(execution: Execution, shell: Shell, place: Place, runner: Runner): Status {
  const { unwrapped, own, certain } = execution
  const program = programOf(unwrapped.argv)
  const body = program === null ? undefined : shell.functions.get(program)
  if (body) {
    const own: Shell = { ...shell, parameters: unwrapped.argv.slice(1) }
    const status = runAll(body, own, { certain, open: false, depth: place.depth + 1 }, runner)
    shell.cwd = own.cwd
    return status
  }
  const fed = scriptOnInput(execution, program)
  if (fed) return runText(fed.text, fed.options, execution, shell, place, runner)
  if (unwrapped.script !== null) return runInner(execution, shell, place, runner)
  const builtin = program !== null && Object.hasOwn(builtins, program) ? builtins[program] : undefined
  const executed = describe(execution, program, shell, runner)
  runner.world.log.commands.push(executed)
  if (builtin) {
    executed.effect = 'modelled'
    return builtin(executed, shell, runner, own)
  }
  const effect = program === null ? undefined : effectOf(program)
  const status = effect?.(executed, executed.argv.slice(1), worldFor(execution, shell, runner)) ?? null
  executed.effect = status === null ? 'unknown' : effect === harmless ? 'none' : 'modelled'
  if (status === null) unknownCommand(runner.world)
  return status ?? 'unknown'
}

function worldFor({ own, unwrapped }: Execution, shell: Shell, runner: Runner): World {
  const { world } = runner
  const lookup = lookupFor(shell, runner)
  return {
    ...asUser(world, unwrapped.user),
    umask: shell.umask,
    lookup: (name) => (own.has(name) ? own.get(name) : lookup(name)),
  }
}

/** sudo, su and gosu change who runs a command. */
function asUser(world: World, user: Unwrapped['user']): World {
  if (user === undefined) return world
  const { name, uid } = ownerOf(world.accounts, user)
  return { ...world, user: { name, uid }, userText: user }
}

function programOf(argv: readonly (string | null)[]): string | null {
  const word = argv[0]
  return word == null ? null : word.slice(word.lastIndexOf('/') + 1)
}

/** `sh -c '…'`, `su app -c '…'`, `eval …`: another script, in a process of its own unless it is eval. */
function runInner(
  { unwrapped, command, certain, flat }: Execution,
  shell: Shell,
  place: Place,
  runner: Runner,
): Status {
  const inner =
    unwrapped.shell === null ? shell : { ...subshell(shell), parameters: unwrapped.parameters.slice(1) }
  return runText(
    unwrapped.script!,
    unwrapped.options,
    { unwrapped, command, certain, flat },
    inner,
    place,
    runner,
  )
}

/** `sh -e <<EOF`, `bash -s < …`: a shell without a script of its own reads its input. */
function scriptOnInput(
  { unwrapped, command }: Execution,
  program: string | null,
): { text: string; options: readonly string[] } | null {
  if (program === null || !['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh'].includes(program)) return null
  const words = unwrapped.argv.slice(1)
  if (!words.every((word) => word !== null && /^-[a-z]*$/.test(word))) return null
  const body = command.redirects.findLast(({ operator }) => operator.startsWith('<<'))?.body
  if (body == null) return null
  return { text: body, options: words.some((word) => word!.includes('e')) ? ['errexit'] : [] }
}

type Text = Pick<Execution, 'unwrapped' | 'command' | 'certain' | 'flat'>

function runText(
  text: string,
  options: readonly string[],
  { unwrapped, command, certain, flat }: Text,
  inner: Shell,
  place: Place,
  runner: Runner,
): Status {
  const script = parseShellText(text, command.range)
  const facts = new Map([
    ...runner.facts,
    ...walkCommands(script, shellOptions(options)).map((each) => [each.command, each] as const),
  ])
  const stops = flat?.failureStops ?? true
  const known = stops
    ? facts
    : new Map([...facts].map(([key, each]) => [key, { ...each, failureStops: false }]))
  const world = asUser(runner.world, unwrapped.user)
  return runAll(
    script.body,
    inner,
    { certain, open: false, depth: place.depth + 1 },
    { ...runner, world, facts: known },
  )
}

/** A command on the list, whose effect is filled in once it has run. */
type OpenCommand = Omit<Executed, 'effect'> & { effect: Executed['effect'] }

function describe(execution: Execution, program: string | null, shell: Shell, runner: Runner): OpenCommand {
  const { unwrapped, words, command, flat, certain } = execution
  const cwd = unwrapped.cwd === undefined ? shell.cwd : resolvePath(shell.cwd, unwrapped.cwd)
  return {
    program,
    argv: unwrapped.argv,
    words,
    cwd,
    user: unwrapped.user === undefined ? runner.world.userText : unwrapped.user,
    root: isRoot(asUser(runner.world, unwrapped.user).user),
    certain,
    failureStops: flat?.failureStops ?? false,
    piped: flat?.pipe ?? { from: false, to: false },
    writes: [...command.redirects, ...(flat?.outer ?? [])].flatMap((each) => writesOf(each, shell, runner)),
    effect: 'unknown',
    range: command.range,
  }
}
