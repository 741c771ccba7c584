import { failureOf } from '../../dockerfile/shell/status.ts'
import type { Command, Script, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import type { ShellOptions } from '../../dockerfile/shell/walk.ts'
import { canFail, factsOf, firstCommand, innerScript, type Facts } from './script-commands.ts'

/** A command in a pipe whose failure nobody sees, and the last command of its pipe. */
export type DeafPipe = {
  readonly command: Command
  readonly reader: Command | undefined
  readonly options: ShellOptions
  /** It stands in a text that another shell is handed. */
  readonly inner: boolean
}

type Walk = {
  readonly facts: Facts
  readonly inner: boolean
  readonly depth: number
  readonly found: DeafPipe[]
}
type Pipeline = Extract<Statement, { kind: 'pipeline' }>

const DEEPEST = 24

/**
 * The pipes of a script that run without pipefail and whose status counts: not those of a condition, behind `!`, in the
 * background, in words of another command, or before `|| true`.
 */
export function deafPipes(script: Script, options: ShellOptions): readonly DeafPipe[] {
  const found: DeafPipe[] = []
  walkAll(script.body, { facts: factsOf(script, options), inner: false, depth: 0, found })
  return found
}

function walkAll(statements: readonly Statement[], walk: Walk): void {
  if (walk.depth > DEEPEST) return
  const inside = { ...walk, depth: walk.depth + 1 }
  for (const statement of statements) walkOne(statement, inside)
}

function walkOne(statement: Statement, walk: Walk): void {
  switch (statement.kind) {
    case 'command':
      return walkCommand(statement, walk)
    case 'pipeline':
      return walkPipeline(statement, walk)
    case 'and-or':
      return walkAll(
        statement.items.filter((_, at) => statusCounts(statement, at)),
        walk,
      )
    case 'if':
      for (const { body } of statement.clauses) walkAll(body, walk)
      return walkAll(statement.otherwise, walk)
    case 'case':
      for (const { body } of statement.items) walkAll(body, walk)
      return
    case 'subshell':
    case 'group':
    case 'for':
    case 'while':
    case 'function':
      return walkAll(statement.body, walk)
    default:
  }
}

/** What `|| true` catches may fail; `|| exit 1` wants to hear of it. */
function statusCounts({ items, connectors }: Extract<Statement, { kind: 'and-or' }>, at: number): boolean {
  const or = connectors.indexOf('||', at)
  const handler = or === -1 ? undefined : items[or + 1]
  return handler === undefined || failureOf(handler) !== null
}

function walkPipeline({ commands, negated }: Pipeline, walk: Walk): void {
  if (negated) return
  for (const [at, each] of commands.entries()) {
    const next = commands[at + 1]
    const last = commands.at(-1)
    if (next && last && each.kind === 'command')
      walkSource(each, { next: firstCommand(next), last: firstCommand(last) }, walk)
    else walkOne(each, walk)
  }
}

type Readers = { readonly next: Command | undefined; readonly last: Command | undefined }

function walkSource(command: Command, { next, last }: Readers, walk: Walk): void {
  const options = walk.facts.get(command)?.options
  if (!options || options.pipefail || !canFail(command)) return
  if (!needsInput(command, next) && !needsInput(command, last))
    walk.found.push({ command, reader: last, options, inner: walk.inner })
}

/** `grep name SUMS | sha256sum -c`: without a line to check, the check fails by itself. */
function needsInput(command: Command, reader: Command | undefined): boolean {
  const [program, ...words] = reader?.words.map(({ literal }) => literal) ?? []
  return (
    command.words[0]?.literal === 'grep' &&
    /^(?:sha\d+sum|shasum|md5sum|b2sum)$/.test(program ?? '') &&
    words.some((word) => /^-[a-z]*c|^--check$/.test(word ?? ''))
  )
}

function walkCommand(command: Command, walk: Walk): void {
  // The status of `x=$(a | b)` is that of the pipe; elsewhere a substitution's status is lost whatever it is.
  if (command.words.length === 0)
    for (const { value } of command.assignments) if (value) walkParts(value, walk)
  const options = walk.facts.get(command)?.options
  const within = options ? innerScript(command, options) : null
  if (within)
    walkAll(within.script.body, { ...walk, facts: factsOf(within.script, within.options), inner: true })
}

function walkParts({ parts }: ShellWord, walk: Walk): void {
  for (const part of parts) if (part.kind === 'command-substitution') walkAll(part.body, walk)
}
