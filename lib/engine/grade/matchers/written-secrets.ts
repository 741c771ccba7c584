import { pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import { parseScript } from '../../cli/parse.ts'

const PAIR = /^(?:--?[\w-]+=)?([A-Za-z_]\w*)=([^]+)$/

/**
 * The name of the first password, token or key that a command sets to a value written there: in front of a program, by `env` or
 * an option, in a script in quotes. What it reads while it runs, `KEY=$(cat /run/secrets/key)`, is none.
 */
export function writtenSecret(argv: readonly (string | null)[]): string | null {
  const text = argv.map((word) => (word === null ? '"$_"' : quoted(word))).join(' ')
  const { commands, settings } = parseScript(text, { kind: 'shell' })
  const set = [...settings, ...commands.flatMap(({ assignments }) => assignments)]
  const inWords = commands.flatMap(({ words }) =>
    words.flatMap((word) => {
      const [, name, value] = PAIR.exec(word.text ?? '') ?? []
      return name === undefined || value === undefined ? [] : [{ name, value }]
    }),
  )
  return [...set, ...inWords].find(({ name, value }) => isWritten(name, value))?.name ?? null
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
