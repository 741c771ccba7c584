import type { Executed } from '../../build/types.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'

/**
 * Where the words stand that are neither options nor values of options, from `from` on. `valued` lists the options that take
 * the next word: `--name` and `-n`, which may come at the end of several letters. A word that is not known counts as one.
 */
export function operandIndexes(
  argv: Executed['argv'],
  from: number,
  valued: readonly string[],
): readonly number[] {
  const found: number[] = []
  for (let at = from; at < argv.length; at++) {
    const word = argv[at] ?? null
    if (word === '--') return [...found, ...[...argv.keys()].slice(at + 1)]
    if (word === null || !word.startsWith('-') || word === '-') found.push(at)
    else if (takesNext(word, valued)) at++
  }
  return found
}

function takesNext(word: string, valued: readonly string[]): boolean {
  if (word.startsWith('--')) return valued.includes(word)
  const letters = word.slice(1).split('')
  return letters.findIndex((letter) => valued.includes(`-${letter}`)) === letters.length - 1
}

/** The values of an option, spelled `--name value`, `--name=value`, `-n value` or `-nvalue`. */
export function valuesOf(argv: Executed['argv'], short: string, long: string): readonly (string | null)[] {
  return argv.flatMap((word, at) => {
    if (word === short || word === long) return [argv[at + 1] ?? null]
    if (word?.startsWith(`${long}=`)) return [word.slice(long.length + 1)]
    return word?.startsWith(short) === true && !word.startsWith('--') ? [word.slice(short.length)] : []
  })
}

/** A word as far as it can be read: its value, else what is written, quotes taken off and `$NAME` for variables. */
export function readable({ argv, words }: Executed, at: number): string {
  return argv[at] ?? written(words[at])
}

function written(word: ShellWord | undefined): string {
  return (word?.parts ?? [])
    .map((part) => (part.kind === 'literal' ? part.text : part.kind === 'variable' ? `$${part.name}` : '$'))
    .join('')
}

/** `a`, `a and b`, `a, b and c`; more than four are counted. */
export function enumerate(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
