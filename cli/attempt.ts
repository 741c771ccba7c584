import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LessonLab } from '../lib/content/types.ts'
import { gradeAny } from '../lib/engine/grade/files/index.ts'
import { version } from '../lib/engine/index.ts'
import type { Grade, ObjectiveResult } from '../lib/engine/index.ts'
import { reason } from './read.ts'

/** One student's answer to one lab. */
export type Attempt = { readonly student: string; readonly lab: LessonLab; readonly folder: string }

/** One line of `grade --format json`. Other programs read it: a changed field is a new `version`. */
export type GradeOutput = {
  readonly version: 1
  readonly student: string
  readonly lab: string
  readonly score: number
  readonly passed: boolean
  readonly objectives: readonly ObjectiveOutput[]
  /** Only when there are some: why the files cannot be read or do not build. */
  readonly problems?: readonly ProblemOutput[]
  readonly content: string
  readonly engine: string
}

type ObjectiveOutput = Pick<
  ObjectiveResult,
  'id' | 'points' | 'earned' | 'passed' | 'message' | 'file' | 'range'
>
type ProblemOutput = {
  readonly file: string
  readonly message: string
  readonly severity: 'error' | 'warning'
  readonly range: Grade['problems'][number]['range'] | null
}
type Files = Readonly<Record<string, string>>

/** Marks an attempt. Whatever is wrong with its files becomes part of the result, so that one student never stops a class. */
export async function gradeAttempt({ student, lab, folder }: Attempt): Promise<GradeOutput> {
  const { files, problems } = await readAnswer(lab, folder)
  const result = problems.length > 0 ? ungraded(problems) : gradeSafely(lab, files)
  const { gradable, score, passed, objectives } = result
  return {
    version: 1,
    student,
    lab: lab.id,
    score: gradable ? score : 0,
    passed: gradable && passed,
    objectives: gradable
      ? objectives.map(toObjective)
      : lab.objectives.map(({ id, points }) => notGraded(id, points, result)),
    ...(result.problems.length > 0 && { problems: result.problems.map(toProblem) }),
    content: lab.hash,
    engine: version,
  }
}

type Result = Omit<Grade, 'problems'> & { readonly problems: readonly ProblemOutput[] }

function ungraded(problems: readonly ProblemOutput[]): Result {
  return { gradable: false, score: 0, passed: false, objectives: [], problems }
}

/** The engine promises never to throw; if it does all the same, the other attempts are still marked. */
function gradeSafely(lab: LessonLab, files: Files): Result {
  try {
    return gradeAny(lab, files)
  } catch (error) {
    const message = `This answer made Drydock fail (${(error as Error).message}); please report it with the file.`
    return ungraded([{ file: Object.keys(files)[0] ?? '', message, severity: 'error', range: null }])
  }
}

function toObjective({ id, points, earned, passed, message, file, range }: ObjectiveResult): ObjectiveOutput {
  return { id, points, earned, passed, message, file, range }
}

function toProblem({ file, message, severity, range }: ProblemOutput): ProblemOutput {
  return { file, message, severity, range }
}

function notGraded(id: string, points: number, { problems }: Result): ObjectiveOutput {
  const [first] = problems
  const where = first ? `${first.file}${first.range ? `, line ${first.range.start.line}` : ''}` : 'the files'
  const message = `Cannot grade yet: ${where} cannot be read.`
  return {
    id,
    points,
    earned: 0,
    passed: false,
    message,
    file: first?.file ?? null,
    range: first?.range ?? null,
  }
}

/** What the folder lacks comes from the starter; what the student cannot edit is left aside. */
async function readAnswer(
  lab: LessonLab,
  folder: string,
): Promise<{ files: Files; problems: ProblemOutput[] }> {
  const files: Record<string, string> = {}
  const problems: ProblemOutput[] = []
  for (const [path, starter] of Object.entries(lab.starter)) {
    try {
      files[path] = decode(await readFile(join(folder, path)))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') files[path] = starter
      else problems.push({ file: path, message: `${path} ${reason(error)}`, severity: 'error', range: null })
    }
  }
  return { files, problems }
}

/** Throws on bytes that are no text, with the end of a sentence that begins with the file's name. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Error('is not UTF-8 text.')
  }
}

export type FoundAttempts = {
  readonly attempts: readonly Attempt[]
  /** Folders that carry no lab's id. */
  readonly unknown: readonly { readonly path: string; readonly id: string }[]
}

/** Every ROOT/<student>/<lab>/, by student, then lab; files and hidden folders between them are left aside. */
export async function findAttempts(root: string, labs: readonly LessonLab[]): Promise<FoundAttempts> {
  const attempts: Attempt[] = []
  const unknown: { path: string; id: string }[] = []
  for (const student of await foldersIn(root)) {
    for (const id of await foldersIn(join(root, student))) {
      const lab = labs.find((each) => each.id === id)
      if (lab) attempts.push({ student, lab, folder: join(root, student, id) })
      else unknown.push({ path: `${student}/${id}`, id })
    }
  }
  return { attempts, unknown }
}

async function foldersIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted()
  const folders: string[] = []
  for (const name of names) if (await isFolder(join(folder, name))) folders.push(name)
  return folders
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}

/** Does the folder hold anything the student could have edited? */
export async function holdsAnswer({ lab, folder }: Attempt): Promise<boolean> {
  const there = Object.keys(lab.starter).map((path) =>
    stat(join(folder, path)).then(
      () => true,
      () => false,
    ),
  )
  return (await Promise.all(there)).includes(true)
}
