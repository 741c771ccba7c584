import { sameOwner } from '../../build/accounts.ts'
import { evaluateTest } from '../../build/shell-test.ts'
import { followLinks, exists } from '../../build/tree.ts'
import type { FileEntry, Image } from '../../build/types.ts'
import { baseName, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { expandShellWord } from '../../dockerfile/shell/expand.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { stepsOfImage } from './contents.ts'
import { fileAt, fileNamed, interpreterOf } from './script-files.ts'
import { plannedCommands, type Asked, type Planned } from './start-branches.ts'

type Words = readonly (string | null)[]

const MAX_DEPTH = 4
/** Places inside a script do not matter here. */
const POSITION = { line: 1, column: 1, offset: 0 }
const NOWHERE = { start: POSITION, end: POSITION }

/** A command that runs when the container starts. See `Planned`. */
export type StartCommand = { readonly words: Words } & Omit<Planned, 'flat'>

/** Programs on the way to the one that does the work: wrappers, shells and what their lines run. */
export function startersOf(image: Image): readonly string[] {
  return commandsAtStart(image).flatMap(({ words }) => {
    const { wrappers, argv: left } = unwrap(words)
    return [...wrappers, ...(left[0] == null ? [] : [baseName(left[0])])]
  })
}

/** The commands that run when the container starts, in order: those of its line and of scripts that are in the image. */
export function commandsAtStart(image: Image): readonly StartCommand[] {
  return commandsOf(image.process.argv, image, 0)
}

function commandsOf(argv: Words, image: Image, depth: number): readonly StartCommand[] {
  if (argv.length === 0 || depth > MAX_DEPTH) return []
  const unwrapped = unwrap(argv)
  const inside = unwrapped.script ?? scriptOf(unwrapped.argv, image)
  if (inside === null) return [{ ...ALONE, words: argv }]
  const parameters = unwrapped.script === null ? argumentsOf(unwrapped.argv) : unwrapped.parameters.slice(1)
  const asked = askedOf(parameters, image)
  const planned = plannedCommands(parseShellText(inside, NOWHERE).body, asked)
  const commands = planned.flatMap(({ flat, certain, beside, forgiven }) => {
    const words = flat.command.words.flatMap((word): Words =>
      /^"?\$[@*]"?$/.test(word.raw) ? parameters : [word.literal],
    )
    const inner = commandsOf(words, image, depth + 1)
    return inner.map((each) => ({
      words: each.words,
      certain: certain && each.certain,
      beside: beside || each.beside,
      forgiven: forgiven || each.forgiven,
    }))
  })
  return unwrapped.script === null ? commands : [{ ...ALONE, words: unwrapped.argv.slice(0, 1) }, ...commands]
}

/** What Docker itself starts. */
const ALONE = { certain: true, beside: false, forgiven: false }

/** What a script gets as `$1`, `$2` …: behind its own name, and behind the shell that reads it. */
function argumentsOf(argv: Words): Words {
  const read = argv[0] != null && SHELLS.includes(baseName(argv[0]))
  return argv.slice(read ? 2 : 1)
}

/** Tests over `$1` and the variables of the image, as `docker run` without options has them. */
function askedOf(parameters: Words, image: Image): Asked {
  const { files, env, process, workdir } = image
  const lookup = (name: string): string | null | undefined => {
    if (/^[1-9]$/.test(name)) return parameters[Number(name) - 1]
    if (name === '#') return parameters.includes(null) ? null : String(parameters.length)
    return Object.hasOwn(env, name) ? env[name] : undefined
  }
  const expanded = (words: readonly ShellWord[]) => words.flatMap((word) => expandShellWord(word, lookup))
  const isGone = (path: string) => exists(files, path) === 'no'
  return {
    truth: (statement) => {
      if (statement.kind !== 'command') return 'unknown'
      const [first, ...words] = expanded(statement.words)
      if (statement.words.length === 1 && (first === 'true' || first === ':')) return 'ok'
      if (statement.words.length === 1 && first === 'false') return 'fail'
      if (first !== 'test' && (first !== '[' || words.at(-1) !== ']')) return 'unknown'
      const inside = first === '[' ? words.slice(0, -1) : words
      return evaluateTest(inside, { cwd: process.cwd ?? workdir, tree: files, isGone })
    },
    subject: (statement) => expanded([statement.subject])[0] ?? null,
  }
}

const SHELLS = ['sh', 'bash', 'dash', 'ash']

/** The text of a shell script that is started by its path, by its name or by a shell; null for anything else. */
export function scriptOf([word = null, first = null]: Words, image: Image): string | null {
  const isRead = word !== null && SHELLS.includes(baseName(word))
  const name = isRead ? first : word
  if (name === null || name.startsWith('-')) return null
  // A shell looks for the file where it is, and only then on PATH. Source: POSIX.1-2024, sh, command_file
  const content = (isRead ? fileAt(name, image) : undefined)?.content ?? fileNamed(name, image)?.content
  if (content == null) return null
  return isRead || SHELLS.includes(interpreterOf(content) ?? '') ? content : null
}

/** Where the program may lie, in the order in which it is looked for. Null when that cannot be told. */
function placesOfProgram({ process: { path }, env, workdir }: Image): readonly string[] | null {
  if (path === null) return null
  const search = env['PATH']
  if (!path.includes('/') && typeof search !== 'string') return null
  const places = path.includes('/')
    ? [resolvePath(workdir, path)]
    : search!.split(':').map((directory) => `${directory}/${path}`)
  return places.every((place) => place !== null) ? places : null
}

/** Is the program a file that a COPY --from brings? Null when that cannot be told. */
export function takenProgram(image: Image, subject: Subject): boolean | null {
  const places = placesOfProgram(image)
  if (places === null) return null
  return stepsOfImage(image, subject).some(({ step }) =>
    places.some((place) => !isFolder(place, image) && bringsTo(place, step, subject)),
  )
}

function isFolder(path: string, { files }: Image): boolean {
  return followLinks(files, path)?.kind === 'directory'
}

/** The bits of its owner, its group and of others, as far as they are known; root may execute what anybody may. */
function mayExecute({ mode, owner }: FileEntry, user: Image['user']): boolean {
  if (mode === null) return true
  const own = user.root === true ? null : sameOwner(owner, user)
  const bits = own === null ? mode | (mode >> 3) | (mode >> 6) : own ? mode >> 6 : mode | (mode >> 3)
  return (bits & 1) !== 0
}

/** Is the program what a compiler made of this file of the context, and may it be executed? Null when that cannot be told. */
export function isCompiledFrom(source: string, image: Image): boolean | null {
  const places = placesOfProgram(image)
  if (places === null) return null
  const { files } = image
  const place = places.find((each) => followLinks(files, each)?.kind === 'file')
  if (place === undefined) return files.opaque.size > 0 ? null : false
  const entry = followLinks(files, place)!
  return (entry.compiled ?? []).includes(source) && mayExecute(entry, image.user)
}

/** Does a COPY --from put something there: the file itself, or a directory it lies in? */
function bringsTo(place: string, { instruction }: PlacedStep['step'], { build }: Subject): boolean {
  if (instruction.keyword !== 'COPY' || instruction.from === null) return false
  const destination = resolvePath(instruction.before.workdir, instruction.destination?.text ?? null)
  if (destination === null || !isInside(destination, place)) return false
  const { from } = instruction
  const files = from.kind === 'stage' ? build.stages[from.stage]?.image.files : undefined
  return instruction.sources.some(({ text }) => {
    const source = resolvePath('/', text)
    if (source === null) return false
    if (place === destination || place === resolvePath(destination, baseName(source))) return true
    return (
      files !== undefined && (files.children.has(source) || files.entries.get(source)?.kind === 'directory')
    )
  })
}
