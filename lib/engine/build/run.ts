import { isInside, resolvePath } from '../dockerfile/paths.ts'
import { expandShellWord } from '../dockerfile/shell/expand.ts'
import { parseShellText } from '../dockerfile/shell/parse.ts'
import type { Command, Redirect, Script, ShellWord, Statement } from '../dockerfile/shell/types.ts'
import { unwrap, type Unwrapped } from '../dockerfile/shell/unwrap.ts'
import { shellOptions, walkCommands, type FlatCommand } from '../dockerfile/shell/walk.ts'
import type { Variable } from '../dockerfile/variables.ts'
import type { Range } from '../source/position.ts'
import { effectOf, type Status } from './effects/index.ts'
import { write } from './effects/files.ts'
import { homeOf } from './effects/pip.ts'
import { evaluateTest } from './shell-test.ts'
import type { Executed, FileEntry } from './types.ts'
import { cloneAccounts, ownerOf } from './accounts.ts'
import { cloneTree, followLinks, matchingPaths } from './tree.ts'
import { newEntry, newLog, problem, type World } from './world.ts'

/** What a shell process carries along; a subshell gets a copy. */
type Shell = {
  cwd: string | null
  /** Null: set to something unknown. Undefined: unset. */
  readonly variables: Map<string, Variable>
  readonly functions: Map<string, readonly Statement[]>
  /** `$1`, `$2` … of the script or function. */
  readonly parameters: readonly (string | null)[]
  umask: number | null
  /** An `exit 0` may have been reached: what follows need not run. Shared by the branches of one process. */
  readonly over: { maybe: boolean }
  /** `exit` was reached: nothing after it runs. */
  ended: boolean
}

/** How sure it is that what is walked now runs. `open`: only as sure as the flat walk says. */
type Place = { readonly certain: boolean; readonly open: boolean; readonly depth: number }

type Runner = {
  readonly world: World
  readonly facts: ReadonlyMap<Command, FlatCommand>
  /** How many commands may still be walked: loops and functions multiply. */
  readonly budget: { left: number }
}

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

function newShell(cwd: string | null): Shell {
  return {
    cwd,
    variables: new Map(),
    functions: new Map(),
    parameters: [],
    umask: 0o022,
    over: { maybe: false },
    ended: false,
  }
}

function runAll(statements: readonly Statement[], shell: Shell, place: Place, runner: Runner): Status {
  let status: Status = 'ok'
  for (const statement of statements) {
    if (shell.ended) break
    status = runStatement(statement, shell, place, runner)
  }
  return status
}

function subshell(shell: Shell): Shell {
  return {
    ...shell,
    variables: new Map(shell.variables),
    functions: new Map(shell.functions),
    over: { ...shell.over },
  }
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
  return current === place
    ? runAll(otherwise, shell, current, runner)
    : lost(runAll(otherwise, branch(shell), current, runner))
}

