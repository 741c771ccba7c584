import type { Words } from './options.ts'

/**
 * A shell started with `-c`. `options` are the names `set -o` knows, in the order given, the last word about
 * each counts.
 */
export type ShellCall = {
  readonly script: string | null
  readonly options: readonly string[]
  readonly login: boolean
  /** `$0`, `$1` … of the script. */
  readonly parameters: Words
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'mksh', 'rbash'])
const LONG_WITH_VALUE = new Set(['--rcfile', '--init-file'])

/** Option letters of `set` and the names they have with `-o` (POSIX, and bash for the last three). */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['a', 'allexport'],
  ['e', 'errexit'],
  ['f', 'noglob'],
  ['n', 'noexec'],
  ['u', 'nounset'],
  ['v', 'verbose'],
  ['x', 'xtrace'],
  ['C', 'noclobber'],
  ['B', 'braceexpand'],
  ['E', 'errtrace'],
  ['T', 'functrace'],
])

export function isShell(program: string): boolean {
  return SHELLS.has(program)
}

/** The result of reading options as `sh` and `set` do: `-e`, `+e`, `-eux`, `-o pipefail`, `-euo pipefail`. */
export type SetOptions = {
  readonly on: ReadonlySet<string>
  readonly letters: ReadonlySet<string>
  readonly next: number
}

/** Reads them from `words[from]` on, starting with `on`. Null when a word is unknown. */
export function readSetOptions(words: Words, from: number, on: Iterable<string>): SetOptions | null {
  const state = new Set(on)
  const letters = new Set<string>()
  let next = from
  while (next < words.length) {
    const word = words[next]
    if (word === null || word === undefined) return null
    if (word === '--' || word === '-') return { on: state, letters, next: next + 1 }
    if (!/^[-+]./.test(word)) break
    next += word.startsWith('--') ? longOption(word, letters) : cluster(words, next, state, letters)
  }
  return { on: state, letters, next }
}

function longOption(word: string, letters: Set<string>): number {
  if (word === '--login') letters.add('l')
  return LONG_WITH_VALUE.has(word) ? 2 : 1
}

/** How many words `-euo pipefail` takes: each `o` or `O` in it takes the next one as its name. */
function cluster(words: Words, at: number, state: Set<string>, letters: Set<string>): number {
  const word = words[at] ?? ''
  let used = 1
  for (const letter of word.slice(1)) {
    letters.add(letter)
    if (letter === 'O') used += 1
    const name = letter === 'o' ? (words[at + used++] ?? '') : (NAMES.get(letter) ?? '')
    if (name === '') continue
    if (word.startsWith('-')) state.add(name)
    else state.delete(name)
  }
  return used
}

/** `sh -c script` and its relatives; null when `words` is no such call. `words[0]` is the shell. */
export function readShellCall(words: Words): ShellCall | null {
  const read = readSetOptions(words, 1, [])
  if (read === null || !read.letters.has('c') || read.next >= words.length) return null
  return {
    script: words[read.next] ?? null,
    options: [...read.on],
    login: read.letters.has('l'),
    parameters: words.slice(read.next + 1),
  }
}
