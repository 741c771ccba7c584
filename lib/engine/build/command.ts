import { resolvePath } from '../dockerfile/paths.ts'
import { parseShellText } from '../dockerfile/shell/parse.ts'
import type { Command, ShellWord } from '../dockerfile/shell/types.ts'
import { unwrap, type Unwrapped } from '../dockerfile/shell/unwrap.ts'
import { shellOptions, walkCommands, type FlatCommand } from '../dockerfile/shell/walk.ts'
import { isRoot, ownerOf } from './accounts.ts'
import { builtins, SHELL_ONLY } from './builtins.ts'
import { effectOf, isHarmless, onlyAsks, type Status } from './effects/index.ts'
import { spillAnywhere } from './effects/support.ts'
import { missingProgram, reportMissing } from './missing.ts'
import { linkedProgram } from './programs.ts'
import { expand, inputOf, outputOf } from './output.ts'
import { isWriting, redirect, writesOf } from './redirects.ts'
import { lookupFor, subshell, type Place, type Runner, type Shell } from './shell-process.ts'
import { dialectOf } from './shells.ts'
import { followLinks } from './tree.ts'
import type { Executed } from './types.ts'
import type { World } from './world.ts'

/** A value that grows beyond this counts as unknown. */
const MAX_VALUE = 65_536
/** Longer scripts are not followed. */
const MAX_SCRIPT = 100_000

/** Runs one simple command: its substitutions, its redirections, and what it is itself. */
export function runCommand(command: Command, shell: Shell, place: Place, runner: Runner): Status {
  if (runner.budget.left-- <= 0) {
    spillAnywhere(runner.world)
    return 'unknown'
  }
  runSubstitutions(command, shell, place, runner)
  const flat = runner.facts.get(command)
  const certain = place.certain && !shell.over.maybe && (!place.open || (flat?.certain ?? false))
  const values = command.assignments.map((each) => [each.name, assigned(each.value, shell, runner)] as const)
  if (command.redirects.some(isWriting)) {
    const sure = { certain, failureStops: flat?.failureStops ?? false, range: command.range }
    redirect(command.redirects, shell, sure, runner, () => outputOf(command, shell, runner))
  }
  if (command.words.length === 0) {
    // `[ -f x ] && A=1`: set or not, nobody knows.
    const sure = certain || !place.certain
    for (const [name, value] of values) shell.variables.set(name, sure ? value : null)
    return 'ok'
  }
  const fields: (string | null)[] = []
  const origins: ShellWord[] = []
  for (const word of command.words) {
    for (const value of expand(word, shell, runner)) {
      fields.push(value)
      origins.push(word)
    }
  }
  const read = unwrap(fields.map((value, at) => value ?? assignmentIn(origins[at]!)))
  const unwrapped = { ...read, argv: read.argv.map((word) => (word?.endsWith(UNKNOWN) ? null : word)) }
  const own = ownVariables(values, unwrapped.environment)
  const words = unwrapped.origins.map((origin) => origins[origin]!)
  const first = fields[0] ?? null
  return execute({ unwrapped, words, own, command, flat, certain, first }, shell, place, runner)
}

const NO_VARIABLES: ReadonlyMap<string, string | null> = new Map()

/** `A=1 command`, `env A=1 command`; most commands have none of their own. */
function ownVariables(
  values: readonly (readonly [string, string | null])[],
  environment: Unwrapped['environment'],
): ReadonlyMap<string, string | null> {
  const more = Object.entries(environment)
  const known = more.map(
    ([name, value]) => [name, value === null || value.endsWith(UNKNOWN) ? null : value] as const,
  )
  return values.length + more.length === 0 ? NO_VARIABLES : new Map([...values, ...known])
}

/** Stands for a value that is not known; no word of a file has it. */
const UNKNOWN = '\0'

/** `env GOARCH=$TARGETARCH go build`: that it is an assignment is known even where the value is not. */
function assignmentIn({ parts: [first] }: ShellWord): string | null {
  const text = first?.kind === 'literal' && !first.quoted ? first.text : ''
  const name = /^[A-Za-z_]\w*=/.exec(text)?.[0]
  return name === undefined ? null : name + UNKNOWN
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
  for (const { parts } of command.words) runParts(parts, shell, place, runner)
  for (const { value } of command.assignments) if (value) runParts(value.parts, shell, place, runner)
}

function runParts(parts: ShellWord['parts'], shell: Shell, place: Place, runner: Runner): void {
  for (const part of parts)
    if (part.kind === 'command-substitution')
      runner.walk(part.body, subshell(shell), { ...place, depth: place.depth + 1 }, runner)
}