function lost(_status: Status): Status {
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

/** A variable as the shell sees it: its own, then the build's. */
function lookupFor(shell: Shell, runner: Runner): (name: string) => Variable {
  return (name) => {
    if (shell.variables.has(name)) return shell.variables.get(name)
    if (/^[1-9]$/.test(name)) return shell.parameters[Number(name) - 1]
    if (name === 'PWD') return shell.cwd
    const value = runner.world.lookup(name)
    if (value === undefined && name === 'HOME') return homeOf(runner.world)
    return value
  }
}

function expand(word: ShellWord, shell: Shell, runner: Runner): readonly (string | null)[] {
  if (word.raw === '"$@"' || word.raw === '$@' || word.raw === '$*') return shell.parameters
  const fields = expandShellWord(word, lookupFor(shell, runner))
  return fields.flatMap((field) =>
    field === null ? [null] : globbed(withoutTilde(field, word, runner), word, shell, runner),
  )
}

/** An unquoted `*.txt` is what it matches among the listed files; as written where it matches none. */
function globbed(
  field: string | null,
  { parts }: ShellWord,
  shell: Shell,
  { world }: Runner,
): readonly (string | null)[] {
  if (field === null || !parts.some(({ kind }) => kind === 'glob')) return [field]
  const path = resolvePath(shell.cwd, field)
  const found = path === null ? [] : matchingPaths(world.tree, path)
  if (found.length === 0) return [field]
  return field.startsWith('/') ? found : found.map((each) => each.slice(path!.length - field.length))
}

function withoutTilde(field: string, word: ShellWord, runner: Runner): string | null {
  if (!word.raw.startsWith('~')) return field
  const home = homeOf(runner.world)
  if (field === '~') return home
  return field.startsWith('~/') ? (home === null ? null : home + field.slice(1)) : field
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
  if (builtin) return builtin(executed, shell, runner, own)
  const effect = program === null ? undefined : effectOf(program)
  const status = effect?.(executed, executed.argv.slice(1), worldFor(execution, shell, runner)) ?? null
  if (status === null) unknownCommand(runner.world)
  return status ?? 'unknown'
}

/** A program that is not modelled may write anywhere the user may. */
function unknownCommand(world: World): void {
  world.tree.opaque.add('/')
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

function describe(execution: Execution, program: string | null, shell: Shell, runner: Runner): Executed {
  const { unwrapped, words, command, flat, certain } = execution
  const cwd = unwrapped.cwd === undefined ? shell.cwd : resolvePath(shell.cwd, unwrapped.cwd)
  return {
    program,
    argv: unwrapped.argv,
    words,
    cwd,
    user: unwrapped.user === undefined ? runner.world.userText : unwrapped.user,
    certain,
    failureStops: flat?.failureStops ?? false,
    piped: flat?.pipe ?? { from: false, to: false },
    writes: [...command.redirects, ...(flat?.outer ?? [])].flatMap((each) => writesOf(each, shell, runner)),
    range: command.range,
  }
}

const WRITING = ['>', '>>', '>|', '&>', '&>>']

function writesOf({ operator, target }: Redirect, shell: Shell, runner: Runner): Executed['writes'] {
  if (!WRITING.includes(operator) || target === null) return []
  const [file = null] = expand(target, shell, runner)
  return [{ path: resolvePath(shell.cwd, file), append: operator.endsWith('>>') }]
}

type Output = Pick<FileEntry, 'content' | 'context'>
const UNKNOWN_OUTPUT: Output = { content: null, context: null }

/** What a command prints, where that can be told: echo, printf, and cat of one file or of a here-document. */
function outputOf(command: Command, shell: Shell, runner: Runner): Output {
  const words = command.words.flatMap((word) => expand(word, shell, runner))
  const [program, ...args] = words
  if (words.includes(null)) return UNKNOWN_OUTPUT
  if (program === 'echo')
    return {
      content: `${args.filter((word, index) => index > 0 || !/^-[neE]+$/.test(word!)).join(' ')}\n`,
      context: null,
    }
  if (program === 'printf' && args.length === 1) return { content: unescaped(args[0]!), context: null }
  if (program !== 'cat') return UNKNOWN_OUTPUT
  const heredoc = command.redirects.find(({ operator, body }) => operator.startsWith('<<') && body !== null)
  // A body without anything to expand is known.
  if (args.length === 0 && heredoc) return { content: heredoc.content?.literal ?? null, context: null }
  const path = args.length === 1 ? resolvePath(shell.cwd, args[0]!) : null
  const entry = path === null ? undefined : followLinks(runner.world.tree, path)
  return entry ? { content: entry.content, context: entry.context } : UNKNOWN_OUTPUT
}

/** The escapes of a printf format that scripts use. */
function unescaped(format: string): string {
  const characters: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' }
  return format.replace(/\\([nt\\])/g, (_, letter: string) => characters[letter]!).replaceAll('%%', '%')
}

function redirect(
  redirects: readonly Redirect[],
  shell: Shell,
  certain: boolean,
  runner: Runner,
  output: Output = UNKNOWN_OUTPUT,
): void {
  for (const { path, append } of redirects.flatMap((each) => writesOf(each, shell, runner))) {
    const { world } = runner
    if (path === null || path.startsWith('/dev/') || world.mounts.some((mount) => isInside(mount, path)))
      continue
    const old = world.tree.entries.get(path)
    if (old && !certain) continue
    const secret = old?.secret ?? false
    const kept = append && old ? UNKNOWN_OUTPUT : output
    write(world, path, { ...(old ?? newEntry(world, 'file')), ...kept, size: null, secret, made: world.made })
  }
}

type Builtin = (
  command: Executed,
  shell: Shell,
  runner: Runner,
  own: ReadonlyMap<string, string | null>,
) => Status

const builtins: Readonly<Record<string, Builtin>> = {
  cd: (command, shell) => {
    const target = command.argv.slice(1).find((word) => word === null || !word.startsWith('-'))
    shell.cwd = target === undefined ? null : resolvePath(shell.cwd, target)
    return 'unknown'
  },
  pushd: (command, shell) => {
    shell.cwd = resolvePath(shell.cwd, command.argv[1] ?? null)
    return 'unknown'
  },
  popd: (_command, shell) => {
    shell.cwd = null
    return 'unknown'
  },
  export: (command, shell) => setVariables(command, shell),
  readonly: (command, shell) => setVariables(command, shell),
  declare: (command, shell) => setVariables(command, shell),
  unset: (command, shell) => {
    for (const name of command.argv.slice(1)) if (name !== null) shell.variables.set(name, undefined)
    return 'ok'
  },
  set: () => 'ok',
  shopt: () => 'ok',
  umask: (command, shell) => {
    const mask = command.argv[1]
    if (mask !== undefined)
      shell.umask = mask !== null && /^[0-7]{1,4}$/.test(mask) ? Number.parseInt(mask, 8) : null
    return 'ok'
  },
  false: (command, _shell, runner) => {
    if (command.certain && command.failureStops) {
      runner.world.log.problems.push(
        problem(
          'run-fails',
          'The script ends with a failure, so the build stops here.',
          'error',
          command.range,
        ),
      )
    }
    return 'fail'
  },
  exit: (command, shell, runner) => {
    if (command.certain) shell.ended = true
    else if (['0', undefined].includes(command.argv[1] ?? undefined)) shell.over.maybe = true
    if (command.certain && command.failureStops && !['0', undefined].includes(command.argv[1] ?? undefined)) {
      runner.world.log.problems.push(
        problem(
          'run-fails',
          `The script ends with exit ${command.argv[1]}, so the build stops here.`,
          'error',
          command.range,
        ),
      )
    }
    return command.argv[1] === undefined ? 'unknown' : command.argv[1] === '0' ? 'ok' : 'fail'
  },
  test: (command, shell, runner) => evaluateTest(command.argv.slice(1), shell.cwd, runner.world.tree),
  '[': (command, shell, runner) => evaluateTest(command.argv.slice(1, -1), shell.cwd, runner.world.tree),
  '.': (command, shell, runner) => source(command, shell, runner),
  source: (command, shell, runner) => source(command, shell, runner),
}

function setVariables(command: Executed, shell: Shell): Status {
  for (const word of command.argv.slice(1)) {
    const equals = word?.indexOf('=') ?? -1
    if (word !== null && equals > 0) shell.variables.set(word.slice(0, equals), word.slice(equals + 1))
  }
  return 'ok'
}

/** `. /venv/bin/activate` puts the environment first on PATH; any other script may do anything. */
function source(command: Executed, shell: Shell, runner: Runner): Status {
  const path = resolvePath(shell.cwd, command.argv[1] ?? null)
  const venv = path?.endsWith('/bin/activate') ? path.slice(0, -'/bin/activate'.length) : null
  if (venv !== null && runner.world.venvs.has(venv)) {
    const old = lookupFor(shell, runner)('PATH')
    shell.variables.set('VIRTUAL_ENV', venv)
    shell.variables.set('PATH', typeof old === 'string' ? `${venv}/bin:${old}` : `${venv}/bin`)
    return 'unknown'
  }
  unknownCommand(runner.world)
  return 'unknown'
}
