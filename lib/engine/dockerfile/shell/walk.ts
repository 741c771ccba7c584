import { asCondition, firstPlace, inFunction, inPipe, inSubshell, lost, stops } from './place.ts'
import type { FlatCommand, Place } from './place.ts'
import { afterSet, NO_OPTIONS } from './shell-options.ts'
import type { ShellOptions } from './shell-options.ts'
import { answersFor, keptIn } from './kept-status.ts'
import { failureOf, isDeed, isQuestion, leavesFailing, mayEndWell, replacesShell } from './status.ts'
import { forgivesFailures } from './trap.ts'
import type { Assignment, Command, Redirect, Script, ShellWord, Statement, WordPart } from './types.ts'

export type { FlatCommand } from './place.ts'
export { setOptions, shellOptions } from './shell-options.ts'
export type { ShellOptions } from './shell-options.ts'

type Visit = (command: FlatCommand) => void

/**
 * Every simple command in the order the shell runs them, those of substitutions before the command that uses
 * them. `initial`: the options the shell is started with.
 */
export function walkCommands(
  script: Pick<Script, 'body'>,
  initial: ShellOptions = NO_OPTIONS,
): readonly FlatCommand[] {
  const found: FlatCommand[] = []
  walkList(script.body, firstPlace(initial), (command) => void found.push(command))
  return found
}

function walkList(list: readonly Statement[], place: Place, visit: Visit): void {
  for (const [index, statement] of list.entries()) {
    const before = list[index - 1]
    const connector = before === undefined ? place.connector : before.kind === 'background' ? '&' : ';'
    const tail = place.tail && index === list.length - 1
    const same = connector === place.connector && tail === place.tail
    const at = same ? place : { ...place, connector, tail }
    const kept = place.exitStops ? keptIn(statement, list[index + 1]) : null
    if (kept !== null && answersFor(list, index + kept.length, kept, place.shell.options, place.tail))
      walkKept(statement, kept.statement, at, visit)
    else walkStatement(statement, at, visit)
  }
}

/** Its failure goes into a variable, and the script fails by that in the end. */
function walkKept(statement: Statement, inner: Statement, place: Place, visit: Visit): void {
  if (statement.kind === 'if') return walkBlock(statement, place, visit, inner)
  walkStatement(inner, { ...asCondition(place), tail: true }, visit)
  const others = statement.kind === 'and-or' ? statement.items.slice(1) : []
  for (const other of others)
    walkStatement(other, { ...place, connector: '||', certain: false, tail: false }, visit)
}

function walkStatement(statement: Statement, place: Place, visit: Visit): void {
  switch (statement.kind) {
    case 'command':
      return walkCommand(statement, place, visit)
    case 'and-or':
      return walkAndOr(statement, place, visit)
    case 'pipeline':
      return walkPipeline(statement, place, visit)
    case 'background':
      return walkStatement(
        statement.body,
        inSubshell({ ...place, tail: false, ignored: true, exitStops: false }),
        visit,
      )
    case 'test':
    case 'arithmetic':
      return walkWords(statement.words, lost(place), visit)
    case 'function':
      place.shell.functions.set(statement.name, statement.body)
      return walkList(statement.body, inFunction(place, statement.name), visit)
    default:
      return walkBlock(statement, place, visit)
  }
}

type Block = Extract<Statement, { redirects: readonly Redirect[] }>

/** `asked`: what an `if` asks when its failure is not forgotten. */
function walkBlock(
  statement: Exclude<Block, Command>,
  around: Place,
  visit: Visit,
  asked: Statement | null = null,
): void {
  walkRedirects(statement.redirects, around, visit)
  const place = { ...around, outer: [...statement.redirects, ...around.outer] }
  const inner = { ...place, connector: ';', certain: false } as const
  switch (statement.kind) {
    case 'group':
      return walkList(statement.body, withGiven(statement.given ?? [], place, visit), visit)
    case 'subshell':
      return walkList(statement.body, inSubshell(place), visit)
    case 'if':
      return walkIf(statement, place, visit, asked ?? askedAndAnswered(statement))
    case 'for': {
      walkWords(statement.words ?? [], lost(place), visit)
      const loopVariables = [...place.loopVariables, statement.variable]
      return walkList(statement.body, { ...inner, loopVariables, tail: false }, visit)
    }
    case 'while':
      walkList(statement.test, asCondition(place), visit)
      return walkList(statement.body, { ...inner, tail: false }, visit)
    case 'case':
      walkWords([statement.subject], lost(place), visit)
      for (const item of statement.items) walkList(item.body, inner, visit)
  }
}

