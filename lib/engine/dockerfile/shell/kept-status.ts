import { endsFailing } from './interpret.ts'
import type { ShellOptions } from './shell-options.ts'
import type { ShellWord, Statement } from './types.ts'

/** A command whose failure goes into a variable, and what that variable then holds. */
export type Kept = {
  /** What fails. */
  readonly statement: Statement
  readonly name: string
  /** As text; a status is taken for 1, with which programs usually fail. */
  readonly value: string
  /** How many statements of the list that is. */
  readonly length: number
}

const STATUS = '1'

/** `command || code=$?`, `command` with `code=$?` as the next statement, or an `if` that sets it where the command fails. */
export function keptIn(statement: Statement, next: Statement | undefined): Kept | null {
  if (statement.kind === 'if') return keptByIf(statement)
  if (statement.kind !== 'and-or') {
    const status = isPlain(statement) ? settingIn(next) : null
    return status?.value === STATUS ? { statement, ...status, length: 2 } : null
  }
  const { items, connectors } = statement
  const [first] = items
  const or = connectors.indexOf('||')
  const last = items.at(-1)
  const isLast = or !== -1 && or === connectors.length - 1
  // `command && code=0 || code=$?` says the same.
  const between = items.slice(1, -1).every((item) => settingIn(item) !== null)
  const setting = isLast && between ? settingIn(last) : null
  return setting === null || setting.value === '' || first === undefined || !isPlain(first)
    ? null
    : { statement: first, ...setting, length: 1 }
}

function keptByIf({ clauses, otherwise }: Extract<Statement, { kind: 'if' }>): Kept | null {
  const [clause, another] = clauses
  const [test, more] = clause?.test ?? []
  if (clause === undefined || another !== undefined || test === undefined || more !== undefined) return null
  const negated = test.kind === 'pipeline' && test.negated
  const setting = (negated ? clause.body : otherwise).map(settingIn).find((each) => each !== null) ?? null
  if (setting === null || setting.value === '') return null
  return { statement: negated ? { ...test, negated: false } : test, ...setting, length: 1 }
}

function isPlain({ kind }: Statement): boolean {
  return kind === 'command' || kind === 'pipeline' || kind === 'subshell'
}

type Variable = Pick<Kept, 'name' | 'value'>

function settingIn(statement: Statement | undefined): Variable | null {
  if (statement?.kind !== 'command' || statement.words.length > 0 || statement.assignments.length !== 1)
    return null
  const [{ name, value, append } = { name: '', value: null, append: true }] = statement.assignments
  if (append || value === null) return null
  if (value.literal !== null) return { name, value: value.literal }
  return variableOf(value) === '?' ? { name, value: STATUS } : null
}

/** `$NAME`, `"$NAME"`, `${NAME:-0}` alone. */
function variableOf({ parts }: ShellWord): string | null {
  const [part] = parts
  return parts.length === 1 && part?.kind === 'variable' && /^(?::-[\w]*)?$/.test(part.operation)
    ? part.name
    : null
}

/** Of a long list no more is looked at, so that many kept failures stay cheap. */
const MOST_STATEMENTS = 60

/** Does the rest of a list, from here on, answer for the failure? `tail`: the status of the list is that of the script. */
export function answersFor(
  list: readonly Statement[],
  from: number,
  { name, value }: Kept,
  options: ShellOptions,
  tail: boolean,
): boolean {
  const rest = list.slice(from, from + MOST_STATEMENTS)
  const isWhole = from + MOST_STATEMENTS >= list.length
  return endsFailing(rest, { values: new Map([[name, value]]), options }, tail && isWhole)
}
