import type { Erratum, Statement } from './coverage-schema.ts'
import { baseOf, list } from './files.ts'
import type { Desk } from './files.ts'
import { nearest, respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Code } from './problem.ts'
import type { Course, Lesson, LessonLab } from './types.ts'
import type { Path, YamlFile } from './yaml.ts'

/** What rows of coverage.yaml can name, and where their mistakes go. */
export type Scene = {
  readonly desk: Desk
  readonly yaml: YamlFile
  readonly root: string
  readonly lessons: ReadonlyMap<string, Lesson>
  readonly labs: ReadonlyMap<string, LessonLab>
  /** Folders of labs that cannot be read: what is wrong there is reported there. */
  readonly unread: readonly string[]
}
export type Row = Statement | Erratum

export async function sceneOf(course: Course, desk: Desk, yaml: YamlFile, root: string): Promise<Scene> {
  const lessons = course.modules.flatMap((module) => module.lessons)
  const labs = lessons.flatMap((lesson) => lesson.labs)
  const read = labs.map(({ folder }) => baseOf(folder))
  return {
    desk,
    yaml,
    root,
    lessons: new Map(lessons.map((lesson) => [`${lesson.module}/${lesson.slug}`, lesson])),
    labs: new Map(labs.map((lab) => [lab.id, lab])),
    unread: (await labFolders(desk, root)).filter((name) => !read.includes(name)),
  }
}

/** The folders below `content/MODULE/LESSON/labs/`, by name. */
async function labFolders(desk: Desk, root: string): Promise<string[]> {
  const inside = async (folder: string) =>
    ((await list(desk, folder)) ?? []).filter((each) => each.folder).map(({ name }) => `${folder}/${name}`)
  const below = async (folders: readonly string[], name = '') =>
    (await Promise.all(folders.map((folder) => inside(folder + name)))).flat()
  const lessons = await below(await inside(root))
  return (await below(lessons, '/labs')).map(baseOf)
}

/** The lesson that is the row's home, null where there is none. */
export async function checkPlaces(scene: Scene, { home, also }: Row, path: Path): Promise<Lesson | null> {
  for (const [index, each] of also.entries()) await checkPlace(scene, each, [...path, 'also', index])
  return checkPlace(scene, home, [...path, 'home'])
}

async function checkPlace(scene: Scene, place: string, path: Path): Promise<Lesson | null> {
  const name = place.slice(0, place.indexOf('#'))
  const lesson = scene.lessons.get(name)
  if (!lesson) {
    await reportLesson(scene, name, path)
    return null
  }
  const ids = lesson.headings.map(({ id }) => id)
  const id = headingOf(place)
  if (ids.includes(id)) return lesson
  const fix = behind('#', respelt(id, ids))
  report(scene, 'COVER005', path, `${name} has no heading "#${id}".`, meant(id, ids), fix)
  return null
}

/** A lesson that is there and cannot be read is reported where it is wrong. */
async function reportLesson(scene: Scene, name: string, path: Path): Promise<void> {
  if ((await list(scene.desk, `${scene.root}/${name}`)) !== null) return
  const known = [...scene.lessons.keys()]
  report(scene, 'COVER004', path, `There is no lesson ${name}.`, meant(name, known), respelt(name, known))
}

export function headingOf(place: string): string {
  return place.slice(place.indexOf('#') + 1)
}

export function checkObjective(scene: Scene, name: string, path: Path): void {
  const [id = '', objective = ''] = name.split('/')
  const lab = scene.labs.get(id)
  if (!lab && scene.unread.includes(id)) return
  const known = lab ? lab.objectives.map((each) => each.id) : [...scene.labs.keys()]
  const word = lab ? objective : id
  if (lab && known.includes(objective)) return
  const message = lab ? `The lab ${id} has no objective "${objective}".` : `There is no lab "${id}".`
  const fix = respelt(word, known)
  report(scene, 'COVER006', path, message, meant(word, known), lab ? behind('/', fix) : fix)
}

type Fix = ReturnType<typeof respelt>

/** The word that stands behind a mark: a lesson may be called like one of its headings. */
function behind(mark: string, fix: Fix): Fix {
  return fix && { from: mark + fix.from, to: mark + fix.to }
}

function meant(word: string, known: readonly string[]): string {
  const guess = nearest(word, known)
  return guess === null ? `Known here: ${known.join(', ') || 'none'}.` : `did you mean "${guess}"?`
}

export function report(
  { desk, yaml }: Scene,
  code: Code,
  path: Path,
  message: string,
  suggestion: string,
  fix: Fix = null,
): void {
  desk.report(problem(code, yaml.file, message, { at: yaml.locate(path), suggestion, fix }))
}
