import type { Command } from '../dockerfile/shell/types.ts'

const BUILTINS: ReadonlySet<string> = new Set(
  'export declare typeset local readonly read mapfile readarray getopts printf unset'.split(' '),
)

/** The names of variables that a command sets, or only names, for what follows; of `A=1 command` A as well. */
export function namesSetBy({ assignments, words: [program, ...args] }: Command): readonly string[] {
  const named = BUILTINS.has(program?.literal ?? '') ? args.map(({ raw }) => raw.replace(/\+?=[^]*/, '')) : []
  return [...assignments.map(({ name }) => name), ...named]
}
