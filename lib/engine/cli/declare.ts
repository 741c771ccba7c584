import type { Range } from '../source/position.ts'
import { enter, folderAfter } from './folder.ts'
import type { Gathered } from './gather.ts'
import type { Word } from './model.ts'
import { assign, forgetAll, lookupIn, type Scope } from './scopes.ts'

/** What a builtin does to the variables of the script; other commands do nothing. */
export function applyBuiltin(
  program: string | null,
  words: readonly Word[],
  scope: Scope,
  certain: boolean,
  gathered: Gathered,
): void {
  if (program === null || !Object.hasOwn(BUILTINS, program)) return
  BUILTINS[program]?.(words.slice(1), { scope, certain, gathered })
}

type Where = { readonly scope: Scope; readonly certain: boolean; readonly gathered: Gathered }
type Builtin = (args: readonly Word[], where: Where) => void

const NAME = /^[A-Za-z_]\w*$/

function declare(exports: boolean): Builtin {
  return (args, where) => {
    const exported = exports || args.some(({ text }) => text !== null && /^-\w*x/.test(text))
    for (const word of args) {
      const equals = word.shown.indexOf('=')
      const name = equals === -1 ? word.shown : word.shown.slice(0, equals)
      if (!NAME.test(name)) continue
      const value =
        equals === -1 ? (lookupIn(where.scope)(name) ?? null) : (word.text?.slice(equals + 1) ?? null)
      set(name, value, exported, word.range, where)
    }
  }
}

/** Sets a variable for what follows and writes it down. */
export function set(
  name: string,
  value: string | null,
  exported: boolean,
  range: Range,
  { scope, certain, gathered }: Where,
): void {
  assign(scope, name, value, certain)
  gathered.settings.push({ name, value, exported, certain, before: gathered.commands.length, range })
}

/** `read A B`, `mapfile LINES`: what comes in is not known. */
const reads: Builtin = (args, { scope }) => {
  for (const { text } of args) if (text !== null && NAME.test(text)) assign(scope, text, null, true)
}

const moves: Builtin = (args, { scope, certain }) => enter(scope, folderAfter(scope, args), certain)

const forgets: Builtin = (_args, { scope }) => forgetAll(scope)

const BUILTINS: Readonly<Record<string, Builtin>> = {
  export: declare(true),
  declare: declare(false),
  typeset: declare(false),
  local: declare(false),
  readonly: declare(false),
  read: reads,
  mapfile: reads,
  readarray: reads,
  getopts: reads,
  unset: reads,
  printf: (args, where) => (args[0]?.text === '-v' ? reads(args.slice(1, 2), where) : undefined),
  source: forgets,
  '.': forgets,
  eval: forgets,
  cd: moves,
  pushd: moves,
  // Where it leads to is not kept.
  popd: (_args, { scope, certain }) => enter(scope, null, certain),
}
