import { readArguments, type Arguments } from '../arguments.ts'
import { exists, matchingPaths } from '../tree.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import { harmless, named, type Effect, type Effects, type Status } from './effect.ts'
import { scramble } from './files.ts'
import { isGone } from './permissions.ts'
import { substitute } from './sed-script.ts'
import { noSuchFile, pathOf, spill, writeFile } from './support.ts'

type Words = readonly (string | null)[]

/** A text file of the base image that a tool edits: a few kilobytes of settings. */
const SETTINGS_BYTES = 4000

/**
 * The files a tool changes where they lie. `rewrite` works out what comes of a text, null where that is not known. A status
 * where a file is surely missing.
 */
export function edit(
  world: World,
  command: Executed,
  words: Words,
  rewrite: (text: string) => string | null = () => null,
): Status {
  for (const word of words) {
    const path = pathOf(command, word)
    if (path === null) spill(world, command.cwd)
    else if (/[*?[]/.test(path)) editMatching(world, command, path)
    else if (isGone(world, path)) return noSuchFile(world, command, `${command.program}: can't read ${word}`)
    else if (world.tree.entries.has(path)) scramble(world, path, rewrite)
    else if (command.certain && command.failureStops) {
      // It is there, or the build stops here.
      const size = exists(world.tree, path) === 'yes' ? null : SETTINGS_BYTES
      writeFile(world, command, path, { mode: null, owner: { name: null, uid: null }, size, estimated: true })
    }
  }
  return 'unknown'
}

function editMatching(world: World, command: Executed, pattern: string): void {
  const found = matchingPaths(world.tree, pattern)
  for (const path of found) scramble(world, path)
  if (found.length === 0 && command.certain) world.log.unknownSize = true
}

/** Options of sed that take a value. `-i` may have a suffix of its own. Source: sed(1). */
const sed: Effect = (command, args, world) => {
  const inPlace = args.some((word) => word !== null && /^(?:-[nErsuz]*i|--in-place)/.test(word))
  if (!inPlace) return 'unknown'
  const words = args.map((word) => (word !== null && /^-[nErsuz]*i/.test(word) ? '--in-place' : word))
  const given = readArguments(words, ['-e', '--expression', '-f', '--file', '-l'])
  const scripted = given.has('-e', '--expression', '-f', '--file')
  const scripts = given.has('-f', '--file') ? [null] : expressions(given)
  const extended = given.has('-E', '-r', '--regexp-extended', '-n', '--quiet', '-s', '-z')
  const rewrite = (text: string): string | null =>
    extended ? null : scripts.reduce((old: string | null, each) => old && each && substitute(each, old), text)
  return edit(world, command, scripted ? given.positionals : given.positionals.slice(1), rewrite)
}

function expressions(given: Arguments): Words {
  const options = [...given.all('-e'), ...given.all('--expression')]
  return options.length > 0 ? options : given.positionals.slice(0, 1)
}

/** `perl -pi -e 's/a/b/' FILE…` edits in place; any other program in Perl may do anything. */
const perl: Effect = (command, args, world) => {
  const given = readArguments(args, ['-e', '-E', '-I', '-M'])
  const inPlace = args.some((word) => word !== null && /^-[0lnpw]*i/.test(word))
  if (!inPlace) return given.has('-v', '-V', '-c') ? 'unknown' : null
  const words = args.filter((word) => word === null || !/^-[0lnpw]*i[.\w]*$/.test(word) || word.endsWith('e'))
  const files = words.flatMap((word, at) => (word?.startsWith('-') || isScript(words, at) ? [] : [word]))
  return edit(world, command, files)
}

/** The word behind `-e`, `-pie` … is the program. */
function isScript(words: Words, at: number): boolean {
  return at > 0 && /^-\w*[eE]$/.test(words[at - 1] ?? '')
}

/** `sort -o FILE`. */
const sort: Effect = (command, args, world) => {
  const output = readArguments(args, ['-o', '--output', '-k', '-t', '-S', '-T']).get('-o', '--output')
  if (output !== undefined) writeFile(world, command, pathOf(command, output))
  return 'unknown'
}

/** `gawk -i inplace …` edits; a program with `>`, `system` or a pipe may write. */
const awk: Effect = (command, args, world) => {
  const given = readArguments(args, ['-F', '-v', '-f', '-i', '--file', '-e'])
  if (given.get('-i') === 'inplace') return edit(world, command, given.positionals.slice(1))
  // `system("[ -e file ]")` asks for a file.
  const text = given.positionals[0]?.replace(/system\(\s*"\[ -[a-z] [^)]*\)/g, '')
  const writes =
    given.has('-f', '--file') || text === undefined || /system\s*\(|print[^;}]*(?:>|\|)\s*["$\w]/.test(text)
  return writes ? null : 'unknown'
}

/** `yq -i '.a = 1' FILE`. */
const yq: Effect = (command, args, world) => {
  const given = readArguments(args, ['-p', '-o', '--input-format', '--output-format'])
  return given.has('-i', '--inplace') ? edit(world, command, given.positionals.slice(-1)) : 'unknown'
}

const dos2unix: Effect = (command, args, world) => {
  const given = readArguments(args, ['-c'])
  return edit(world, command, given.positionals)
}

/** `base64`, `xxd`, `iconv -o FILE`, `envsubst`: they print, or write what -o names. */
const prints: Effect = (command, args, world) => {
  const output = readArguments(args, ['-o', '--output', '-f', '-t', '-w']).get('-o', '--output')
  if (output !== undefined) writeFile(world, command, pathOf(command, output))
  return 'unknown'
}

export const textEffects: Effects = {
  sed,
  perl,
  sort,
  ...named(['awk', 'gawk', 'mawk'], awk),
  yq,
  ...named(['dos2unix', 'unix2dos'], dos2unix),
  iconv: prints,
  sponge: (command, args, world) => {
    writeFile(world, command, pathOf(command, args.at(-1) ?? null))
    return 'unknown'
  },
  ...named(
    ['envsubst', 'jq', 'base64', 'xmllint', 'column', 'nl', 'tac', 'rev', 'fold', 'paste', 'join'],
    harmless,
  ),
}
