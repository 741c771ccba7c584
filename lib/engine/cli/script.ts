import { parseShellText } from '../dockerfile/shell/parse.ts'
import { baseName } from '../dockerfile/shell/program.ts'
import type { Assignment, Command, Redirect } from '../dockerfile/shell/types.ts'
import { unwrap, type Unwrapped } from '../dockerfile/shell/unwrap.ts'
import { shellOptions, walkCommands, type FlatCommand } from '../dockerfile/shell/walk.ts'
import type { Lookup } from '../dockerfile/shell/expand.ts'
import { startedAlone } from './alone.ts'
import { declaredArray, expandWithArrays, setArray } from './arrays.ts'
import { applyBuiltin, set } from './declare.ts'
import { enter, folderIn } from './folder.ts'
import { boundedLookup, nextProcess, type Around, type Body, type Draft, type Gathered } from './gather.ts'
import { withoutFunctions } from './functions.ts'
import { launched } from './launchers.ts'
import { withoutLoops } from './loops.ts'
import { marksOf, type Mark, type Marks } from '../dockerfile/shell/marks.ts'
import type { Redirection, Setting, Withheld, Word } from './model.ts'
import { newScopes, scopeOf, type Scope } from './scopes.ts'
import { fedScript, type Inner } from './shell-input.ts'
import { shownValue, valueOfWord, variablesOf } from './words.ts'

/** `sh -c` in `sh -c` in …: deeper ones stay commands. */
const MAX_DEPTH = 4
const MAX_LAUNCHERS = 16
/** Redirections of the blocks around a command, innermost first; those further out change nothing. */
const MAX_OUTER = 8

/** Adds the commands of a script, in the order in which they run. */
export function gatherScript(written: Body, around: Around, gathered: Gathered): void {
  const whole = withoutLoops(withoutFunctions(written.body))
  const script = { body: around.alone ? startedAlone(whole) : whole }
  const marks = marksOf(script.body)
  const places = new Map<Command, number>()
  const scopes =
    around.scope === null ? gathered.scopes : { root: around.scope, byProcess: new Map<number, Scope>() }
  for (const flat of walkCommands(script, shellOptions(around.options))) {
    const scope = scopeOf(scopes, flat.processes)
    const before = gathered.commands.length
    gatherCommand({ flat, scope, mark: marks.get(flat.command), around, gathered })
    if (gathered.commands.length > before) places.set(flat.command, gathered.commands.length - 1)
    connectPipe(flat.command, before, marks, places, gathered)
  }
  connectUses(marks, places, gathered)
}

function connectPipe(
  command: Command,
  first: number,
  marks: Marks,
  places: Places,
  { commands }: Gathered,
): void {
  const from = marks.get(command)?.from ?? null
  const place = from === null ? undefined : places.get(from)
  if (place === undefined) return
  for (const reader of commands.slice(first)) reader.pipe.from = place
  const writer = commands[place]
  if (writer !== undefined && commands.length > first) writer.pipe.to = first
}

type Places = ReadonlyMap<Command, number>

/** The command that uses another's output stands behind it, so this comes last. */
function connectUses(marks: Marks, places: Places, { commands }: Gathered): void {
  for (const [command, place] of places) {
    const user = marks.get(command)?.usedBy ?? null
    const draft = commands[place]
    if (user !== null && draft !== undefined) draft.usedBy = userOf(draft, places.get(user) ?? null, commands)
  }
}

/** The command at `place`, or what starts it, should the output be among the words of that. */
function userOf({ range }: Draft, place: number | null, commands: readonly Draft[]): number | null {
  if (place === null) return null
  const whole = commands[place]?.range
  for (let at = place - 1; commands[at]?.range === whole && whole !== undefined; at -= 1) {
    const words = commands[at]?.words ?? []
    if (
      words.some(
        (word) => word.range.start.offset <= range.start.offset && range.end.offset <= word.range.end.offset,
      )
    )
      return at
  }
  return place
}

type Step = {
  readonly flat: FlatCommand
  readonly scope: Scope
  readonly mark: Mark | undefined
  readonly around: Around
  readonly gathered: Gathered
}

