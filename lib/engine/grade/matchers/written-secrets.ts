import { pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'

const PAIR = /^(?:--?[\w-]+=)?([A-Za-z_]\w*)=([^]+)$/
/** `--web.password=…`. */
const OPTION = /^--?([A-Za-z][\w.-]*)=([^]+)$/
/** Options whose value is the next word. `--auth basic` says how, not what. */
const BEFORE_VALUE =
  /^--?(?:[\w.-]*[.-])?(?:password|passwd|passphrase|pass|token|secret|api-key|secret-key)$/
/** Clients that take a password right behind `-p`. Sources: the manuals of MySQL and MariaDB. */
const WITH_P = /^(?:mysql|mariadb)(?:admin|dump|check|import|show|slap|-\w+)?$/

/**
 * The name of the first password, token or key that a command sets to a value written there: in front of a program, by `env` or
 * an option, in a script in quotes. What it reads while it runs, `KEY=$(cat /run/secrets/key)`, is none.
 */
export function writtenSecret(argv: readonly (string | null)[]): string | null {
  return pairsIn(argv, DEEPEST).find(({ name, value }) => isWritten(name, value))?.name ?? null
}

/** Scripts in scripts that are followed; nobody writes more. */
const DEEPEST = 8
const NOWHERE = { line: 1, column: 1, offset: 0 }

function pairsIn(argv: readonly (string | null)[], deepest: number): readonly Pair[] {
  const { environment, argv: own, script } = unwrap(argv)
  const set = Object.entries(environment).map(([name, value]) => ({ name, value }))
  if (script === null) return [...set, ...inWords(own)]
  if (deepest === 0) return set
  const { body } = parseShellText(script, { start: NOWHERE, end: NOWHERE })
  const inside = walkCommands({ body }).flatMap(({ command: { assignments, words } }) => [
    ...assignments.map(({ name, value }) => ({ name, value: value?.literal ?? null })),
    ...pairsIn(
      words.map(({ literal }) => literal),
      deepest - 1,
    ),
  ])
  return [...set, ...inside]
}

function inWords(words: readonly (string | null)[]): readonly Pair[] {
  return words.flatMap((word, at) => inWord(word, words[at + 1] ?? null, baseName(words[0])))
}

type Pair = { readonly name: string; readonly value: string | null }

function inWord(word: string | null, next: string | null, program: string | null): readonly Pair[] {
  if (word === null) return []
  const behindP = WITH_P.test(program ?? '') ? /^-p(.+)$/.exec(word)?.[1] : undefined
  if (behindP !== undefined) return [{ name: 'password', value: behindP }]
  if (BEFORE_VALUE.test(word) && next !== null && !next.startsWith('-')) return [{ name: word, value: next }]
  return [PAIR.exec(word), OPTION.exec(word)].flatMap((match) => {
    const [, name = '', value = ''] = match ?? []
    return value === '' || /(?:^|[.-])auth$/.test(name) ? [] : [{ name, value }]
  })
}

function isWritten(name: string, value: string | null): boolean {
  return (
    secretName(name) === 'secret' &&
    value !== null &&
    value !== '' &&
    !/\$/.test(value) &&
    !pointsElsewhere(value)
  )
}
