import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import type { Command, Script, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import { unwrap, type Unwrapped } from '../../dockerfile/shell/unwrap.ts'
import {
  shellOptions,
  walkCommands,
  type FlatCommand,
  type ShellOptions,
} from '../../dockerfile/shell/walk.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'

/** What a command starts, wrappers such as sudo and env taken off. */
export function calledBy({ words }: Command): Unwrapped {
  return unwrap(words.map(({ literal }) => literal))
}

/** The text that a command hands to another shell, read; null for every other command. `eval` keeps the options. */
export function innerScript(
  input: RuleInput,
  command: Command,
  around: ShellOptions,
): { readonly script: Script; readonly options: ShellOptions } | null {
  if (!mayHoldScript(command)) return null
  const { script, shell, options } = calledBy(command)
  if (script === null) return null
  const known = innerScripts(input).get(command) ?? parseShellText(script, command.range)
  innerScripts(input).set(command, known)
  return { script: known, options: shell === null ? around : shellOptions(options) }
}

const innerScripts = perFile((): Map<Command, Script> => new Map())

/** Told without taking the command apart: `eval`, or an option with a c in it, such as -c and -lc. */
function mayHoldScript({ words }: Command): boolean {
  return (
    words.length > 1 && words.some(({ literal }) => literal === 'eval' || /^--?[a-z]*c/.test(literal ?? ''))
  )
}

export type Facts = ReadonlyMap<Command, FlatCommand>

/** What the walk through a script says of its commands. Several rules ask it of the same scripts. */
export function factsOf(input: RuleInput, script: Script, options: ShellOptions): Facts {
  const known = walked(input).get(script)
  if (known && isSame(known.options, options)) return known.facts
  const facts = new Map(walkCommands(script, options).map((flat) => [flat.command, flat]))
  walked(input).set(script, { options, facts })
  return facts
}

const walked = perFile((): Map<Script, { options: ShellOptions; facts: Facts }> => new Map())

function isSame(a: ShellOptions, b: ShellOptions): boolean {
  return (
    a.errexit === b.errexit && a.nounset === b.nounset && a.pipefail === b.pipefail && a.xtrace === b.xtrace
  )
}

/** The first simple command in a statement, in the order of the text; undefined for one without. */
export function firstCommand(statement: Statement): Command | undefined {
  switch (statement.kind) {
    case 'command':
      return statement
    case 'pipeline':
      return firstOf(statement.commands)
    case 'and-or':
      return firstOf(statement.items)
    case 'background':
      return firstCommand(statement.body)
    case 'if':
      return firstOf(statement.clauses.flatMap(({ test, body }) => [...test, ...body]))
    case 'while':
      return firstOf([...statement.test, ...statement.body])
    case 'case':
      return firstOf(statement.items.flatMap(({ body }) => body))
    case 'subshell':
    case 'group':
    case 'for':
      return firstOf(statement.body)
    default:
      return undefined
  }
}

function firstOf(statements: readonly Statement[]): Command | undefined {
  for (const statement of statements) {
    const found = firstCommand(statement)
    if (found) return found
  }
  return undefined
}

/** Programs that do not fail in a build that is in order. */
const SURE = new Set(
  `
    echo printf yes true : seq pwd date uname nproc arch whoami hostname basename dirname env printenv
    set export unset shift local readonly declare alias umask trap return exit wait sleep getconf
  `
    .trim()
    .split(/\s+/),
)

/** Can a command go wrong? `cat` of a here-document and settings of the shell cannot. */
export function canFail(command: Command): boolean {
  const { words, redirects } = command
  if (words.length === 0) return command.assignments.some(({ value }) => value !== null && runsCommand(value))
  const { argv } = calledBy(command)
  const program = baseName(argv[0])
  if (program === 'cat')
    return argv.length > 1 || !redirects.some(({ operator }) => operator.startsWith('<<'))
  if (program === 'dpkg') return !argv.includes('--print-architecture')
  return program === null || !SURE.has(program)
}

function runsCommand({ parts }: ShellWord): boolean {
  return parts.some((part) => part.kind === 'command-substitution' && part.body.some((each) => mayFail(each)))
}

function mayFail(statement: Statement): boolean {
  if (statement.kind === 'command') return canFail(statement)
  if (statement.kind === 'pipeline') return statement.commands.slice(-1).some((each) => mayFail(each))
  return true
}

/** A command as it is written up to its first word that is no option, for messages: `apt-get -y install`, `curl -o tool`. */
export function writtenCommand(command: Command): string {
  const { argv, origins } = calledBy(command)
  const texts = origins.slice(0, 5).map((origin, at) => argv[at] ?? command.words[origin]?.raw ?? '…')
  const end = texts.findIndex((text, at) => at > 0 && !text.startsWith('-'))
  return texts.slice(0, end === -1 ? 1 : end + 1).join(' ')
}

/** Its program alone. */
export function writtenProgram(command: Command): string {
  const { argv, origins } = calledBy(command)
  return argv[0] ?? command.words[origins[0] ?? 0]?.raw ?? '…'
}
