import type { Command, Script, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import { calledBy } from './script-commands.ts'

type Reference = {
  readonly name: string
  readonly word: ShellWord
  /** `${NAME:-default}` and its like do something sensible when the variable is not set. */
  readonly guarded: boolean
}

type ScriptVariables = {
  readonly references: readonly Reference[]
  /** Names that the script itself gives a value somewhere. */
  readonly assigned: ReadonlySet<string>
  /** It reads settings from elsewhere: `. /etc/os-release`, `eval …`. */
  readonly open: boolean
}

type Walk = { readonly references: Reference[]; readonly assigned: Set<string>; open: boolean; depth: number }

const DEEPEST = 40

/** Every variable a script refers to, conditions, loops and substitutions included, in the order of the text. */
export function variablesIn(script: Script): ScriptVariables {
  const walk: Walk = { references: [], assigned: new Set(), open: false, depth: 0 }
  walkAll(script.body, walk)
  return walk
}

function walkAll(statements: readonly Statement[], walk: Walk): void {
  if (walk.depth >= DEEPEST) return
  walk.depth++
  for (const statement of statements) walkStatement(statement, walk)
  walk.depth--
}

function walkStatement(statement: Statement, walk: Walk): void {
  switch (statement.kind) {
    case 'command':
      return walkCommand(statement, walk)
    case 'pipeline':
      return walkAll(statement.commands, walk)
    case 'and-or':
      return walkAll(statement.items, walk)
    case 'background':
      return walkAll([statement.body], walk)
    case 'if':
      for (const { test, body } of statement.clauses) walkAll([...test, ...body], walk)
      return walkAll(statement.otherwise, walk)
    case 'for':
      walk.assigned.add(statement.variable)
      walkWords(statement.words ?? [], walk)
      return walkAll(statement.body, walk)
    case 'while':
      return walkAll([...statement.test, ...statement.body], walk)
    case 'case':
      walkWords([statement.subject], walk)
      for (const { patterns, body } of statement.items) {
        walkWords(patterns, walk)
        walkAll(body, walk)
      }
      return
    case 'test':
    case 'arithmetic':
      return walkWords(statement.words, walk)
    default:
      return walkAll(statement.body, walk)
  }
}

function walkCommand(command: Command, walk: Walk): void {
  const { assignments, words, redirects } = command
  for (const { name, value } of assignments) {
    if (value) walkWords([value], walk)
    walk.assigned.add(name)
  }
  walkWords(words, walk)
  for (const { target, content } of redirects)
    walkWords(
      [target, content].filter((word) => word !== null),
      walk,
    )
  const [name = null] = words[0] ? [words[0].literal] : []
  if (name === '.' || name === 'source' || name === 'eval') walk.open = true
  if (name !== null && (SETTERS.has(name) || READERS.has(name)))
    for (const word of words.slice(1)) addName(name, word, walk)
  for (const each of Object.keys(calledBy(command).environment)) walk.assigned.add(each)
}

const SETTERS = new Set('export local declare typeset readonly'.split(' '))
const READERS = new Set('read getopts mapfile readarray unset'.split(' '))

/** `export A=1` gives A a value, `export A` passes on the one it has. `read A B` gives one to both. */
function addName(setter: string, { raw }: ShellWord, walk: Walk): void {
  const [, name, equals] = /^["']?([A-Za-z_]\w*)(=?)/.exec(raw) ?? []
  if (name !== undefined && (equals === '=' || READERS.has(setter))) walk.assigned.add(name)
}

function walkWords(words: readonly ShellWord[], walk: Walk): void {
  for (const word of words) {
    for (const part of word.parts) {
      if (part.kind === 'variable') {
        walk.references.push({ name: part.name, word, guarded: /^:?[-=+?]/.test(part.operator) })
        walkWords(part.operands, walk)
      } else if (part.kind === 'command-substitution' || part.kind === 'other') walkAll(part.body, walk)
    }
  }
}