type Execution = {
  readonly unwrapped: Unwrapped
  readonly words: readonly ShellWord[]
  /** Variables set for this command only. */
  readonly own: ReadonlyMap<string, string | null>
  readonly command: Command
  readonly flat: FlatCommand | undefined
  readonly certain: boolean
  /** The first word, before wrappers are taken off. */
  readonly first: string | null
}

function execute(execution: Execution, shell: Shell, place: Place, runner: Runner): Status {
  const { unwrapped, certain } = execution
  const program = programOf(unwrapped.argv)
  const body = program === null ? undefined : shell.functions.get(program)
  if (body) {
    const own: Shell = { ...shell, parameters: unwrapped.argv.slice(1) }
    const status = runner.walk(body, own, { certain, open: false, depth: place.depth + 1 }, runner)
    shell.cwd = own.cwd
    return status
  }
  const world = worldFor(execution, shell, runner)
  const missing = runner.searching ? missingOf(execution, shell, world, runner) : null
  if (missing !== null) {
    const executed = describe(execution, program, shell, runner)
    reportMissing(runner.world, executed, missing, runner)
    // Where the build goes on without it, it does nothing; where it stops, the rest is read as if it were there.
    if (!executed.failureStops) {
      runner.world.log.commands.push({ ...executed, effect: 'none' })
      return 'fail'
    }
  }
  const fed = scriptOnInput(execution, program)
  if (fed) return runText(fed.text, fed.options, execution, subshell(shell), place, runner)
  if (unwrapped.script !== null) return runInner(execution, shell, place, runner)
  return runFile(execution, shell, place, runner) ?? runProgram(execution, program, shell, world, runner)
}

function missingOf(
  { unwrapped, first }: Execution,
  shell: Shell,
  world: World,
  runner: Runner,
): string | null {
  const inner = unwrapped.script === null ? unwrapped.argv[0] : null
  return missingProgram([first, inner], shell, world, runner)
}

function runProgram(
  execution: Execution,
  program: string | null,
  shell: Shell,
  world: World,
  runner: Runner,
): Status {
  const executed = describe(execution, program, shell, runner)
  runner.world.log.commands.push(executed)
  const args = executed.argv.slice(1)
  if (program === null || onlyAsks(program, args)) {
    executed.effect = program === null ? 'unknown' : 'none'
    if (program === null) spillAnywhere(runner.world)
    return 'unknown'
  }
  const builtin = Object.hasOwn(builtins, program) ? builtins[program]! : null
  const effect = builtin === null ? effectOf(linkedProgram(world, program)) : undefined
  const status =
    builtin?.(executed, shell, runner) ??
    effect?.(executed, args, world, () => inputOf(execution.command, shell, runner)) ??
    null
  const writes = executed.writes.length > 0
  const idle = SHELL_ONLY.includes(program) || isHarmless(effect)
  executed.effect = status === null ? 'unknown' : idle && !writes ? 'none' : 'modelled'
  if (status === null) spillAnywhere(runner.world)
  return status ?? 'unknown'
}