function gatherCommand(step: Step): void {
  const { flat, scope, around, gathered } = step
  const { command } = flat
  const inScope = boundedLookup(scope, gathered, flat.loopVariables)
  for (const name of flat.loopVariables) scope.values.set(name, null)
  const given = flat.given.map((each) => settingOf(each, inScope))
  const lookup = given.length === 0 ? inScope : lookupWith(given, inScope)
  const own = command.assignments.map((each) => settingOf(each, lookup))
  setArrays(step, lookup)
  if (command.words.length === 0) return setAll(own, step)
  const words = command.words.flatMap((word) => expandWithArrays(word, lookup, gathered.arrays))
  const bare = takeOff(
    words.map((word) => withoutGiven(word, given)),
    [...given, ...own],
  )
  for (const launcher of bare.launchers) addLine(launcher, step, lookup)
  if (runInner(innerOf(bare, step, lookup), bare, step)) return
  const program = addLine(bare, step, lookup)
  const certain = around.certain && flat.certain
  applyBuiltin(program, bare.words, scope, certain, gathered)
}

/** `A=(…)`, `local A=(…)`. */
function setArrays({ flat, around, gathered }: Step, lookup: Lookup): void {
  const { assignments, words } = flat.command
  const certain = around.certain && flat.certain && flat.processes.length === 0
  const declared = DECLARES.has(words[0]?.literal ?? '') ? words.slice(1).map(declaredArray) : []
  for (const each of words.length === 0 ? assignments : declared)
    if (each !== null) setArray(each, lookup, certain, gathered.arrays)
}

const DECLARES: ReadonlySet<string> = new Set(['declare', 'local', 'readonly', 'typeset'])

function settingOf({ name, value, append, range }: Assignment, lookup: Lookup): Setting {
  return {
    name,
    value: append ? null : valueOfWord(value, lookup),
    shown: append ? '${…}' : shownValue(value, lookup),
    variables: [...variablesOf(value?.parts ?? []), ...(append ? [name] : [])],
    range,
  }
}

function lookupWith(given: readonly Setting[], inScope: Lookup): Lookup {
  return (name) => {
    const own = given.findLast((each) => each.name === name)
    return own === undefined ? inScope(name) : own.value
  }
}

/** What the call of a function gives is set, known or not. */
function withoutGiven(word: Word, given: readonly Setting[]): Word {
  if (given.length === 0) return word
  return { ...word, bare: word.bare.filter((name) => !given.some((each) => each.name === name)) }
}

function setAll(settings: readonly Setting[], { flat, scope, around, gathered }: Step): void {
  const certain = around.certain && flat.certain
  for (const setting of settings) set(setting, { scope, certain, gathered })
}

type Line = {
  readonly words: readonly Word[]
  readonly wrappers: readonly string[]
  /** `NAME=value` words that were taken off, and what is set before the command, unless it is withheld. */
  readonly settings: readonly Setting[]
  readonly withheld: readonly Omit<Withheld, 'process'>[]
}

/** A command without what only starts it. */
type Bare = Line & {
  readonly inner: Unwrapped | null
  /** Those that are given something of their own: `doppler run --token …`. */
  readonly launchers: readonly Line[]
}

function takeOff(all: readonly Word[], own: readonly Setting[]): Bare {
  let words = all
  let settings = own
  const wrappers: string[] = []
  const withheld: Omit<Withheld, 'process'>[] = []
  const launchers: Line[] = []
  for (let round = 0; round < MAX_LAUNCHERS; round += 1) {
    const read = unwrap(words.map(readable))
    const first = read.origins[0] ?? 0
    const lost = lostIn(read)
    if (lost !== null) withheld.push({ ...lost, behind: wrappers.length })
    settings = [
      ...settings.filter(({ name }) => lost === null || lost.names?.includes(name) === false),
      ...settingsIn(words.slice(0, first)).filter(({ name }) => Object.hasOwn(read.environment, name)),
    ]
    wrappers.push(...read.wrappers)
    words = read.origins.flatMap((origin) => words[origin] ?? [])
    if (read.script !== null) return { words, wrappers, settings, withheld, launchers, inner: read }
    const next = launched(words)
    if (next === null) break
    if (next.own.length > 0)
      launchers.push({ words: next.own, wrappers: [...wrappers], settings, withheld: [...withheld] })
    wrappers.push(next.name)
    words = next.words
  }
  return { words, wrappers, settings, withheld, launchers, inner: null }
}

