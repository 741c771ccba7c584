import type { Status } from '../../build/effects/index.ts'
import { globTest } from '../../build/glob.ts'
import { marksOf } from '../../dockerfile/shell/marks.ts'
import type { Statement } from '../../dockerfile/shell/types.ts'
import { walkCommands, type FlatCommand } from '../../dockerfile/shell/walk.ts'

/** What is asked of a script that starts a container. */
export type Asked = {
  /** Answer of `[ … ]` and the like; unknown where the file does not tell. */
  readonly truth: (statement: Statement) => Status
  /** The word behind `case`; null where the file does not tell. */
  readonly subject: (statement: Extract<Statement, { kind: 'case' }>) => string | null
}

/** A command of a script. */
export type Planned = {
  readonly flat: FlatCommand
  /** It is sure to run. */
  readonly certain: boolean
  /** The script goes on without waiting for it. */
  readonly beside: boolean
  /** Its failure is thrown away where it stands: `|| true`. */
  readonly forgiven: boolean
}

/** The commands of a script up to the first `exec`, branches that can be told taken or left. */
export function plannedCommands(body: readonly Statement[], asked: Asked): readonly Planned[] {
  const taken = body.flatMap((statement) => branchOf(statement, asked))
  const aside = new Set(walkCommands({ body: backgroundOf(taken) }).map(({ command }) => command))
  const flats = walkCommands({ body: taken })
  const marks = marksOf(taken)
  const calls = (only: boolean) =>
    new Set(flats.flatMap(({ command, certain }) => (certain || !only ? firstOf(command.words) : [])))
  const [called, surely] = [calls(false), calls(true)]
  const planned = flats
    .filter(({ functionName }) => functionName === null || called.has(functionName))
    .map((flat) => ({
      flat,
      certain: flat.functionName === null ? flat.certain : surely.has(flat.functionName),
      beside: aside.has(flat.command),
      forgiven: marks.get(flat.command)?.ignored === true,
    }))
  const end = planned.findIndex(({ flat, certain }) => certain && replacesShell(flat))
  return end === -1 ? planned : planned.slice(0, end + 1)
}

function firstOf(words: readonly { readonly literal: string | null }[]): readonly string[] {
  return words[0]?.literal == null ? [] : [words[0].literal]
}

/** `exec program`, not `exec 2>&1`; in a subshell it ends that one only. */
function replacesShell({ command, depth, functionName }: FlatCommand): boolean {
  const [first, second] = command.words
  return first?.literal === 'exec' && second !== undefined && depth === 0 && functionName === null
}

function backgroundOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement): readonly Statement[] => {
    if (statement.kind === 'background') return [statement]
    return statement.kind === 'group' || statement.kind === 'subshell' ? backgroundOf(statement.body) : []
  })
}

/** The statements that are left of one when its tests are answered. */
function branchOf(statement: Statement, asked: Asked): readonly Statement[] {
  if (statement.kind === 'if') return branchOfIf(statement, asked)
  if (statement.kind === 'and-or') return branchOfList(statement, asked)
  if (statement.kind === 'case') return branchOfCase(statement, asked)
  return [statement]
}

function branches(body: readonly Statement[], asked: Asked): readonly Statement[] {
  return body.flatMap((each) => branchOf(each, asked))
}

function branchOfIf(statement: Extract<Statement, { kind: 'if' }>, asked: Asked): readonly Statement[] {
  for (const { test, body } of statement.clauses) {
    const [only, more] = test
    const answer = only === undefined || more !== undefined ? 'unknown' : asked.truth(only)
    if (answer === 'unknown') return [statement]
    if (answer === 'ok') return branches(body, asked)
  }
  return branches(statement.otherwise, asked)
}

/** `[ … ] && run`, `[ … ] || run`. */
function branchOfList(statement: Extract<Statement, { kind: 'and-or' }>, asked: Asked): readonly Statement[] {
  const { items, connectors } = statement
  const [test, then, more] = items
  if (test === undefined || then === undefined || more !== undefined) return [statement]
  const answer = asked.truth(test)
  if (answer === 'unknown') return [statement]
  return (answer === 'ok') === (connectors[0] === '&&') ? branches([then], asked) : []
}

/** Patterns without quotes and variables can be told. Source: POSIX, "Case Conditional Construct". */
function branchOfCase(statement: Extract<Statement, { kind: 'case' }>, asked: Asked): readonly Statement[] {
  const subject = asked.subject(statement)
  if (subject === null) return [statement]
  for (const { patterns, body } of statement.items) {
    const plain = patterns.every(({ literal, raw }) => literal !== null || /^[\w.*?-]+$/.test(raw))
    if (!plain) return [statement]
    if (
      patterns.some(({ literal, raw }) =>
        fits(literal ?? raw, literal === null || /^[\w.*?-]+$/.test(raw), subject),
      )
    )
      return branches(body, asked)
  }
  return []
}

function fits(pattern: string, open: boolean, subject: string): boolean {
  if (pattern === '*' && open) return true
  return open ? globTest(pattern)(subject) : pattern === subject
}
