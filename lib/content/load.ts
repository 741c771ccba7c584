import { basename, dirname, relative, resolve, sep } from 'node:path'
import { checkCourse, numbered, reportRepeats } from './check-course.ts'
import type { ModuleEntry, Open } from './check-course.ts'
import { list, readText, requireText } from './files.ts'
import type { Desk } from './files.ts'
import { loadLesson } from './load-lesson.ts'
import { sortProblems } from './problem.ts'
import { courseSchema, glossarySchema } from './schema.ts'
import type { CourseFile } from './schema.ts'
import type { ContentProblem, Course, GlossaryEntry, Lesson, Module } from './types.ts'
import { validate } from './validate.ts'
import { readYaml } from './yaml.ts'
import type { YamlFile } from './yaml.ts'

export type LoadOptions = {
  /** Names of the rules that exist; without them, rule names are not checked. */
  readonly rules?: readonly string[] | null
  /** Paths in problems are relative to it. */
  readonly cwd?: string
  /**
   * Lessons and labs with mistakes in their keys are in the course too, with what can be read of them: whoever checks says
   * everything at once. Nobody shows them.
   */
  readonly drafts?: boolean
}

export type LoadedCourse = {
  readonly course: Course
  readonly glossary: readonly GlossaryEntry[]
  readonly problems: readonly ContentProblem[]
}

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
  const { title = '', licence = '', repository = null, passMark = 80 } = outline?.value ?? {}
  const course: Course = { title, licence, repository, passMark, modules }
  return { course, glossary, problems: sortProblems(problems) }
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

function openDesk(
  root: string,
  { rules = null, cwd = process.cwd(), drafts = false }: LoadOptions,
  report: Desk['report'],
): Open {
  const place = contentPlace(root, cwd)
  return { cwd: place.base, root: place.root, report, rules, drafts }
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
    (value ?? []).map(({ id }, n) => ({ name: id, path: [n, 'id'] })),
  )
  reportRepeats(
    desk,
    yaml,
    'The word',
    (value ?? []).map(({ term }, n) => ({ name: term, path: [n, 'term'] })),
  )
  return value ?? []
}

async function loadModule(desk: Open, entry: ModuleEntry, passMark: number): Promise<Module> {
  const { slug, number, title, summary, needs = null, outcomes } = entry
  const lessons: Lesson[] = []
  for (const each of numbered(entry)) {
    const folder = `${desk.root}/${slug}/${each.slug}`
    if ((await list(desk, folder)) === null) continue
    const home = { module: slug, slug: each.slug, number: `${number}.${each.number}`, passMark }
    const lesson = await loadLesson(desk, folder, home)
    if (lesson) lessons.push(lesson)
  }
  return { slug, number, title, summary, needs, outcomes, lessons }
}
