import { basename, dirname, relative, resolve, sep } from 'node:path'
import { list, readText, requireText } from './files.ts'
import type { Desk } from './files.ts'
import { loadLesson } from './load-lesson.ts'
import { nearest } from './nearest.ts'
import { problem, sortProblems } from './problem.ts'
import { courseSchema, glossarySchema } from './schema.ts'
import type { CourseFile } from './schema.ts'
import type { ContentProblem, Course, GlossaryEntry, Lesson, LessonLab, Module } from './types.ts'
import { validate } from './validate.ts'
import { readYaml } from './yaml.ts'
import type { YamlFile } from './yaml.ts'

export type LoadOptions = {
  /** Names of the rules that exist; without them, rule names are not checked. */
  readonly rules?: readonly string[]
  /** Paths in problems are relative to it. */
  readonly cwd?: string
}

export type LoadedCourse = {
  readonly course: Course
  readonly glossary: readonly GlossaryEntry[]
  readonly problems: readonly ContentProblem[]
}

type Open = Desk & { readonly root: string }
type ModuleEntry = CourseFile['modules'][number]

/**
 * Reads a whole content folder. Never throws on an author's mistake: what can be used is in `course`,
 * everything else in `problems`, sorted by file and place.
 */
export async function loadCourse(root = 'content', options: LoadOptions = {}): Promise<LoadedCourse> {
  const problems: ContentProblem[] = []
  const desk = openDesk(root, options, (...found) => void problems.push(...found))
  const glossary = await loadGlossary(desk)
  const outline = await readOutline(desk)
  const modules: Module[] = []
  for (const entry of outline?.value.modules ?? [])
    modules.push(await loadModule(desk, entry, outline!.value.passMark))
  if (outline) await checkCourse(desk, outline.value, outline.yaml, modules)
  const { title = '', licence = '', passMark = 80 } = outline?.value ?? {}
  return { course: { title, licence, passMark, modules }, glossary, problems: sortProblems(problems) }
}

/**
 * Where a content folder stands: `root` seen from `base`, the folder that paths in problems start from.
 * That is the current folder, or the folder around the content when it lies elsewhere.
 */
export function contentPlace(root: string, cwd: string): { readonly base: string; readonly root: string } {
  const absolute = resolve(cwd, root)
  const inside = relative(cwd, absolute).split(sep).join('/')
  const elsewhere = inside === '' || inside.startsWith('..')
  return elsewhere ? { base: dirname(absolute), root: basename(absolute) } : { base: cwd, root: inside }
}

function openDesk(root: string, { rules, cwd = process.cwd() }: LoadOptions, report: Desk['report']): Open {
  const place = contentPlace(root, cwd)
  return { cwd: place.base, root: place.root, report, rules: rules ?? null }
}

async function readOutline(desk: Open): Promise<{ value: CourseFile; yaml: YamlFile } | null> {
  const file = `${desk.root}/course.yaml`
  const text = await requireText(desk, file, 'course.yaml names the modules and lessons in order.')
  if (text === null) return null
  const yaml = readYaml(file, text)
  const { value, problems } = validate<CourseFile>(courseSchema, yaml)
  desk.report(...problems)
  return value && { value, yaml }
}

async function loadGlossary(desk: Open): Promise<readonly GlossaryEntry[]> {
  const file = `${desk.root}/glossary.yaml`
  const text = await readText(desk, file)
  if (text === null) return []
  const yaml = readYaml(file, text)
  const { value, problems } = validate(glossarySchema, yaml)
  desk.report(...problems)
  reportRepeats(
    desk,
    yaml,
    'The term',
    value ?? [],
    ({ id }) => id,
    (index) => [index, 'id'],
  )
  return value ?? []
}

async function loadModule(desk: Open, entry: ModuleEntry, passMark: number): Promise<Module> {
  const { slug, number, title, summary } = entry
  const lessons: Lesson[] = []
  for (const each of numbered(entry)) {
    const folder = `${desk.root}/${slug}/${each.slug}`
    if ((await list(desk, folder)) === null) continue
    const home = { module: slug, slug: each.slug, number: `${number}.${each.number}`, passMark }
    const lesson = await loadLesson(desk, folder, home)
    if (lesson) lessons.push(lesson)
  }
  return { slug, number, title, summary, lessons }
}

/** A lesson without a number follows the one before it. */
function numbered({ lessons }: ModuleEntry): { slug: string; number: number }[] {
  let last = 0
  return lessons.map((entry) => {
    last = typeof entry === 'string' ? last + 1 : entry.number
    return { slug: typeof entry === 'string' ? entry : entry.slug, number: last }
  })
}

async function checkCourse(
  desk: Open,
  file: CourseFile,
  yaml: YamlFile,
  modules: readonly Module[],
): Promise<void> {
  reportRepeats(
    desk,
    yaml,
    'The module',
    file.modules,
    ({ slug }) => slug,
    (index) => ['modules', index, 'slug'],
  )
  reportRepeats(
    desk,
    yaml,
    'The module number',
    file.modules,
    ({ number }) => String(number),
    (index) => ['modules', index, 'number'],
  )
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
  reportRepeats(
    desk,
    yaml,
    'The lesson',
    lessons,
    ({ slug }) => slug,
    (n) => [...path, n],
  )
  reportRepeats(
    desk,
    yaml,
    'The lesson number',
    lessons,
    ({ number }) => String(number),
    (n) => [...path, n],
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

function reportRepeats<T>(
  desk: Desk,
  yaml: YamlFile,
  what: string,
  items: readonly T[],
  nameOf: (item: T) => string,
  pathOf: (index: number) => (string | number)[],
): void {
  const seen = new Set<string>()
  items.forEach((item, index) => {
    const name = nameOf(item)
    const at = yaml.locate(pathOf(index))
    if (seen.has(name))
      desk.report(problem('COURSE003', yaml.file, `${what} "${name}" is used twice.`, { at }))
    seen.add(name)
  })
}
