import type { Command, Redirect, ShellWord, Statement } from './types.ts'

/** What the script around a command makes of its output and its failure. */
export type Mark = {
  /** Whose output it reads. */
  readonly from: Command | null
  /** Whose word, assignment or redirection it stands in, as `$(…)` or `<(…)`. */
  readonly usedBy: Command | null
  readonly background: boolean
  readonly ignored: boolean
}

export type Marks = ReadonlyMap<Command, Mark>

const NOTHING: Mark = { from: null, usedBy: null, background: false, ignored: false }

/** The marks of every command in the script. Linear. */
export function marksOf(body: readonly Statement[]): Marks {
  const marks = new Map<Command, Mark>()
  for (const statement of body) markStatement(statement, NOTHING, marks)
  return marks
}

type Open = Map<Command, Mark>

function markAll(list: readonly Statement[], mark: Mark, marks: Open): void {
  for (const statement of list) markStatement(statement, mark, marks)
}

function markStatement(statement: Statement, mark: Mark, marks: Open): void {
  switch (statement.kind) {
    case 'command':
      return markCommand(statement, mark, marks)
    case 'pipeline':
      return markPipeline(statement.commands, mark, marks)
    case 'and-or':
      return markList(statement, mark, marks)
    case 'background':
      return markStatement(statement.body, { ...mark, background: true }, marks)
    case 'test':
    case 'arithmetic':
      return markWords(statement.words, mark, marks)
    case 'function':
    case 'group':
    case 'subshell':
      return markAll(statement.body, mark, marks)
    default:
      return markBranches(statement, mark, marks)
  }
}

function markBranches(
  statement: Extract<Statement, { kind: 'if' | 'for' | 'while' | 'case' }>,
  mark: Mark,
  marks: Open,
): void {
  switch (statement.kind) {
    case 'if':
      for (const { test, body } of statement.clauses) {
        markAll(test, mark, marks)
        markAll(body, mark, marks)
      }
      return markAll(statement.otherwise, mark, marks)
    case 'for':
      markWords(statement.words ?? [], mark, marks)
      return markAll(statement.body, mark, marks)
    case 'while':
      markAll(statement.test, mark, marks)
      return markAll(statement.body, mark, marks)
    case 'case':
      markWords([statement.subject], mark, marks)
      for (const { body } of statement.items) markAll(body, mark, marks)
  }
}

function markPipeline(commands: readonly Statement[], mark: Mark, marks: Open): void {
  let from = mark.from
  for (const command of commands) {
    markStatement(command, { ...mark, from }, marks)
    from = lastCommand(command)
  }
}

/** Whose output comes last out of a statement. */
function lastCommand(statement: Statement | undefined): Command | null {
  if (statement === undefined) return null
  if (statement.kind === 'command') return statement
  if (statement.kind === 'group' || statement.kind === 'subshell') return lastCommand(statement.body.at(-1))
  return statement.kind === 'pipeline' ? lastCommand(statement.commands.at(-1)) : null
}

/** `a || true`: what goes wrong before it is forgotten. From the end, so that it is linear. */
function markList(
  { items, connectors }: Extract<Statement, { kind: 'and-or' }>,
  mark: Mark,
  marks: Open,
): void {
  const ignored: boolean[] = []
  for (let index = items.length - 2; index >= 0; index -= 1)
    ignored[index] =
      ignored[index + 1] === true || (connectors[index] === '||' && alwaysSucceeds(items[index + 1]))
  for (const [index, item] of items.entries())
    markStatement(item, ignored[index] === true ? { ...mark, ignored: true } : mark, marks)
}

const SUCCEEDS = new Set(['true', ':', 'echo', 'printf'])

function alwaysSucceeds(statement: Statement | undefined): boolean {
  if (statement?.kind === 'group' || statement?.kind === 'subshell')
    return statement.body.every(({ kind }) => kind === 'command') && alwaysSucceeds(statement.body.at(-1))
  if (statement?.kind !== 'command') return false
  const [name = null, status = null] = statement.words.map(({ literal }) => literal)
  return name === 'exit' || name === 'return' ? status === '0' : SUCCEEDS.has(name ?? '')
}

function markCommand(command: Command, mark: Mark, marks: Open): void {
  marks.set(command, mark)
  const inner: Mark = { ...NOTHING, usedBy: command, background: mark.background }
  for (const { value } of command.assignments) if (value !== null) markWords([value], inner, marks)
  markWords(command.words, inner, marks)
  for (const redirect of command.redirects) markWords(wordsOf(redirect), inner, marks)
}

function wordsOf({ target, content }: Redirect): readonly ShellWord[] {
  return [target, content].filter((word) => word !== null)
}

function markWords(words: readonly ShellWord[], mark: Mark, marks: Open): void {
  for (const { parts } of words)
    for (const part of parts) {
      if (part.kind === 'variable') markWords(part.operands, mark, marks)
      else if (part.kind === 'command-substitution' || part.kind === 'other') markAll(part.body, mark, marks)
    }
}