function worldFor({ own, unwrapped }: Execution, shell: Shell, runner: Runner): World {
  const world = asUser(runner.world, unwrapped.user)
  const lookup = lookupFor(shell, runner)
  return {
    ...world,
    umask: shell.umask,
    lookup: own.size === 0 ? lookup : (name) => (own.has(name) ? own.get(name) : lookup(name)),
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
function runInner(execution: Execution, shell: Shell, place: Place, runner: Runner): Status {
  const { unwrapped } = execution
  const inner =
    unwrapped.shell === null ? shell : { ...subshell(shell), parameters: unwrapped.parameters.slice(1) }
  return runText(unwrapped.script!, unwrapped.options, execution, inner, place, runner)
}

const SHELLS: readonly string[] = ['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh']

/** `sh -e <<EOF`, `bash -s < …`: a shell without a script of its own reads its input. */
function scriptOnInput(
  { unwrapped, command }: Execution,
  program: string | null,
): { text: string; options: readonly string[] } | null {
  if (program === null || !SHELLS.includes(program)) return null
  const words = unwrapped.argv.slice(1)
  if (!words.every((word) => word !== null && /^-[a-z]*$/.test(word))) return null
  const body = command.redirects.findLast(({ operator }) => operator.startsWith('<<'))?.body
  if (body == null) return null
  return { text: body, options: errexitOf(words) }
}

function errexitOf(options: readonly (string | null)[]): readonly string[] {
  return options.some((word) => word !== null && /^-[a-z]*e/.test(word)) ? ['errexit'] : []
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
  if (!isAffordable(text, runner)) return 'unknown'
  const script = parseShellText(text, command.range)
  const stops = flat?.failureStops ?? true
  for (const each of walkCommands(script, shellOptions(options)))
    runner.facts.set(each.command, stops ? each : { ...each, failureStops: false })
  const world = asUser(runner.world, unwrapped.user)
  const starter = starterOf(unwrapped, runner)
  return runner.walk(
    script.body,
    inner,
    { certain, open: false, depth: place.depth + 1 },
    { ...runner, world, starter },
  )
}

/** A script inside another costs as many commands as it is long: loops and calls of itself multiply it. */
const CHARACTERS_PER_COMMAND = 100

function isAffordable(text: string, { budget, world }: Runner): boolean {
  budget.left -= Math.ceil(text.length / CHARACTERS_PER_COMMAND)
  if (budget.left < 0) spillAnywhere(world)
  return budget.left >= 0
}

/** eval is read by the shell that runs it, everything else by the shell it names. */
function starterOf({ shell, argv, script }: Unwrapped, { starter, world }: Runner): Runner['starter'] {
  if (script !== null && shell === null) return starter
  const path = shell ?? argv[0] ?? 'sh'
  return { path, dialect: dialectOf(path, world), line: () => 1 }
}

/** `./install.sh`, `sh scripts/setup.sh now`: a shell script whose text is known is followed, its commands are not listed. */
function runFile(execution: Execution, shell: Shell, place: Place, runner: Runner): Status | null {
  const { unwrapped, certain, flat, command } = execution
  const found = scriptFile(unwrapped.argv, shell, runner)
  if (found === null || runner.starter?.path === found.path) return null
  if (!isAffordable(found.text, runner)) return 'unknown'
  const script = parseShellText(found.text, command.range)
  if (script.errors.length > 0) return null
  const stops = flat?.failureStops ?? true
  for (const each of walkCommands(script, shellOptions(found.options)))
    runner.facts.set(each.command, stops ? each : { ...each, failureStops: false })
  const own = asUser(runner.world, unwrapped.user)
  const executed = describe(execution, programOf(unwrapped.argv), shell, runner)
  runner.world.log.commands.push({ ...executed, effect: 'modelled' })
  const world: World = { ...own, log: hiddenLog(own.log) }
  const inner = { ...subshell(shell), parameters: found.parameters, functions: new Map() }
  const starter = { path: found.path, dialect: dialectOf(found.interpreter, own), line: () => null }
  const at = { certain, open: false, depth: place.depth + 1 }
  const status = runner.walk(script.body, inner, at, { ...runner, world, starter })
  runner.world.log.unknownSize ||= world.log.unknownSize
  return status
}

/** Problems, accounts and places count; what a file of the project runs is no command of the Dockerfile. */
function hiddenLog(log: World['log']): World['log'] {
  return { ...log, commands: [], installs: [] }
}

type ScriptFile = {
  readonly text: string
  readonly path: string
  readonly interpreter: string
  readonly options: readonly string[]
  readonly parameters: readonly (string | null)[]
}

function scriptFile(argv: readonly (string | null)[], shell: Shell, { world }: Runner): ScriptFile | null {
  const called = programOf(argv)
  const interpreted = called !== null && SHELLS.includes(called)
  const rest = interpreted ? argv.slice(1) : argv
  const at = interpreted ? rest.findIndex((word) => word === null || !/^-[a-z]+$/.test(word)) : 0
  const word = rest[at] ?? null
  if (word === null || (!interpreted && !word.includes('/'))) return null
  const path = resolvePath(shell.cwd, word)
  const entry = path === null ? undefined : followLinks(world.tree, path)
  if (entry?.kind !== 'file' || entry.content === null || entry.content.length > MAX_SCRIPT) return null
  const line = /^#!\s*(?:\/usr\/bin\/env (?:-S )?)?(\S+)([^\n]*)/.exec(entry.content)
  const interpreter = interpreted ? called : (line?.[1] ?? '')
  if (!/(?:^|\/)(?:sh|bash|dash|ash)$/.test(interpreter)) return null
  const options = errexitOf(interpreted ? rest.slice(0, at) : (line?.[2] ?? '').trim().split(/\s+/))
  return { text: entry.content, path: word, interpreter, options, parameters: rest.slice(at + 1) }
}

/** A command on the list, whose effect is filled in once it has run. */
type OpenCommand = Omit<Executed, 'effect'> & { effect: Executed['effect'] }

function describe(execution: Execution, program: string | null, shell: Shell, runner: Runner): OpenCommand {
  const { unwrapped, words, command, flat, certain } = execution
  const cwd = unwrapped.cwd === undefined ? shell.cwd : resolvePath(shell.cwd, unwrapped.cwd)
  const redirects = flat && flat.outer.length > 0 ? [...command.redirects, ...flat.outer] : command.redirects
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
    writes: redirects.flatMap((each) => writesOf(each, shell, runner)),
    effect: 'unknown',
    range: command.range,
  }
}
