import { baseName } from '../../dockerfile/paths.ts'
import { failureOf } from '../../dockerfile/shell/status.ts'
import type { Command, Script, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import type { ShellOptions } from '../../dockerfile/shell/walk.ts'
import type { RuleInput } from '../rule.ts'
import { canFail, factsOf, firstCommand, innerScript, type Facts } from './script-commands.ts'

/** A command in a pipe whose failure nobody sees, and the last command of its pipe. */
export type DeafPipe = {
  readonly command: Command
  readonly reader: Command | undefined
  /** A later command of the pipe that stops reading before the end: with pipefail that looks like a failure (SIGPIPE). */
  readonly early: Command | undefined
  readonly options: ShellOptions
  /** It stands in a text that another shell is handed. */
  readonly inner: boolean
}

type Walk = {
  readonly input: RuleInput
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
export function deafPipes(input: RuleInput, script: Script, options: ShellOptions): readonly DeafPipe[] {
  const found: DeafPipe[] = []
  walkAll(script.body, { input, facts: factsOf(input, script, options), inner: false, depth: 0, found })
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
  const readers = commands.map(firstCommand)
  const lastEarly = readers.findLastIndex(stopsEarly)
  for (const [at, each] of commands.entries()) {
    const next = {
      next: readers[at + 1],
      last: readers.at(-1),
      early: lastEarly > at ? readers[lastEarly] : undefined,
    }
    if (at < commands.length - 1 && each.kind === 'command') walkSource(each, next, walk)
    else walkOne(each, walk)
  }
}

type Readers = { readonly [Which in 'next' | 'last' | 'early']: Command | undefined }

function walkSource(command: Command, { next, last, early }: Readers, walk: Walk): void {
  const options = walk.facts.get(command)?.options
  if (!options || options.pipefail || !canFail(command)) return
  if (!needsInput(command, next) && !needsInput(command, last))
    walk.found.push({ command, reader: last, early, options, inner: walk.inner })
}

/**
 * `grep name SUMS | sha256sum -c`: without a line to check, the check fails by itself. So does `| grep -q name`, which
 * pipefail would break besides: grep ends at the first match, and the command before it then dies of SIGPIPE.
 */
function needsInput(command: Command, reader: Command | undefined): boolean {
  const [program, ...words] = reader?.words.map(({ literal }) => literal) ?? []
  if (isGrep(program) && words.some((word) => /^-[A-Za-z]*q|^--(?:quiet|silent)$/.test(word ?? '')))
    return true
  return (
    command.words[0]?.literal === 'grep' &&
    /^(?:sha\d+sum|shasum|md5sum|b2sum)$/.test(program ?? '') &&
    words.some((word) => /^-[a-z]*c|^--check$/.test(word ?? ''))
  )
}

function isGrep(program: string | null | undefined): boolean {
  return /^[efz]?grep$/.test(program ?? '')
}

/** It reports a failure by itself when it gets nothing to read, and only then. */
export function failsOnNothing({ reader }: DeafPipe): boolean {
  return isGrep(reader?.words[0]?.literal)
}

/** What is packed ends with a sum over all of it, so the program that unpacks it fails when a part is missing; gpg and apt-key want a whole key. */
export function noticesBreaks({ reader }: DeafPipe): boolean {
  const [program = '', ...words] = reader?.words.map(({ literal }) => literal ?? '') ?? []
  const name = baseName(program)
  if (/^(?:bsd|g)?tar$/.test(name))
    return words.some((word, at) =>
      at === 0
        ? /^-?[A-Za-z]*[zjJ]/.test(word)
        : /^(?:-[A-Za-z]*[zjJ][A-Za-z]*|--(?:gzip|gunzip|bzip2|xz|zstd))$/.test(word),
    )
  if (/^(?:g|b|x|l)?zip2?$|^(?:xz|zstd)$/.test(name))
    return words.some((word) => /^-[a-z]*d|^--decompress$/.test(word))
  return (
    /^(?:gunzip|zcat|bunzip2|bzcat|unxz|xzcat|unzstd|zstdcat|apt-key)$/.test(name) ||
    (/^gpg2?$/.test(name) && words.some((word) => /^--(?:dearmor|import)$/.test(word)))
  )
}

function stopsEarly(reader: Command | undefined): boolean {
  const [program, ...words] = reader?.words.map(({ literal }) => literal) ?? []
  // `head -n -5` has to know where the end is.
  if (program === 'head') return !/ -[nc] ?-| --\w+=-/.test(` ${words.join(' ')}`)
  return (
    isGrep(program) &&
    words.some((word) => /^-[A-Za-z]*[qm]\d*$|^--(?:max-count|quiet|silent)/.test(word ?? ''))
  )
}

function walkCommand(command: Command, walk: Walk): void {
  // The status of `x=$(a | b)` is that of the pipe; elsewhere a substitution's status is lost whatever it is.
  if (command.words.length === 0)
    for (const { value } of command.assignments) if (value) walkParts(value, walk)
  const options = walk.facts.get(command)?.options
  const within = options ? innerScript(walk.input, command, options) : null
  if (within)
    walkAll(within.script.body, {
      ...walk,
      facts: factsOf(walk.input, within.script, within.options),
      inner: true,
    })
}

function walkParts({ parts }: ShellWord, walk: Walk): void {
  for (const part of parts) if (part.kind === 'command-substitution') walkAll(part.body, walk)
}
