/** Command-line words sorted into options and the rest. A null word is one that cannot be known. */
export type Arguments = {
  /** Last value by name as written (`-u`, `--uid`); an empty string for an option without a value. */
  readonly options: ReadonlyMap<string, string | null>
  /** Every option with its value, in order. */
  readonly ordered: readonly (readonly [name: string, value: string | null])[]
  /** Every value of an option, in order. */
  readonly all: (name: string) => readonly (string | null)[]
  readonly positionals: readonly (string | null)[]
  /** First of several spellings that was given; undefined for none. */
  readonly get: (...names: string[]) => string | null | undefined
  readonly has: (...names: string[]) => boolean
}

/**
 * Reads words the way getopt_long does: `-u 1`, `-u1`, `-ru 1`, `--uid 1`, `--uid=1`, `--` ends the options.
 * `valued` lists the options that take a value. Options and positionals may be mixed.
 */
export function readArguments(words: readonly (string | null)[], valued: readonly string[]): Arguments {
  const given: [string, string | null][] = []
  const positionals: (string | null)[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? null
    if (word === '--') {
      positionals.push(...words.slice(at + 1))
      break
    }
    if (word === null || word === '-' || !word.startsWith('-')) positionals.push(word)
    else if (word.startsWith('--')) at += readLong(word, words, at)
    else at += readCluster(word, words, at)
  }

  function readLong(word: string, all: readonly (string | null)[], at: number): number {
    const equals = word.indexOf('=')
    if (equals !== -1) return add(word.slice(0, equals), word.slice(equals + 1), 0)
    return valued.includes(word) ? add(word, all[at + 1] ?? null, 1) : add(word, '', 0)
  }

  function readCluster(word: string, all: readonly (string | null)[], at: number): number {
    for (let i = 1; i < word.length; i++) {
      const name = `-${word[i]}`
      if (!valued.includes(name)) {
        add(name, '', 0)
        continue
      }
      const rest = word.slice(i + 1)
      return rest === '' ? add(name, all[at + 1] ?? null, 1) : add(name, rest, 0)
    }
    return 0
  }

  function add(name: string, value: string | null, used: number): number {
    given.push([name, value])
    return used
  }

  const options = new Map(given)
  return {
    options,
    ordered: given,
    positionals,
    all: (name) => given.filter(([each]) => each === name).map(([, value]) => value),
    get: (...names) => given.findLast(([each]) => names.includes(each))?.[1],
    has: (...names) => names.some((name) => options.has(name)),
  }
}
