import { baseName } from '../dockerfile/shell/program.ts'
import { readOptions } from '../dockerfile/shell/options.ts'
import type { OptionSpec } from '../dockerfile/shell/options.ts'
import { madeWord } from './words.ts'
import type { Word } from './model.ts'

/** A command behind a launcher, and what the launcher is called: `op run`, `xargs`. */
type Launched = {
  readonly name: string
  readonly words: readonly Word[]
  /** What the launcher itself is given, its name first; empty where that says nothing. */
  readonly own: readonly Word[]
}

/** Where a launcher has what it starts. */
type Form = {
  /** Words before it that make the program a launcher. */
  readonly verb?: string
  /** An option with a line for the shell. */
  readonly script?: string
  /** Options before a file and a line for the shell, in place of a command behind `--`. */
  readonly file?: OptionSpec
  /** A single word behind the options is a line for the shell, with `--` or without. */
  readonly line?: true
}

const SOPS: OptionSpec = {
  longValues: ['user', 'filename', 'output-type', 'input-type', 'config'],
  longFlags: [
    'pristine',
    'background',
    'same-process',
    'no-fifo',
    'verbose',
    'enable-local-keyservice',
    'ignore-mac',
  ],
}

/**
 * Programs that fetch secrets and start another program with them in its environment. Sources: the manuals of 1Password CLI,
 * Doppler, Infisical, EnvKey, Chamber, dotenvx, aws-vault, Teller, Bitwarden's bws, Berglas, vals, fnox, Varlock, SecretSpec,
 * Summon, envconsul, HCP Vault Secrets and Pulumi ESC; getsops/sops, cmd/sops/main.go.
 */
const SECRET_LAUNCHERS: ReadonlyMap<string, readonly Form[]> = new Map<string, readonly Form[]>([
  ['envkey-source', [{ line: true }]],
  ['es', [{ line: true }]],
  ['op', [{ verb: 'run' }]],
  ['doppler', [{ verb: 'run', script: '--command' }]],
  ['infisical', [{ verb: 'run', script: '--command' }]],
  ['chamber', [{ verb: 'exec' }]],
  ['dotenvx', [{ verb: 'run' }]],
  ['aws-vault', [{ verb: 'exec' }]],
  ['teller', [{ verb: 'run' }]],
  ['bws', [{ verb: 'run' }]],
  ['berglas', [{ verb: 'exec' }]],
  ['vals', [{ verb: 'exec' }]],
  ['fnox', [{ verb: 'exec' }]],
  ['varlock', [{ verb: 'run' }]],
  ['secretspec', [{ verb: 'run' }]],
  ['summon', [{}]],
  ['envconsul', [{}]],
  ['hcp', [{ verb: 'run' }]],
  ['vlt', [{ verb: 'run', script: '--command' }]],
  ['esc', [{ verb: 'run' }]],
  ['pulumi', [{ verb: 'run' }]],
  [
    'sops',
    [
      { verb: 'exec-env', file: SOPS },
      { verb: 'exec-file', file: SOPS },
    ],
  ],
])

export function launched(words: readonly Word[]): Launched | null {
  const program = baseName(words[0]?.text)
  if (program === null) return null
  if (program === 'xargs') return behindXargs(words)
  if (program === 'flock') return behindFlock(words)
  for (const form of SECRET_LAUNCHERS.get(program) ?? []) {
    const name = form.verb === undefined ? program : `${program} ${form.verb}`
    const found =
      form.file === undefined ? behindDashes(words, form) : behindFile(words, form.verb, form.file)
    if (found !== null) return { name, ...found }
  }
  return null
}

type Parted = Omit<Launched, 'name'>

function behindDashes(words: readonly Word[], { verb, script, line: isLine }: Form): Parted | null {
  const dashes = words.findIndex(({ text }) => text === '--')
  const own = dashes === -1 ? words : words.slice(0, dashes)
  if (verb !== undefined && !own.some(({ text }, at) => at > 0 && text === verb)) return null
  const line = script === undefined ? null : scriptIn(own, script)
  if (line !== null) return { own, words: asShell(line) }
  const last = words.at(-1)
  const alone = isLine === true && words.length === (dashes === -1 ? words.length : dashes + 2)
  if (alone && last?.text?.includes(' ') === true) return { own: words.slice(0, -1), words: asShell(last) }
  return dashes === -1 || dashes + 1 >= words.length ? null : { own, words: words.slice(dashes + 1) }
}

/** `--command 'a && b'`, `--command='a && b'`. */
function scriptIn(words: readonly Word[], option: string): Word | null {
  const at = words.findIndex(({ shown }) => shown === option || shown.startsWith(`${option}=`))
  const word = at === -1 ? undefined : words[at]
  if (word === undefined) return null
  if (word.shown === option) return words[at + 1] ?? null
  return {
    ...word,
    text: word.text?.slice(option.length + 1) ?? null,
    shown: word.shown.slice(option.length + 1),
  }
}

/** `sops exec-env [options] FILE 'a line for sh'`. */
function behindFile(words: readonly Word[], verb: string | undefined, spec: OptionSpec): Parted | null {
  const texts = words.map(({ text }) => text)
  const at = texts.indexOf(verb ?? '')
  const read = at === -1 ? null : readOptions(texts, at + 1, spec, true)
  const line = read === null ? undefined : words[read.next + 1]
  if (read === null || line === undefined || words.length > read.next + 2) return null
  return { own: words.slice(0, read.next + 1), words: asShell(line) }
}

/** What these hand a line to. */
function asShell(line: Word): readonly Word[] {
  return [madeWord('sh', 'sh', line.range), madeWord('-c', '-c', line.range), line]
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
  return { name: 'xargs', words: replaces ? rest : [...rest, more], own: [] }
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
  return { name: 'flock', words: words.slice(read.next + 1), own: [] }
}
