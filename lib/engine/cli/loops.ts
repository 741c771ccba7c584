import type { Command, ShellWord, Statement } from '../dockerfile/shell/types.ts'

/** Longer loops are walked once, with a variable that nobody knows. */
const MOST_ROUNDS = 16
/** Rounds of all loops of a script together, those in other loops counted as often as they run. */
const MOST_ROUNDS_IN_ALL = 64

type For = Extract<Statement, { kind: 'for' }>

/**
 * A `for` over words that are written out, as what it does: the variable set and the body, once for each word. Only loops that
 * stand in a list of the script itself, and that neither `break` nor `continue` leaves.
 */
export function withoutLoops(body: readonly Statement[]): readonly Statement[] {
  const left = { rounds: MOST_ROUNDS_IN_ALL }
  return unroll(body, left)
}

type Left = { rounds: number }

function unroll(list: readonly Statement[], left: Left): readonly Statement[] {
  return list.map((statement) => {
    if (statement.kind === 'group') return { ...statement, body: unroll(statement.body, left) }
    const words = statement.kind === 'for' ? roundsOf(statement) : null
    if (statement.kind !== 'for' || words === null || (left.rounds -= words.length) < 0) return statement
    const rounds = words.flatMap((word) => [
      setting(statement, word),
      ...unroll(copyOf(statement.body), left),
    ])
    return { kind: 'group', body: rounds, redirects: statement.redirects, range: statement.range }
  })
}

function roundsOf({ words, body }: For): readonly ShellWord[] | null {
  if (words === null || words.length === 0 || words.length > MOST_ROUNDS) return null
  const literal = words.every(
    (word) => word.literal !== null && word.parts.every(({ kind }) => kind === 'literal'),
  )
  return literal && !body.some(leaves) ? words : null
}

/** Anything but simple commands may hold a `break` somewhere; in them it is the first word. */
function leaves(statement: Statement): boolean {
  switch (statement.kind) {
    case 'command':
      return /^(?:break|continue|exit|return|shift)$/.test(statement.words[0]?.literal ?? '')
    case 'and-or':
      return statement.items.some(leaves)
    case 'pipeline':
      return statement.commands.some(leaves)
    case 'group':
    case 'for':
      return statement.body.some(leaves)
    case 'test':
    case 'arithmetic':
      return false
    default:
      return true
  }
}

function setting({ variable, range }: For, word: ShellWord): Command {
  const assignment = { name: variable, append: false, value: word, range: word.range }
  return { kind: 'command', assignments: [assignment], words: [], redirects: [], range }
}

/** Each round has commands of its own: who reads from whom is known by them. */
function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each)])) as Value
}
