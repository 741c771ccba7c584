import type { NearMiss, Objective } from '../engine/grade/types.ts'
import { checkFiles, checkLab, checkPointers, reportForeign } from './check-lab.ts'
import type { ReadReject } from './check-lab.ts'
import { list, readTree, reportStray, requireText } from './files.ts'
import type { Desk, Files } from './files.ts'
import { hashLab } from './hash.ts'
import { problem } from './problem.ts'
import { expectSchema, labSchema, objectiveSchema } from './schema.ts'
import type { ExpectFile, LabFile } from './schema.ts'
import type { Heading, LessonLab, Variant } from './types.ts'
import { usableEntries, usablePart, validate } from './validate.ts'
import { readYaml } from './yaml.ts'
import type { YamlFile } from './yaml.ts'

/** What a lab has to know of the lesson and the course around it. */
export type LabHome = {
  readonly module: string
  readonly lesson: string
  readonly headings: readonly Heading[]
  readonly passMark: number
}

const EXPECTED = ['lab.yaml', 'files/', 'starter/', 'solution/', 'accept/', 'reject/']

/** A lab's folder as data; null when its lab.yaml cannot be used. Everything wrong is reported to the desk. */
export async function loadLab(desk: Desk, folder: string, home: LabHome): Promise<LessonLab | null> {
  reportStray(desk, folder, (await list(desk, folder)) ?? [], EXPECTED)
  const definition = await readDefinition(desk, `${folder}/lab.yaml`)
  const starter = await readTree(desk, `${folder}/starter`)
  const context = await readTree(desk, `${folder}/files`)
  const { notes, files } = await readSolution(desk, `${folder}/solution`)
  const accept = await readAccept(desk, `${folder}/accept`, starter)
  const rejects = await readRejects(desk, `${folder}/reject`, starter)
  checkFiles(desk, { folder, starter, context, solution: files })
  if (!definition) return null
  const { value, yaml } = definition
  const objectives = value?.objectives ?? usableEntries(objectiveSchema, yaml, 'objectives')
  objectives.forEach((each, index) => each && checkPointers(desk, yaml, each, index, home.headings))
  if (!value) return null
  const lab = assemble(
    value,
    { home, folder, starter, context, notes, accept, solution: { ...starter, ...files } },
    rejects,
  )
  checkLab(desk, { lab, yaml, rejects })
  return lab
}

/** The value is null where it cannot be told how the lab is marked. */
async function readDefinition(
  desk: Desk,
  file: string,
): Promise<{ value: LabFile | null; yaml: YamlFile } | null> {
  const text = await requireText(
    desk,
    file,
    'Every lab begins with a lab.yaml: id, title, minutes, level, story, objectives.',
  )
  if (text === null) return null
  const yaml = readYaml(file, text)
  const { value, problems } = validate(labSchema, yaml)
  desk.report(...problems)
  return { value: value ?? (desk.drafts ? draftOf(usablePart<LabFile>(labSchema, yaml)) : null), yaml }
}

/** A lab of which it is known how it is marked; who does it, how long and why is the same to a proof. */
function draftOf(part: Partial<LabFile>): LabFile | null {
  const { id, objectives, starterFails, gradesBroken, ...told } = part
  if (!id || !objectives || !starterFails || gradesBroken === undefined) return null
  const untold = { title: '', minutes: 1, level: 'core', story: '' } as const
  return { ...untold, ...told, id, objectives, starterFails, gradesBroken }
}

type Parts = Pick<LessonLab, 'folder' | 'starter' | 'context' | 'solution' | 'notes' | 'accept'> & {
  readonly home: LabHome
}

function assemble(file: LabFile, parts: Parts, rejects: readonly ReadReject[]): LessonLab {
  const { home, ...files } = parts
  const { id, title, minutes, level, story, starterFails, gradesBroken } = file
  const objectives = file.objectives.map(toObjective)
  const { module, lesson, passMark } = home
  const reject = rejects.map((each) => each.reject)
  const hash = hashLab({ objectives, context: files.context, starter: files.starter })
  return {
    id,
    title,
    minutes,
    level,
    story,
    module,
    lesson,
    passMark,
    starterFails,
    gradesBroken,
    objectives,
    reject,
    hash,
    ...files,
  }
}

function toObjective(file: LabFile['objectives'][number]): Objective {
  const near = file.near.map((each): NearMiss => ({ ...each, when: each.when as Objective['check'] }))
  const check = file.check as Objective['check']
  return {
    ...file,
    check,
    near,
    learn: file.learn ?? null,
    rule: file.rule ?? null,
    while: file.while ?? null,
  }
}

async function readSolution(desk: Desk, folder: string): Promise<{ notes: string; files: Files }> {
  if ((await list(desk, folder)) === null) {
    desk.report(
      problem('LAB003', folder, 'The lab has no solution.', {
        suggestion: 'Put the right answer into solution/.',
      }),
    )
    return { notes: '', files: {} }
  }
  const notes = await requireText(desk, `${folder}/notes.md`, 'notes.md says why, change by change.')
  const { 'notes.md': _, ...files } = await readTree(desk, folder)
  if (Object.keys(files).length === 0) {
    desk.report(
      problem('LAB003', folder, 'The solution has no file.', {
        suggestion: 'Put the whole changed file into solution/.',
      }),
    )
  }
  return { notes: notes ?? '', files }
}

async function readAccept(desk: Desk, folder: string, starter: Files): Promise<Variant[]> {
  const variants: Variant[] = []
  for (const name of await variantNames(desk, folder)) {
    const own = await readTree(desk, `${folder}/${name}`)
    reportForeign(desk, `${folder}/${name}`, own, starter)
    variants.push({ name, files: { ...starter, ...own } })
  }
  return variants
}

async function readRejects(desk: Desk, folder: string, starter: Files): Promise<ReadReject[]> {
  const rejects: ReadReject[] = []
  for (const name of await variantNames(desk, folder)) {
    const file = `${folder}/${name}/expect.yaml`
    const text = await requireText(
      desk,
      file,
      'expect.yaml names the objectives this answer must fail: "fails: [id]".',
    )
    if (text === null) continue
    const expect = readYaml(file, text)
    const { value, problems } = validate<ExpectFile>(expectSchema, expect)
    desk.report(...problems)
    const { 'expect.yaml': _, ...own } = await readTree(desk, `${folder}/${name}`)
    reportForeign(desk, `${folder}/${name}`, own, starter)
    if (value) rejects.push({ reject: { name, files: { ...starter, ...own }, ...value }, expect })
  }
  return rejects
}

async function variantNames(desk: Desk, folder: string): Promise<string[]> {
  const entries = (await list(desk, folder)) ?? []
  for (const entry of entries.filter((each) => !each.folder)) {
    const suggestion = 'Give every answer a folder of its own, with the Dockerfile in it.'
    desk.report(
      problem('FILE002', `${folder}/${entry.name}`, `${entry.name} is not in a folder.`, { suggestion }),
    )
  }
  return entries.filter((entry) => entry.folder).map((entry) => entry.name)
}
