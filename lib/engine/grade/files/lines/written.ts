import { cleanPath, pathFrom } from '../../../cli/folder.ts'
import type { CommandLine, Redirection, Word } from '../../../cli/model.ts'
import { baseName } from '../../../dockerfile/paths.ts'
import { trimEnd } from '../../../source/trim.ts'
import type { Outcome } from '../../outcome.ts'
import { textTest } from '../../matchers/patterns.ts'
import { orList } from '../../outcome.ts'
import { told, type PlacedLine } from './placed.ts'

/** A file that a command makes or changes, as it is written; what is not known stands as `${NAME}`. */
export type Written = Pick<Redirection, 'shown' | 'range'> & { readonly text: string | null }

/** By redirection, as what tee, cp, mv, install and dd make, by an option for the output, or decrypted in its place. */
export function writtenBy(line: CommandLine): readonly Written[] {
  const redirects = line.redirects.filter(({ operator }) => operator.includes('>') && !operator.endsWith('&'))
  const files = redirects.map(({ target, shown, range }) => ({ text: target, shown, range }))
  return [...files, ...byProgram(line).filter(({ shown }) => shown !== '-')]
}

function byProgram({ program, words }: CommandLine): readonly Written[] {
  const args = words.slice(1)
  const operands = args.filter(({ shown }) => !/^-./.test(shown))
  if (program === 'tee' || program === 'sponge') return operands
  if (program === 'dd') return args.flatMap((word) => behind(word, 'of='))
  if (program === 'cp' || program === 'mv' || program === 'install' || program === 'ln')
    return copied(operands)
  if (program === 'doppler' && hasWords(operands, 'secrets', 'download')) return operands.slice(2)
  if (program === 'dotenvx' && hasWords(operands, 'decrypt')) return decrypted(args)
  if (program === 'sops' || program === 'ansible-vault')
    return isInPlace(program, args) ? operands.slice(program === 'sops' ? 0 : 1) : outputs(args)
  return program === null || TAKES_O.has(program) ? [] : outputs(args)
}

/** Programs whose `-o` means something else. */
const TAKES_O: ReadonlySet<string> = new Set([
  'grep',
  'egrep',
  'set',
  'ps',
  'find',
  'test',
  '[',
  'mount',
  'ssh',
  'sh',
  'bash',
])

function hasWords(words: readonly Word[], ...wanted: readonly string[]): boolean {
  return wanted.every((each, at) => words[at]?.text === each)
}

function isInPlace(program: string, args: readonly Word[]): boolean {
  if (program === 'ansible-vault') return args[0]?.text === 'decrypt' && outputs(args).length === 0
  return args.some(({ text }) => text === '-i' || text === '--in-place')
}

/** `dotenvx decrypt -f FILE`; without one it is .env. */
function decrypted(args: readonly Word[]): readonly Written[] {
  const files = args.flatMap((word, at) =>
    /^(?:-f|--env-file)$/.test(word.shown) ? (args[at + 1] ?? []) : [],
  )
  const range = args[0]?.range
  return files.length > 0 || range === undefined ? files : [{ text: '.env', shown: '.env', range }]
}

const OUTPUT = /^(?:-o|-O|-out|--out|--outfile|--out-file|--output|--output-file|--output-document)$/

function outputs(args: readonly Word[]): readonly Written[] {
  return args.flatMap((word, at) => {
    if (OUTPUT.test(word.shown)) return args[at + 1] ?? []
    const name = /^--out(?:put)?(?:-?(?:file|document))?=/.exec(word.shown)?.[0]
    return name === undefined ? [] : behind(word, name)
  })
}

function behind(word: Word, prefix: string): readonly Written[] {
  if (!word.shown.startsWith(prefix)) return []
  const text = word.text?.slice(prefix.length) ?? null
  return [{ text, shown: word.shown.slice(prefix.length), range: word.range }]
}

/** The last word, or files of the same names in it where it can only be a folder. */
function copied(operands: readonly Word[]): readonly Written[] {
  const last = operands.at(-1)
  if (last === undefined || operands.length < 2) return []
  if (!/(?:^|\/)\.{0,2}$/.test(last.shown)) return [last]
  const folder = trimEnd(last.shown, '/')
  const inside = operands.slice(0, -1).map(({ shown, text }) => {
    const name = baseName(shown) ?? ''
    return {
      text: text === null || last.text === null ? null : `${folder}/${name}`,
      shown: `${folder}/${name}`,
      range: last.range,
    }
  })
  return inside
}

/** Does it write to such a file? Only the last part of a path decides where the folder is not known. */
export function writes(names: readonly string[], placed: PlacedLine): Outcome {
  const files = writtenBy(placed.line)
  const test = textTest(names)
  const found = files.find(({ shown }) => test(shown))
  const isOpen = files.some(
    ({ text, shown }) => text === null && /\$[{(][^/]*$/.test(shown) && !isTemporary(shown, test, placed),
  )
  return told(
    placed,
    found ? true : isOpen ? null : false,
    true,
    { yes: `writes to ${found?.shown ?? orList(names)}`, no: 'writes to no such file' },
    found?.range ?? null,
    found?.shown,
  )
}

/** Paths seen from where the script starts. */
export function pathsWritten(line: CommandLine): readonly string[] {
  return writtenBy(line).flatMap(
    ({ text, shown }) => pathFrom(line.folder, { text, shown }) ?? cleanPath(shown),
  )
}

/** The name that mktemp chose: none of the wanted ones, unless its own words say so. */
function isTemporary(
  shown: string,
  test: (text: string) => boolean,
  { lines, settings }: PlacedLine,
): boolean {
  const name = /^\$\{(\w+)\}$/.exec(shown)?.[1]
  const set = settings.findLast((each) => each.name === name && !each.named)?.range
  const maker = lines.find(
    ({ program, captured, range }) =>
      program === 'mktemp' &&
      captured &&
      set !== undefined &&
      set.start.offset <= range.start.offset &&
      range.end.offset <= set.end.offset,
  )
  return maker?.words.every(({ text }) => text !== null && !test(text.replace(/X{3,}/, 'x'))) ?? false
}
