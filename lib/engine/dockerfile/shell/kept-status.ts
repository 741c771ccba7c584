import { afterSet, type ShellOptions } from './shell-options.ts'
import type { Command, ShellWord, Statement } from './types.ts'

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

/** What a list does while the variable says that something has failed. */
type End = 'fails' | 'else' | ShellOptions

/** Of a long list no more is looked at, so that many kept failures stay cheap. */
const MOST_STATEMENTS = 60

/**
 * Does a list, from here on, end the script with a failure, given what is kept? `tail`: the status of the list is that of the
 * script.
 */
export function endsFailing(
  list: readonly Statement[],
  from: number,
  kept: Variable,
  options: ShellOptions,
  tail: boolean,
): boolean {
  const end = endOf(list.slice(from, from + MOST_STATEMENTS), kept, options)
  if (typeof end === 'string') return end === 'fails'
  const last = from + MOST_STATEMENTS < list.length ? undefined : list.at(-1)
  return tail && last !== undefined && truthOf(last, kept) === false
}

function endOf(list: readonly Statement[], kept: Variable, before: ShellOptions): End {
  let options = before
  for (const statement of list) {
    const end = endOfOne(statement, kept, options)
    if (typeof end === 'string') return end
    options = end
  }
  return options
}

function endOfOne(statement: Statement, kept: Variable, options: ShellOptions): End {
  const truth = truthOf(statement, kept)
  if (truth !== null) return !truth && options.errexit ? 'fails' : options
  switch (statement.kind) {
    case 'command':
      return endOfCommand(statement, kept, options)
    case 'group':
      return endOf(statement.body, kept, options)
    case 'if':
      return endOfIf(statement, kept, options)
    case 'case':
      return endOfCase(statement, kept, options)
    case 'and-or':
      return endOfList(statement, kept, options)
    case 'subshell': {
      const end = endOf(statement.body, kept, options)
      return end === 'fails' && options.errexit ? 'fails' : options
    }
    default:
      return meddles(statement, kept.name) ? 'else' : options
  }
}

function endOfCommand(command: Command, kept: Variable, options: ShellOptions): End {
  const [program, status] = command.words
  if (program?.literal === 'exit') return statusOf(status, kept) === 'fails' ? 'fails' : 'else'
  if (program?.literal === 'false' && options.errexit) return 'fails'
  return meddles(command, kept.name) ? 'else' : afterSet(command, options)
}

function statusOf(word: ShellWord | undefined, kept: Variable): 'fails' | 'else' {
  const text = word === undefined ? null : valueOf(word, kept)
  return text !== null && /^[1-9]\d*$/.test(text) ? 'fails' : 'else'
}

function endOfIf(
  { clauses, otherwise }: Extract<Statement, { kind: 'if' }>,
  kept: Variable,
  options: ShellOptions,
): End {
  for (const { test, body } of clauses) {
    const truth = test.length === 1 && test[0] !== undefined ? truthOf(test[0], kept) : null
    if (truth === true) return endOf(body, kept, options)
    if (truth === null) return meddles({ clauses, otherwise }, kept.name) ? 'else' : options
  }
  return endOf(otherwise, kept, options)
}

function endOfCase(
  { subject, items }: Extract<Statement, { kind: 'case' }>,
  kept: Variable,
  options: ShellOptions,
): End {
  const text = valueOf(subject, kept)
  if (text === null) return meddles(items, kept.name) ? 'else' : options
  for (const { patterns, body } of items) {
    if (patterns.some(({ literal }) => literal === '*' || literal === text)) return endOf(body, kept, options)
    if (patterns.some(({ literal }) => literal === null || /[*?[]/.test(literal))) return 'else'
  }
  return options
}

/** `[ $code -eq 0 ] || exit 1`, `[ $code -ne 0 ] && exit 1`; longer lists are not followed. */
function endOfList(
  { items, connectors }: Extract<Statement, { kind: 'and-or' }>,
  kept: Variable,
  options: ShellOptions,
): End {
  const [test, then] = items
  const truth = test === undefined ? null : truthOf(test, kept)
  if (truth === null || then === undefined || items.length > 2)
    return meddles(items, kept.name) ? 'else' : options
  return truth === (connectors[0] === '&&') ? endOfOne(then, kept, options) : options
}

/** The answer of a test about the variable; null for anything else. */
function truthOf(statement: Statement, kept: Variable): boolean | null {
  if (statement.kind === 'pipeline' && statement.negated && statement.commands.length === 1) {
    const [inner] = statement.commands
    const truth = inner === undefined ? null : truthOf(inner, kept)
    return truth === null ? null : !truth
  }
  const words = testWords(statement)
  if (words === null || !words.some((word) => variableOf(word) === kept.name)) return null
  const texts = words.map((word) => valueOf(word, kept))
  return texts.includes(null) ? null : answerOf(texts.map((text) => text ?? ''))
}

/** What stands between the brackets. */
function testWords(statement: Statement): readonly ShellWord[] | null {
  if (statement.kind === 'test') {
    const operator = /^\[\[\s+\S+\s+(-\w+|[=!]?=)\s+\S+\s+\]\]$/.exec(statement.text)?.[1]
    const [left, right] = statement.words
    if (left === undefined || right === undefined || operator === undefined) return null
    return [left, literal(operator, left), right]
  }
  if (statement.kind !== 'command') return null
  const [program, ...rest] = statement.words
  if (program?.literal === 'test') return rest
  return program?.literal === '[' ? rest.slice(0, -1) : null
}

function literal(text: string, { range }: ShellWord): ShellWord {
  return { raw: text, parts: [], literal: text, range }
}

const ANSWERS: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  '-eq': (left, right) => Number(left) === Number(right),
  '-ne': (left, right) => Number(left) !== Number(right),
  '-gt': (left, right) => Number(left) > Number(right),
  '-ge': (left, right) => Number(left) >= Number(right),
  '-lt': (left, right) => Number(left) < Number(right),
  '-le': (left, right) => Number(left) <= Number(right),
  '=': (left, right) => left === right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
}

function answerOf(words: readonly string[]): boolean | null {
  const [first = '', second = '', third = ''] = words
  if (words.length === 1) return first !== ''
  if (words.length === 2) return first === '-n' ? second !== '' : first === '-z' ? second === '' : null
  return words.length === 3 && Object.hasOwn(ANSWERS, second)
    ? (ANSWERS[second]?.(first, third) ?? null)
    : null
}

function valueOf(word: ShellWord, { name, value }: Variable): string | null {
  return word.literal ?? (variableOf(word) === name ? value : null)
}

/** Something in there leaves the script, or sets the variable anew. Linear. */
function meddles(value: unknown, name: string): boolean {
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    if ('kind' in next && next.kind === 'command' && leavesOrSets(next as Command, name)) return true
    for (const each of Object.values(next)) open.push(each)
  }
  return false
}

const LEAVES = /^(?:exit|return|exec|eval|source|\.|unset|read|trap)$/

function leavesOrSets({ words, assignments }: Command, name: string): boolean {
  const [first, ...rest] = words
  if (LEAVES.test(first?.literal ?? '')) return true
  const sets = words.length === 0 && assignments.some((each) => each.name === name)
  return sets || rest.some(({ raw }) => raw.startsWith(`${name}=`))
}