function withGiven(given: readonly Assignment[], place: Place, visit: Visit): Place {
  for (const { value } of given) if (value !== null) walkWords([value], lost(place), visit)
  return given.length === 0 ? place : { ...place, given: [...place.given, ...given] }
}

function walkIf(
  statement: Extract<Statement, { kind: 'if' }>,
  place: Place,
  visit: Visit,
  asked: Statement | null,
): void {
  const inner = { ...place, connector: ';', certain: false } as const
  const usual = { ...inner, certain: place.certain }
  const done = usualBranch(statement)
  for (const [index, clause] of statement.clauses.entries()) {
    const at = asCondition(index === 0 ? place : inner)
    if (asked !== null) walkStatement(asked, { ...at, tail: place.exitStops }, visit)
    else walkList(clause.test, at, visit)
    walkList(clause.body, clause.body === done ? usual : inner, visit)
  }
  walkList(statement.otherwise, statement.otherwise === done ? usual : inner, visit)
}

/** The branch that is taken when what is asked has been done: of `if ! deed` the other one. */
function usualBranch({
  clauses: [clause, another],
  otherwise,
}: Extract<Statement, { kind: 'if' }>): readonly Statement[] | null {
  const test = clause?.test.at(-1)
  if (clause === undefined || test === undefined) return null
  if (test.kind !== 'pipeline' || !test.negated) return isDeed(test) ? clause.body : null
  return another === undefined && isDeed({ ...test, negated: false }) ? otherwise : null
}

/**
 * The failure of an item is the list's unless `||` catches it. `good` is whether the items so far ordinarily
 * succeed together; `must` whether the list ends the build when they do not.
 */
function walkAndOr(
  { items, connectors }: Extract<Statement, { kind: 'and-or' }>,
  place: Place,
  visit: Visit,
): void {
  const fatal = fatalFailures(items, connectors, place)
  let good = true
  let known: 'ok' | 'fail' | null = null
  for (const [index, item] of items.entries()) {
    const connector = connectors[index - 1]
    const must = fatal[index - 1] === true
    // `false && command`, `true || command`: what never runs never fails.
    const never: boolean = known !== null && known === (connector === '||' ? 'ok' : 'fail')
    const runs = connector === '&&' && !never && (must || good)
    const certain = place.certain && (connector === undefined || runs)
    const last = index === items.length - 1
    const at = { ...place, connector: connector ?? place.connector, certain }
    const counts = last ? !never : fatal[index] === true && !never
    walkStatement(item, last && counts ? at : { ...at, tail: counts, ignored: true }, visit)
    good = connector === '||' ? good || !isQuestion(item) : good && !isQuestion(item)
    known = never ? known : knownAfter(known, connector, constantOf(item))
  }
}

/** `true`, `:` and `false` say how they end. */
function constantOf(statement: Statement): 'ok' | 'fail' | null {
  if (statement.kind !== 'command') return null
  const name = statement.words[0]?.literal
  return name === 'true' || name === ':' ? 'ok' : name === 'false' ? 'fail' : null
}

/** How a list stands behind an item that may have run. */
function knownAfter(
  before: 'ok' | 'fail' | null,
  connector: '&&' | '||' | undefined,
  item: 'ok' | 'fail' | null,
): 'ok' | 'fail' | null {
  if (connector === undefined || before !== null) return item
  return item === (connector === '||' ? 'ok' : 'fail') ? item : null
}

/**
 * For each item: does a failure of the list at that point end the script as a failure? From the end, so that
 * it is linear.
 */
function fatalFailures(
  items: readonly Statement[],
  connectors: readonly ('&&' | '||')[],
  place: Place,
): readonly boolean[] {
  const fatal: boolean[] = []
  fatal[items.length - 1] = stops(place)
  let next = place.tail
  for (let index = items.length - 2; index >= 0; index -= 1) {
    if (connectors[index] === '||') next = caught(items[index + 1], place, fatal[index + 1] === true)
    fatal[index] = next
  }
  return fatal
}

