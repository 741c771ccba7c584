import { enter, folderAfter } from './folder.ts'
import type { Gathered } from './gather.ts'
import type { Setting, Word } from './model.ts'
import { keptValue } from './words.ts'
import { assign, EXPORTING, forgetAll, lookupIn, type Scope } from './scopes.ts'

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
      const shown = value ?? (equals === -1 ? `\${${name}}` : word.shown.slice(equals + 1))
      const { variables, range } = word
      set({ name, value, shown, variables, range }, where, { exported, named: equals === -1 })
    }
  }
}

/** Sets a variable for what follows and writes it down. */
export function set(
  setting: Setting,
  { scope, certain, gathered }: Where,
  { exported = false, named = false } = {},
): void {
  assign(scope, setting.name, setting.value ?? keptValue(setting.shown), certain)
  gathered.settings.push({
    ...setting,
    exported: exported || lookupIn(scope)(EXPORTING) === 'yes',
    named,
    certain,
    process: scope.process,
    before: gathered.commands.length,
  })
}

/** `set -a`, `set +a`, `set -o allexport`: is what is set from here on exported? */
const sets: Builtin = (args, { scope, certain }) => {
  const words = args.map(({ shown }) => shown)
  words.forEach((word, at) => {
    const isAll = /^[-+]\w*a/.test(word) || (/^[-+]\w*o$/.test(word) && words[at + 1] === 'allexport')
    if (isAll) assign(scope, EXPORTING, word.startsWith('-') ? 'yes' : 'no', certain)
  })
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
  unset: (args, where) => {
    for (const { text, range } of args)
      if (text !== null && NAME.test(text))
        set({ name: text, value: '', shown: '', variables: [], range }, where, { exported: true })
  },
  printf: (args, where) => (args[0]?.text === '-v' ? reads(args.slice(1, 2), where) : undefined),
  source: forgets,
  '.': forgets,
  eval: forgets,
  set: sets,
  cd: moves,
  pushd: moves,
  // Where it leads to is not kept.
  popd: (_args, { scope, certain }) => enter(scope, null, certain),
}