function lostIn({
  emptyEnvironment,
  unset,
  wrappers,
}: Unwrapped): Pick<Withheld, 'wrapper' | 'names'> | null {
  const wrapper = wrappers.find((name) => name === 'sudo' || name === 'env') ?? wrappers[0]
  const names = emptyEnvironment ? null : unset
  return wrapper === undefined || names?.length === 0 ? null : { wrapper, names }
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=/

/** `env TOKEN=$TOKEN docker …`: that it is an assignment is known even where the value is not. */
function readable({ text, shown }: Word): string | null {
  return text ?? (ASSIGNMENT.test(shown) ? shown : null)
}

function settingsIn(words: readonly Word[]): readonly Setting[] {
  return words.flatMap(({ text, shown, variables, range }) => {
    const name = ASSIGNMENT.exec(shown)?.[1]
    if (name === undefined) return []
    const value = text?.slice(name.length + 1) ?? null
    return { name, value, shown: shown.slice(name.length + 1), variables, range }
  })
}

function innerOf({ words, inner }: Bare, { flat: { command }, mark }: Step, lookup: Lookup): Inner | null {
  if (inner?.script == null) return fedScript(words, command, mark?.from ?? null, lookup)
  const { shell, options, script: text } = inner
  if (options.includes('noexec')) return null
  const place = words.find((word) => word.text === text)?.range ?? command.range
  return { shell, options, text, read: () => parseShellText(text, place) }
}

/** `sh -c '…'`, `eval '…'`, `sh <<EOF`: the commands of the script stand for the call. */
function runInner(
  inner: Inner | null,
  { wrappers, settings, withheld }: Line,
  { flat, scope, mark, around, gathered }: Step,
): boolean {
  if (inner === null || around.depth >= MAX_DEPTH) return false
  gathered.budget.inner -= inner.text.length
  if (gathered.budget.inner < 0) return false
  const script = inner.read()
  if (script.errors.length > 0) return false
  const own = inner.shell === null ? scope : newScopes({}, nextProcess(scope.process, gathered)).root
  enter(own, folderIn(scope), true)
  for (const each of settings) set(each, { scope: own, certain: true, gathered }, { exported: true })
  gatherScript(
    script,
    {
      ...around,
      certain: around.certain && flat.certain,
      failureStops: around.failureStops && flat.failureStops,
      failureIgnored: around.failureIgnored || mark?.ignored === true,
      background: around.background || mark?.background === true,
      captured: around.captured || (mark?.usedBy ?? null) !== null,
      functionName: flat.functionName ?? around.functionName,
      wrappers: [...around.wrappers, ...wrappers, inner.shell ?? 'eval'],
      withheld: withheldAround(around, withheld, scope),
      depth: around.depth + 1,
      alone: false,
      scope: own,
      options: inner.options,
    },
    gathered,
  )
  return true
}

function withheldAround(around: Around, own: Line['withheld'], { process }: Scope): readonly Withheld[] {
  const before = around.wrappers.length
  const placed = own.map((each) => ({ ...each, behind: before + each.behind, process }))
  return [...around.withheld, ...placed]
}

/** The program of the line. */
function addLine(
  { words, wrappers, settings, withheld }: Line,
  { flat, scope, mark, around, gathered }: Step,
  lookup: Lookup,
): string | null {
  const { command } = flat
  const program = baseName(words[0]?.text)
  gathered.commands.push({
    index: gathered.commands.length,
    program,
    words,
    wrappers: [...around.wrappers, ...wrappers],
    assignments: settings,
    withheld: withheldAround(around, withheld, scope),
    redirects: [...command.redirects, ...flat.outer.slice(0, MAX_OUTER)].map((redirect) =>
      readRedirect(redirect, lookup),
    ),
    pipe: { from: null, to: null },
    certain: around.certain && flat.certain,
    failureStops: around.failureStops && flat.failureStops,
    failureIgnored: around.failureIgnored || mark?.ignored === true,
    background: around.background || mark?.background === true,
    functionName: flat.functionName ?? around.functionName,
    target: around.target,
    captured: around.captured || (mark?.usedBy ?? null) !== null,
    usedBy: null,
    folder: folderIn(scope),
    process: scope.process,
    range: command.range,
  })
  return program
}

function readRedirect({ operator, fd, target, content, range }: Redirect, lookup: Lookup): Redirection {
  const here = operator.startsWith('<<')
  const text = here ? (content ?? target) : null
  return {
    operator,
    fd,
    target: here || target === null ? null : valueOfWord(target, lookup),
    shown: here ? '' : shownValue(target, lookup),
    variables: variablesOf((here ? (content ?? target) : target)?.parts ?? []),
    content: text === null ? null : valueOfWord(text, lookup),
    range: target === null ? range : { start: range.start, end: target.range.end },
  }
}
