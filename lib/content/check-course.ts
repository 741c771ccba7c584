import { baseOf, list } from './files.ts'
import type { Desk } from './files.ts'
import { nearest, respelt } from './nearest.ts'
import { problem } from './problem.ts'
import { isSlug } from './schema.ts'
import type { CourseFile } from './schema.ts'
import type { ContentProblem, LessonLab, Module } from './types.ts'
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
  for (const name of await foldersIn(desk, desk.root))
    if (!known.includes(name)) reportUnlisted(desk, `${desk.root}/${name}`, 'modules')
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
  const folders = await foldersIn(desk, folder)
  const named = lessons.map(({ slug }) => slug)
  const missing = named.filter((slug) => !folders.includes(slug))
  const unlisted = folders.filter((name) => !named.includes(name))
  lessons.forEach(({ slug }, n) => {
    if (!missing.includes(slug)) return
    const guess = nearest(slug, unlisted)
    const suggestion = guess === null ? `Make the folder ${folder}/${slug}.` : `did you mean "${guess}"?`
    desk.report(
      problem('COURSE001', yaml.file, `There is no folder ${folder}/${slug}.`, {
        at: yaml.locate([...path, n]),
        suggestion,
        fix: respelt(slug, unlisted),
      }),
    )
  })
  for (const name of unlisted) {
    // Beside a name without a folder it may be the same lesson under another name.
    const added = missing.length === 0 && (await isLesson(desk, `${folder}/${name}`))
    reportUnlisted(desk, `${folder}/${name}`, 'lessons', added ? appended(yaml, path, name) : null)
  }
}

const foldersIn = async (desk: Open, folder: string): Promise<string[]> =>
  ((await list(desk, folder)) ?? []).filter((each) => each.folder).map(({ name }) => name)

const isLesson = async (desk: Open, folder: string): Promise<boolean> =>
  (await list(desk, folder))?.some(({ name }) => name === 'lesson.mdx') === true

/** At the end of its module, where it changes the number of no other lesson. */
function appended(yaml: YamlFile, path: Path, name: string): Fix | null {
  const added = isSlug(name) ? yaml.append(path, name) : null
  return added && { file: yaml.file, ...added.at, from: '', to: added.to }
}

type Fix = NonNullable<ContentProblem['fix']>

function reportUnlisted(desk: Open, folder: string, what: string, fix: Fix | null = null): void {
  const name = baseOf(folder)
  const suggestion =
    name === 'labs' && what === 'lessons'
      ? 'Labs lie in the folder of their lesson: LESSON/labs/.'
      : `Add "${name}" to the ${what} in course.yaml, or remove the folder.`
  desk.report(problem('COURSE002', folder, 'This folder is not named in course.yaml.', { suggestion, fix }))
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
