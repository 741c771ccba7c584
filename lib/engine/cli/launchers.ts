import { baseName } from '../dockerfile/shell/program.ts'
import { readOptions } from '../dockerfile/shell/options.ts'
import type { OptionSpec } from '../dockerfile/shell/options.ts'
import { madeWord } from './words.ts'
import type { Word } from './model.ts'

/** A command behind a launcher, and what the launcher is called: `op run`, `xargs`. */
type Launched = { readonly name: string; readonly words: readonly Word[] }

/**
 * Programs that fetch secrets and start another program with them in its environment, behind `--`; the verb they need, if any.
 * Sources: the manuals of 1Password CLI, Doppler, Infisical, EnvKey, Chamber, dotenvx, aws-vault, Teller and Bitwarden's bws.
 */
const SECRET_LAUNCHERS: ReadonlyMap<string, string | null> = new Map([
  ['envkey-source', null],
  ['es', null],
  ['op', 'run'],
  ['doppler', 'run'],
  ['infisical', 'run'],
  ['chamber', 'exec'],
  ['dotenvx', 'run'],
  ['aws-vault', 'exec'],
  ['teller', 'run'],
  ['bws', 'run'],
])

export function launched(words: readonly Word[]): Launched | null {
  const program = baseName(words[0]?.text)
  if (program === null) return null
  if (program === 'xargs') return behindXargs(words)
  if (program === 'flock') return behindFlock(words)
  const verb = SECRET_LAUNCHERS.get(program)
  return verb === undefined ? null : behindDashes(words, program, verb)
}

function behindDashes(words: readonly Word[], program: string, verb: string | null): Launched | null {
  const dashes = words.findIndex(({ text }) => text === '--')
  if (dashes === -1 || dashes + 1 >= words.length) return null
  const before = words.slice(1, dashes)
  if (verb !== null && !before.some(({ text }) => text === verb)) return null
  return { name: verb === null ? program : `${program} ${verb}`, words: words.slice(dashes + 1) }
}

const XARGS: OptionSpec = {
  values: 'aEILnPsd',
  flags: '0rtpxoe',
  longValues: ['arg-file', 'delimiter', 'replace', 'max-lines', 'max-args', 'max-procs', 'max-chars'],
  longFlags: ['null', 'no-run-if-empty', 'verbose', 'interactive', 'exit', 'open-tty'],
}

/** What xargs reads becomes arguments at the end: words that nobody knows. */
function behindXargs(words: readonly Word[]): Launched | null {
  const read = readOptions(
    words.map(({ text }) => text),
    1,
    XARGS,
  )
  const rest = read === null ? [] : words.slice(read.next)
  const last = rest.at(-1)
  if (read === null || last === undefined) return null
  const replaces = read.options.some(({ name }) => name === 'I' || name === 'replace')
  const more: Word = { ...madeWord(null, '${…}', last.range), open: true }
  return { name: 'xargs', words: replaces ? rest : [...rest, more] }
}

const FLOCK: OptionSpec = {
  values: 'wE',
  flags: 'sxnueoF',
  longValues: ['timeout', 'wait', 'conflict-exit-code'],
  longFlags: ['shared', 'exclusive', 'nonblock', 'nb', 'unlock', 'close', 'no-fork', 'verbose'],
}

/** `flock [options] file command …`; with `-c` behind the file it takes a script, which is left alone. */
function behindFlock(words: readonly Word[]): Launched | null {
  const texts = words.map(({ text }) => text)
  const read = readOptions(texts, 1, FLOCK, true)
  if (read === null || read.next + 1 >= words.length || texts[read.next + 1] === '-c') return null
  return { name: 'flock', words: words.slice(read.next + 1) }
}
