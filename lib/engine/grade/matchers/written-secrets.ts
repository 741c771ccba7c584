import { pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import { parseScript } from '../../cli/parse.ts'

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
  const text = argv.map((word) => (word === null ? '"$_"' : quoted(word))).join(' ')
  const { commands, settings } = parseScript(text, { kind: 'shell' })
  const set = [...settings, ...commands.flatMap(({ assignments }) => assignments)]
  const inWords = commands.flatMap(({ program, words }) =>
    words.flatMap(({ text: word }, at) => inWord(word, words[at + 1]?.text ?? null, program)),
  )
  return [...set, ...inWords].find(({ name, value }) => isWritten(name, value))?.name ?? null
}

type Pair = { readonly name: string; readonly value: string }

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

/** As one word of a shell, whatever it holds. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
