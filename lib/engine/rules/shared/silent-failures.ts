import { failureOf, isQuestion } from '../../dockerfile/shell/status.ts'
import type { Command, Script, Statement } from '../../dockerfile/shell/types.ts'
import type { ShellOptions } from '../../dockerfile/shell/walk.ts'
import type { RuleInput } from '../rule.ts'
import { factsOf, innerScript, type Facts } from './script-commands.ts'

/**
 * Why nobody hears of a failure: another command follows without errexit; it stands left of `&&`, where errexit does not look;
 * `|| true` and the like catch it; it runs in the background.
 */
type Silence = 'sequence' | 'list' | 'or' | 'background'

export type SilentCommand = {
  readonly command: Command
  readonly why: Silence
  /** It stands in a text that another shell is handed. */
  readonly inner: boolean
}

type Walk = {
  readonly input: RuleInput
  readonly facts: Facts
  readonly why: Silence | null
  readonly inner: boolean
  readonly depth: number
  readonly visit: (found: SilentCommand) => void
}

const DEEPEST = 24

/** Every simple command whose failure the build does not see, pipes apart. Conditions are questions, and loops are let be. */
export function silentCommands(
  input: RuleInput,
  script: Script,
  options: ShellOptions,
): readonly SilentCommand[] {
  const found: SilentCommand[] = []
  const visit = (each: SilentCommand): void => void found.push(each)
  const facts = factsOf(input, script, options)
  walkList(script.body, { input, facts, why: null, inner: false, depth: 0, visit })
  return found
}

/** All but the last statement are forgotten, unless errexit is on. */
function walkList(list: readonly Statement[], walk: Walk): void {
  if (walk.depth > DEEPEST) return
  const inside = { ...walk, depth: walk.depth + 1 }
  for (const [at, statement] of list.entries())
    walkStatement(statement, at === list.length - 1 ? inside : { ...inside, why: walk.why ?? 'sequence' })
}

function walkStatement(statement: Statement, walk: Walk): void {
  switch (statement.kind) {
    case 'command':
      return walkCommand(statement, walk)
    case 'and-or':
      return walkAndOr(statement, walk)
    case 'pipeline': {
      const last = statement.commands.at(-1)
      return last && !statement.negated ? walkStatement(last, walk) : undefined
    }
    case 'background':
      return walkStatement(statement.body, { ...walk, why: 'background' })
    case 'subshell':
    case 'group':
      return walkList(statement.body, walk)
    case 'if':
      for (const { body } of statement.clauses) walkList(body, walk)
      return walkList(statement.otherwise, walk)
    case 'case':
      for (const { body } of statement.items) walkList(body, walk)
      return
    case 'for':
    case 'while':
      return walkLoop(statement.body, walk)
    default:
  }
}

/** The last command of a loop's body counts in the last round only; that is let be. */
function walkLoop(body: readonly Statement[], walk: Walk): void {
  if (walk.depth > DEEPEST) return
  const inside = { ...walk, depth: walk.depth + 1, why: 'sequence' as const }
  for (const statement of body.slice(0, -1)) walkStatement(statement, inside)
}

type AndOr = Extract<Statement, { kind: 'and-or' }>

/** Left of `||` a failure is caught, or answered by something else that is tried. */
function walkAndOr({ items, connectors }: AndOr, walk: Walk): void {
  for (const [at, item] of items.entries()) {
    const or = connectors.indexOf('||', at)
    const handler = or === -1 ? undefined : items[or + 1]
    if (handler !== undefined) {
      if (ignores(handler) && (or === connectors.length - 1 || connectors[or + 1] === '&&'))
        walkStatement(item, { ...walk, why: 'or' })
    } else if (at === items.length - 1) walkStatement(item, walk)
    else if (!isQuestion(item)) walkStatement(item, { ...walk, why: leftOf(item, walk) })
  }
}

/** `a && b; c`: a failed a ends the list, not the script, and errexit does not look at it. */
function leftOf(item: Statement, { why, facts }: Walk): Silence | null {
  if (why !== 'sequence') return why
  return item.kind === 'command' && facts.get(item)?.options.errexit === true ? 'list' : why
}

/** `true`, `:`, `echo …`, `exit 0`: after these the failure is forgotten. Everything else tries or does something about it. */
function ignores(handler: Statement): boolean {
  if (failureOf(handler) !== null) return false
  if (handler.kind === 'group' || handler.kind === 'subshell')
    return handler.body.every((each) => ignores(each))
  const name = handler.kind === 'command' ? handler.words[0]?.literal : null
  return name === 'true' || name === ':' || name === 'echo' || name === 'printf' || name === 'exit'
}

function walkCommand(command: Command, walk: Walk): void {
  const options = walk.facts.get(command)?.options
  if (!options) return
  const heard = walk.why === null || (walk.why === 'sequence' && options.errexit)
  const within = innerScript(walk.input, command, options)
  if (within) {
    const facts = factsOf(walk.input, within.script, within.options)
    walkList(within.script.body, { ...walk, facts, why: heard ? null : walk.why, inner: true })
  } else if (!heard && walk.why) walk.visit({ command, why: walk.why, inner: walk.inner })
}
