import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'

/** The place of a word of a command; the whole command where the word has none. */
export function wordRange({ words, range }: Pick<Executed, 'words' | 'range'>, at: number): Range {
  return words[at]?.range ?? range
}

/** What is said of a command that may not run is only likely. */
export function sureOf({ certain }: Pick<Executed, 'certain'>): 'certain' | 'likely' {
  return certain ? 'certain' : 'likely'
}

/**
 * Does a word stand right behind the one before it? A variable without a value leaves no word at all: in `-p $PASSWORD host`
 * the host would otherwise be taken for the password.
 */
export function isBeside(source: string, { words }: Pick<Executed, 'words'>, at: number): boolean {
  const before = words[at - 1]?.range
  const own = words[at]?.range
  if (!before || !own || before.end.offset > own.start.offset) return true
  return /^[\s\\`"'({]*$/.test(source.slice(before.end.offset, own.start.offset))
}

type Option = {
  readonly name: string
  readonly value: string | null
  /** Index of the option's word, and of the word that holds the value: the same for `--name=value`. */
  readonly at: number
  readonly valueAt: number
}

/** Where an option with a value stands, spelled `--name value`, `--name=value`, `-n value` or `-nvalue`; null when it is not given. */
export function optionOf(argv: Executed['argv'], names: readonly string[], from = 1): Option | null {
  for (let at = from; at < argv.length; at++) {
    const word = argv[at]
    if (word === null || word === undefined || !word.startsWith('-')) continue
    for (const name of names) {
      if (word === name)
        return { name, value: argv[at + 1] ?? null, at, valueAt: Math.min(at + 1, argv.length - 1) }
      const glued = name.startsWith('--') ? `${name}=` : name
      if (word.startsWith(glued) && (glued.length > 2 || !word.startsWith('--')))
        return { name, value: word.slice(glued.length), at, valueAt: at }
    }
  }
  return null
}

/** The words of a command that are no options, with their places; a word that is not known counts as one. */
export function operandsOf(argv: Executed['argv'], from = 1): readonly { text: string | null; at: number }[] {
  return argv.flatMap((text, at) =>
    at < from || text?.startsWith('-') === true ? [] : [{ text: text ?? null, at }],
  )
}
