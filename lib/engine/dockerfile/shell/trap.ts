import { parseShellText } from './parse.ts'
import type { Command, ShellWord, Statement } from './types.ts'

type Functions = ReadonlyMap<string, readonly Statement[]>

const ENDS = /^(?:EXIT|ERR|0)$/i

/**
 * Does a `trap` for the end of the script, or for a failure, turn every failure into success, with an `exit 0` of its own? Null:
 * the command is no such trap. Source: POSIX.1-2024, trap: "exit" without a status keeps the one that the shell had.
 */
export function forgivesFailures(command: Command, functions: Functions): boolean | null {
  const [program, action, ...signals] = command.words
  if (program?.literal !== 'trap' || action === undefined) return null
  if (signals.length === 0) return ENDS.test(action.literal ?? '') ? false : null
  if (!signals.some(({ literal }) => ENDS.test(literal ?? ''))) return null
  const { body } = parseShellText(textOf(action), action.range)
  return endsWell(body, functions)
}

/** What is not known stays a word of its own. */
function textOf({ parts }: ShellWord): string {
  return parts.map((part) => (part.kind === 'literal' ? part.text : '$_')).join('')
}

/** An `exit 0` somewhere in it, or in a function that it names. Linear. */
function endsWell(body: readonly Statement[], functions: Functions): boolean {
  const open: unknown[] = [body]
  const entered = new Set<string>()
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    if ('kind' in next && next.kind === 'command') {
      const [first, status] = (next as Command).words
      const name = first?.literal ?? ''
      if (name === 'exit' && /^0+$/.test(status?.literal ?? '')) return true
      const called = functions.get(name)
      if (called !== undefined && !entered.has(name)) open.push(called)
      entered.add(name)
    }
    for (const each of Object.values(next)) open.push(each)
  }
  return false
}
