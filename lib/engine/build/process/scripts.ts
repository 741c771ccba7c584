import type { Command, Script, Statement } from '../../dockerfile/shell/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'

/** `main "$@"` at the end: the body of that function takes its place, with the same arguments. */
export function unfolded(statements: readonly Statement[]): readonly Statement[] {
  const last = statements.at(-1)
  if (last?.kind !== 'command' || last.words[1]?.raw !== '"$@"' || last.words.length > 2) return statements
  const name = last.words[0]?.literal
  const main = statements.find((each) => each.kind === 'function' && each.name === name)
  if (main?.kind !== 'function') return statements
  return [...statements.slice(0, -1).filter((each) => each !== main), ...main.body]
}

/** A script that ends in exec runs that command, whatever it prepares before. */
export function passedOn(statements: readonly Statement[]): readonly Command[] | null {
  const last = statements.at(-1)
  return last?.kind === 'command' && last.words[0]?.literal === 'exec' && last.words.length > 1
    ? [last]
    : null
}

const SETS: readonly string[] = ['export', 'read', 'local', 'declare', 'readonly', 'typeset']

/** Names that a script may set somewhere. */
export function namesSetIn(script: Script): string[] {
  return walkCommands(script).flatMap(({ command: { assignments, words } }) => [
    ...(words.length === 0 ? assignments.map(({ name }) => name) : []),
    ...(SETS.includes(words[0]?.literal ?? '')
      ? words.slice(1).flatMap(({ raw }) => /^\w+/.exec(raw)?.[0] ?? [])
      : []),
  ])
}

/** May it end up in another directory? */
export function mentionsCd(script: Script): boolean {
  return walkCommands(script).some(({ command }) =>
    ['cd', 'pushd', '.', 'source'].includes(command.words[0]?.literal ?? ''),
  )
}

/** The simple commands in order; null when the script branches or loops. */
export function flatten(statements: readonly Statement[]): readonly Command[] | null {
  const commands: Command[] = []
  for (const statement of statements) {
    if (statement.kind === 'command') commands.push(statement)
    else if (statement.kind === 'group') commands.push(...(flatten(statement.body) ?? []))
    else if (statement.kind === 'and-or' && statement.connectors.every((each) => each === '&&')) {
      const inner = flatten(statement.items)
      if (!inner) return null
      commands.push(...inner)
    } else return null
  }
  return commands
}

/** Does it set a trap of its own? Then it may hand signals on. */
export function setsTrap({ body }: Pick<Script, 'body'>): boolean {
  return walkCommands({ body }).some(({ command }) => command.words[0]?.literal === 'trap')
}
