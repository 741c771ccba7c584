/** The options of a wrapper command that matter for finding the command behind them. */
export type OptionSpec = {
  /** Letters that take a value: `-u name` or `-uname`. */
  readonly values?: string
  /** Letters that take none. */
  readonly flags?: string
  /** Long names that take a value: `--user name` or `--user=name`. */
  readonly longValues?: readonly string[]
  readonly longFlags?: readonly string[]
}

export type Words = readonly (string | null)[]
export type Option = { readonly name: string; readonly value: string | null }
/** `next` is the index of the first word that is no option. */
export type Options = { readonly options: readonly Option[]; readonly next: number }

/**
 * Reads the options from `words[from]` on. Null when a word is unknown or an option is not in the list: then
 * nobody can tell where they end. With `unknownEnds` an unknown word is taken for the operand that has to
 * follow, as in `timeout "$T" make`.
 */
export function readOptions(
  words: Words,
  from: number,
  spec: OptionSpec,
  unknownEnds = false,
): Options | null {
  const options: Option[] = []
  let next = from
  while (next < words.length) {
    const word = words[next]
    if (word === null && unknownEnds) break
    if (word === null || word === undefined) return null
    if (word === '--') return { options, next: next + 1 }
    if (!word.startsWith('-') || word === '-') break
    const used = word.startsWith('--')
      ? readLong(words, next, spec, options)
      : readShort(words, next, spec, options)
    if (used === null) return null
    next += used
  }
  return { options, next }
}

/** How many words the option takes. */
function readLong(words: Words, at: number, spec: OptionSpec, options: Option[]): number | null {
  const text = (words[at] ?? '').slice(2)
  const equals = text.indexOf('=')
  const name = equals === -1 ? text : text.slice(0, equals)
  if (spec.longFlags?.includes(name) !== true && spec.longValues?.includes(name) !== true) return null
  const separate = equals === -1 && spec.longValues?.includes(name) === true
  if (separate && at + 1 >= words.length) return null
  options.push({ name, value: separate ? (words[at + 1] ?? null) : text.slice(name.length + 1) })
  return separate ? 2 : 1
}

function readShort(words: Words, at: number, spec: OptionSpec, options: Option[]): number | null {
  const letters = (words[at] ?? '').slice(1)
  for (const [index, letter] of letters.split('').entries()) {
    if (spec.values?.includes(letter) === true) {
      const rest = letters.slice(index + 1)
      if (rest === '' && at + 1 >= words.length) return null
      options.push({ name: letter, value: rest === '' ? (words[at + 1] ?? null) : rest })
      return rest === '' ? 2 : 1
    }
    if (spec.flags?.includes(letter) !== true) return null
    options.push({ name: letter, value: null })
  }
  return 1
}

export function has(options: readonly Option[], names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name))
}

/** The last value given; undefined without the option. */
export function valueOf(options: readonly Option[], names: readonly string[]): string | null | undefined {
  return options.findLast(({ name }) => names.includes(name))?.value
}
