import { followLinks } from '../../build/tree.ts'
import type { Image } from '../../build/types.ts'
import { baseName, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { stepsOfImage } from './contents.ts'

type Words = readonly (string | null)[]

const MAX_DEPTH = 4
/** Places inside a script do not matter here. */
const POSITION = { line: 1, column: 1, offset: 0 }
const NOWHERE = { start: POSITION, end: POSITION }

/** Programs on the way to the one that does the work: wrappers, shells and what their lines run. */
export function startersOf(image: Image): readonly string[] {
  return commandsAtStart(image).flatMap((argv) => {
    const { wrappers, argv: left } = unwrap(argv)
    return [...wrappers, ...(left[0] == null ? [] : [baseName(left[0])])]
  })
}

/** The commands that run when the container starts, in order: those of its line and of scripts that are in the image. */
export function commandsAtStart(image: Image): readonly Words[] {
  return commandsOf(image.process.argv, image, 0)
}

function commandsOf(argv: Words, image: Image, depth: number): readonly Words[] {
  if (argv.length === 0 || depth > MAX_DEPTH) return []
  const unwrapped = unwrap(argv)
  const inside = unwrapped.script ?? scriptOf(unwrapped.argv, image)
  if (inside === null) return [argv]
  const rest = unwrapped.script === null ? unwrapped.argv.slice(1) : unwrapped.parameters.slice(1)
  const commands = walkCommands(parseShellText(inside, NOWHERE)).flatMap(({ command }) => {
    const words = command.words.flatMap((word): Words =>
      /^"?\$[@*]"?$/.test(word.raw) ? rest : [word.literal],
    )
    return commandsOf(words, image, depth + 1)
  })
  return unwrapped.script === null ? commands : [unwrapped.argv.slice(0, 1), ...commands]
}

const SHELLS = ['sh', 'bash', 'dash', 'ash']

/** The text of a shell script that is started by its path or by a shell; null for anything else. */
function scriptOf([word = null, first = null]: Words, { files, process, workdir }: Image): string | null {
  const name = word !== null && SHELLS.includes(baseName(word)) ? first : word
  if (name === null || name.startsWith('-')) return null
  const path =
    resolvePath(process.cwd ?? workdir, name.includes('/') ? name : null) ?? resolvePath(workdir, name)
  const entry =
    path === null ? undefined : (followLinks(files, path) ?? followLinks(files, `/usr/local/bin/${name}`))
  const content = entry?.kind === 'file' ? entry.content : null
  if (content === null) return null
  return /^#!.*\b(ba|da|a)?sh\b/.test(content) || word !== name ? content : null
}

/** Is the program a file that a COPY --from brings? Null when that cannot be told. */
export function takenProgram(image: Image, subject: Subject): boolean | null {
  const { path } = image.process
  if (path === null) return null
  const search = image.env['PATH']
  if (!path.includes('/') && typeof search !== 'string') return null
  const places = path.includes('/')
    ? [resolvePath(image.workdir, path)]
    : search!.split(':').map((directory) => `${directory}/${path}`)
  if (places.includes(null)) return null
  return stepsOfImage(image, subject).some(({ step }) =>
    places.some((place) => place !== null && bringsTo(place, step, subject)),
  )
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
