import { exists } from '../../build/tree.ts'
import type { FileEntry, Image } from '../../build/types.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { andList, ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { ProgramsCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { isEmpty, madeAt } from './contents.ts'
import { isPattern, literalPart, pathTest } from './patterns.ts'
import { hasProgram, isOpen } from './programs.ts'

/** Nothing of these paths or patterns is what the file put into the image. */
export function matchNoPath(patterns: readonly string[], image: Image, subject: Subject): Outcome {
  return absent(patterns, () => true, 'is in the image', image, subject)
}

/** The same for files that hold something: an empty one may stand where another will be mounted. */
export function matchNoContent(patterns: readonly string[], image: Image, subject: Subject): Outcome {
  return absent(patterns, holdsSomething, 'is in the image and not empty', image, subject)
}

function holdsSomething(entry: FileEntry): boolean | null {
  if (entry.kind !== 'file') return false
  return entry.content === null && entry.size === null ? null : !isEmpty(entry)
}

function absent(
  patterns: readonly string[],
  counts: (entry: FileEntry) => boolean | null,
  is: string,
  image: Image,
  subject: Subject,
): Outcome {
  let open: Outcome | null = null
  for (const pattern of patterns) {
    const found = findPath(pattern, (entry) => counts(entry) !== false, image)
    const entry = found === null ? undefined : image.files.entries.get(found)
    const at = { subject: found ?? pattern, place: entry ? madeAt(entry, subject) : null }
    if (entry && counts(entry) === true) return fails(`${found} ${is}.`, 'It must not be there.', at)
    if (entry || mayHold(pattern, image))
      open ??= unknown(
        `Whether something like ${pattern} is in the image cannot be told from the file.`,
        '',
        at,
      )
  }
  return open ?? holds(`Nothing in the image is like ${orList(patterns)}.`, { subject: patterns[0] })
}

function findPath(pattern: string, counts: (entry: FileEntry) => boolean, { files }: Image): string | null {
  if (!isPattern(pattern) && pattern.startsWith('/')) {
    const entry = files.entries.get(pattern)
    return entry && counts(entry) ? pattern : null
  }
  const test = pathTest(pattern)
  return (
    [...files.entries].find(([path, entry]) => entry.kind !== 'bulk' && test(path) && counts(entry))?.[0] ??
    null
  )
}

/** Unknown commands, or a base nothing is known of, may have put it there. */
function mayHold(pattern: string, { files, base }: Image): boolean {
  if (!isPattern(pattern) && pattern.startsWith('/') && files.entries.has(pattern)) return false
  if (!isPattern(pattern) && pattern.startsWith('/'))
    return exists(files, pattern) === 'unknown' && [...files.opaque].some((each) => isInside(each, pattern))
  const from = literalPart(pattern)
  return base === null || [...files.opaque].some((each) => isInside(each, from) || isInside(from, each))
}

export function matchPrograms({ present, absent }: ProgramsCheck, image: Image): Outcome {
  return ask(
    { present, absent },
    {
      present: (value) => matchEach(asList(value), true, image),
      absent: (value) => matchEach(asList(value), false, image),
    },
  )
}

function matchEach(programs: readonly string[], wanted: boolean, image: Image): Outcome {
  const answers = programs.map((program) => ({ program, is: hasProgram(image, program) }))
  const wrong = answers.find(({ is }) => is === !wanted) ?? answers.find(({ is }) => is === null)
  if (!wrong)
    return holds(`The image has ${wanted ? andList(programs) : `no ${orList(programs)}`}.`, {
      subject: programs[0],
    })
  return decided(
    wrong.is,
    wanted,
    {
      yes: `The image has ${wrong.program}.`,
      no: `The image has no ${wrong.program}.`,
      open: `Whether the image has ${wrong.program} cannot be known.`,
      need: wanted ? `Choose a base image that has ${wrong.program}, or install it.` : '',
    },
    { subject: wrong.program, place: image.base?.instruction.image.range ?? null },
  )
}

export function matchShell(wanted: boolean, image: Image): Outcome {
  const shells = ['sh', 'bash', 'dash', 'ash', 'busybox', 'zsh'].map((name) => hasProgram(image, name))
  const is = shells.includes(true) ? true : hasProgram(image, 'sh')
  return decided(
    is,
    wanted,
    {
      yes: 'The image has a shell.',
      no: 'The image has no shell.',
      open: 'Whether the image has a shell cannot be known.',
      need: wanted ? '' : 'Build the final stage on an image without one.',
    },
    baseAt(image),
  )
}

const MANAGERS = ['apt-get', 'apk', 'dnf', 'microdnf', 'yum', 'zypper', 'pacman']

export function matchPackageManager(wanted: boolean, image: Image): Outcome {
  const has = MANAGERS.filter((name) => hasProgram(image, name) === true)
  const recorded = image.base?.name === 'scratch' ? 'none' : (image.base?.facts?.packageManager ?? null)
  const is = has.length > 0 ? true : recorded === 'none' && !isOpen(image) ? false : null
  return decided(
    is,
    wanted,
    {
      yes: `The image has a package manager, ${recorded !== null && recorded !== 'none' ? recorded : has[0]}.`,
      no: 'The image has no package manager.',
      open: 'Whether the image has a package manager cannot be known.',
      need: wanted ? '' : 'Build the final stage on an image without one.',
    },
    baseAt(image),
  )
}

function baseAt({ base }: Image): { readonly place: Outcome['place']; readonly subject: string } {
  return { place: base?.instruction.image.range ?? null, subject: base?.text ?? '' }
}
