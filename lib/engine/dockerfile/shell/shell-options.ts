import { readSetOptions } from './shells.ts'
import type { Command, Script, Statement } from './types.ts'

/** The options of a shell that decide what a failure means. */
export type ShellOptions = {
  readonly errexit: boolean
  readonly nounset: boolean
  readonly pipefail: boolean
  readonly xtrace: boolean
}

export const NO_OPTIONS: ShellOptions = { errexit: false, nounset: false, pipefail: false, xtrace: false }

/** From the names `set -o` knows, such as those of `unwrap(shell).options`. */
export function shellOptions(names: Iterable<string>): ShellOptions {
  const on = new Set(names)
  return {
    errexit: on.has('errexit'),
    nounset: on.has('nounset'),
    pipefail: on.has('pipefail'),
    xtrace: on.has('xtrace'),
  }
}

/** The options after `command`: the same unless it is `set`. What cannot be known stays as it was. */
export function afterSet(command: Command, before: ShellOptions): ShellOptions {
  if (command.words[0]?.literal !== 'set') return before
  const words = command.words.map(({ literal }) => literal)
  const names = Object.entries(before)
    .filter(([, on]) => on)
    .map(([name]) => name)
  const read = readSetOptions(words, 1, names)
  return read === null ? before : shellOptions(read.on)
}

/**
 * The options on at the start of a script, after its leading `set` commands. `initial` are those its shell
 * was started with.
 */
export function setOptions(script: Pick<Script, 'body'>, initial: ShellOptions = NO_OPTIONS): ShellOptions {
  let options = initial
  for (const command of leadingCommands(script.body)) {
    if (command.words[0]?.literal !== 'set') break
    options = afterSet(command, options)
  }
  return options
}

/** Commands that run one after the other from the beginning, until something else comes. */
function leadingCommands(body: readonly Statement[]): readonly Command[] {
  const found: Command[] = []
  for (const statement of body) {
    const items = statement.kind === 'and-or' ? beforeOr(statement) : [statement]
    for (const item of items) {
      if (item.kind !== 'command') return found
      found.push(item)
    }
  }
  return found
}

function beforeOr({ items, connectors }: Extract<Statement, { kind: 'and-or' }>): readonly Statement[] {
  const or = connectors.indexOf('||')
  return or === -1 ? items : items.slice(0, or + 1)
}