/** The failure goes to what stands behind `||`: it counts if that fails for sure. */
function caught(handler: Statement | undefined, place: Place, failureCounts: boolean): boolean {
  const failure = handler === undefined ? null : failureOf(handler)
  if (failure === 'exit') return place.exitStops
  return failure === 'fail' && failureCounts
}

function walkPipeline(
  { commands, negated }: Extract<Statement, { kind: 'pipeline' }>,
  around: Place,
  visit: Visit,
): void {
  const place = negated ? { ...around, tail: false, ignored: true } : around
  for (const [index, command] of commands.entries()) {
    const first = index === 0
    const last = index === commands.length - 1
    const pipe = { from: !first || place.pipe.from, to: !last || place.pipe.to }
    const at = { ...place, pipe, connector: first ? place.connector : ('|' as const) }
    if (commands.length === 1) walkStatement(command, at, visit)
    else walkStatement(command, inPipe(at, last || place.shell.options.pipefail), visit)
  }
}

function walkCommand(command: Command, place: Place, visit: Visit): void {
  walkUsed(command, place, visit)
  const { shell, connector, pipe, depth, processes, functionName, outer, given, loopVariables } = place
  const direct = connector === '||'
  const leaves = place.exitStops && failureOf(command, direct) === 'exit'
  visit({
    command,
    connector,
    certain: place.certain && !shell.ended,
    failureStops: !shell.forgives && (leaves || stops(place)),
    pipe,
    depth,
    processes,
    functionName,
    options: shell.options,
    outer,
    given,
    loopVariables,
  })
  if (place.certain) shell.options = afterSet(command, shell.options)
  if (mayEndWell(command, direct) || replacesShell(command)) shell.ended = true
  shell.forgives = forgivesFailures(command, shell.functions) ?? shell.forgives
}

/**
 * Commands inside its words. `x=$(command)` without a name has the status of its last substitution; elsewhere
 * that status is lost.
 */
function walkUsed({ assignments, words, redirects }: Command, place: Place, visit: Visit): void {
  for (const [index, { value }] of assignments.entries()) {
    const counts = words.length === 0 && index === assignments.length - 1
    if (value !== null && holdsMore(value)) walkWords([value], counts ? place : lost(place), visit)
  }
  if (words.some(holdsMore)) walkWords(words, lost(place), visit)
  if (redirects.length > 0) walkRedirects(redirects, lost(place), visit)
}

/** Most words are of literal parts alone. */
function holdsMore({ parts }: ShellWord): boolean {
  return parts.some(({ kind }) => kind !== 'literal' && kind !== 'glob')
}

function walkRedirects(redirects: readonly Redirect[], place: Place, visit: Visit): void {
  for (const { target, content } of redirects) {
    walkWords(
      [target, content].filter((word) => word !== null),
      lost(place),
      visit,
    )
  }
}

function walkWords(words: readonly ShellWord[], place: Place, visit: Visit): void {
  for (const word of words) {
    for (const part of word.parts) walkPart(part, place, visit)
  }
}

/** Arithmetic and `<( )` lose the status of what runs in them; an array `(…)` keeps it. */
function walkPart(part: WordPart, place: Place, visit: Visit): void {
  if (part.kind === 'variable') walkWords(part.operands, { ...place, certain: false }, visit)
  if (part.kind !== 'command-substitution' && part.kind !== 'other') return
  const own = { connector: 'start', pipe: { from: false, to: false }, outer: [] } as const
  const inner = part.kind === 'other' && !part.text.startsWith('(') ? lost(place) : place
  walkList(part.body, { ...inSubshell(inner), ...own }, visit)
}

/**
 * What an `if` asks when its failure ends the script all the same: `if ! command; then …; exit 1; fi`, or an
 * `else` that ends so.
 */
function askedAndAnswered({
  clauses: [clause, another],
  otherwise,
}: Extract<Statement, { kind: 'if' }>): Statement | null {
  const [test, more] = clause?.test ?? []
  if (clause === undefined || another !== undefined || test === undefined || more !== undefined) return null
  const negated = test.kind === 'pipeline' && test.negated
  if (!leavesFailing(negated ? clause.body : otherwise)) return null
  return negated ? { ...test, negated: false } : test
}
