import { list } from './files.ts'
import type { Desk } from './files.ts'
import { nearest } from './nearest.ts'
import { problem } from './problem.ts'
import type { CourseFile } from './schema.ts'
import type { LessonLab, Module } from './types.ts'
import type { Path, YamlFile } from './yaml.ts'

/** A desk for one content folder. */
export type Open = Desk & { readonly root: string }
export type ModuleEntry = CourseFile['modules'][number]

/** Reports what course.yaml, the folders and the labs say against one another. */
export async function checkCourse(
  desk: Open,
  file: CourseFile,
  yaml: YamlFile,
  modules: readonly Module[],
): Promise<void> {
  const slugs = file.modules.map(({ slug }, n) => ({ name: slug, path: ['modules', n, 'slug'] }))
  const numbers = file.modules.map(({ number }, n) => ({
    name: String(number),
    path: ['modules', n, 'number'],
  }))
  reportRepeats(desk, yaml, 'The module', slugs)
  reportRepeats(desk, yaml, 'The module number', numbers)
  for (const [index, entry] of file.modules.entries()) await checkModule(desk, yaml, entry, index)
  const known = file.modules.map(({ slug }) => slug)
  await reportUnlisted(desk, desk.root, known, 'modules')
  reportLabRepeats(
    desk,
    modules.flatMap(({ lessons }) => lessons.flatMap(({ labs }) => labs)),
  )
}

async function checkModule(desk: Open, yaml: YamlFile, entry: ModuleEntry, index: number): Promise<void> {
  const lessons = numbered(entry)
  const path = ['modules', index, 'lessons']
  const at = (n: number) => [...path, n]
  reportRepeats(
    desk,
    yaml,
    'The lesson',
    lessons.map(({ slug }, n) => ({ name: slug, path: at(n) })),
  )
  reportRepeats(
    desk,
    yaml,
    'The lesson number',
    lessons.map(({ number }, n) => ({ name: String(number), path: at(n) })),
  )
  const folder = `${desk.root}/${entry.slug}`
  const folders = ((await list(desk, folder)) ?? []).filter((each) => each.folder).map(({ name }) => name)
  lessons.forEach(({ slug }, n) => {
    if (folders.includes(slug)) return
    const guess = nearest(slug, folders)
    const suggestion = guess === null ? `Make the folder ${folder}/${slug}.` : `did you mean "${guess}"?`
    desk.report(
      problem('COURSE001', yaml.file, `There is no folder ${folder}/${slug}.`, {
        at: yaml.locate([...path, n]),
        suggestion,
      }),
    )
  })
  await reportUnlisted(
    desk,
    folder,
    lessons.map(({ slug }) => slug),
    'lessons',
  )
}

async function reportUnlisted(
  desk: Open,
  folder: string,
  known: readonly string[],
  what: string,
): Promise<void> {
  for (const entry of (await list(desk, folder)) ?? []) {
    if (!entry.folder || known.includes(entry.name)) continue
    const suggestion = `Add "${entry.name}" to the ${what} in course.yaml, or remove the folder.`
    desk.report(
      problem('COURSE002', `${folder}/${entry.name}`, 'This folder is not named in course.yaml.', {
        suggestion,
      }),
    )
  }
}

function reportLabRepeats(desk: Open, labs: readonly LessonLab[]): void {
  const seen = new Map<string, string>()
  for (const { id, folder } of labs) {
    const first = seen.get(id)
    const suggestion = 'Lab ids stay for ever and mean one lab: choose another.'
    if (first)
      desk.report(
        problem('LAB001', `${folder}/lab.yaml`, `The lab id "${id}" is already used by ${first}.`, {
          suggestion,
        }),
      )
    seen.set(id, first ?? folder)
  }
}

type Named = { readonly name: string; readonly path: Path }

/** Reports every name that was there before, at its second place. */
export function reportRepeats(desk: Desk, yaml: YamlFile, what: string, names: readonly Named[]): void {
  const seen = new Set<string>()
  for (const { name, path } of names) {
    const at = yaml.locate(path)
    if (seen.has(name))
      desk.report(
        problem('COURSE003', yaml.file, `${what} "${name}" is used twice.`, {
          at,
          suggestion: 'Choose another, or remove one of the two.',
        }),
      )
    seen.add(name)
  }
}

/** A lesson without a number follows the one before it. */
export function numbered({ lessons }: ModuleEntry): { slug: string; number: number }[] {
  let last = 0
  return lessons.map((entry) => {
    last = typeof entry === 'string' ? last + 1 : entry.number
    return { slug: typeof entry === 'string' ? entry : entry.slug, number: last }
  })
}
