import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { CONTENT_FORMATS, PRINT } from '../content-formats.ts'
import type { ContentFormat } from '../content-formats.ts'
import { diffOf, mend, writeMended } from '../content-fix.ts'
import { contentOption, labsOf, openCourse } from '../course.ts'
import { UsageError } from '../io.ts'
import type { Io, Status } from '../io.ts'
import { oneOf } from '../options.ts'
import type { Arguments } from '../options.ts'
import { painter } from '../paint.ts'
import { proveAll } from '../prove-threads.ts'
import { checkCoverage } from '../../lib/content/coverage.ts'
import { contentPlace, loadCourse } from '../../lib/content/load.ts'
import { checkLessons } from '../../lib/content/mdx-check.ts'
import { sortProblems } from '../../lib/content/problem.ts'
import { ruleNames, wholeOf } from '../../lib/content/whole.ts'
import type { ContentProblem, Course, Lesson, LessonLab, Module } from '../../lib/content/types.ts'

export const contentCommand: Command = {
  name: 'content',
  about: 'List the lessons and labs, or check everything that authors write.',
  usage: [
    'list [--format text|json]',
    'check [PATH] [--format text|json|sarif|github] [--watch] [--fix [--dry-run]]',
  ],
  options: {
    ...formatOption(...CONTENT_FORMATS),
    fix: { about: 'With check: mend what is mechanical, such as a misspelt key, then check again.' },
    'dry-run': { about: 'With --fix: write nothing, print the changes as a unified diff.' },
    watch: { about: 'With check: check again whenever a file is saved.' },
    ...contentOption,
  },
  notes: [
    'check validates every file, grades every answer in starter/, solution/, accept/ and reject/, and shows all problems in one run.',
    'PATH is a content folder or something in it; then only its problems are shown.',
  ],
  run: async (args, io) => {
    const [action, ...rest] = args.positionals
    if (action === undefined) throw new UsageError('Say what to do with the content: list or check.')
    return oneOf(action, ['list', 'check'], 'content') === 'list'
      ? listContent(args, io)
      : checkContent(args, io, rest)
  },
}

async function listContent(args: Arguments, io: Io): Promise<Status> {
  const format = oneOf(args.get('format') ?? 'text', ['text', 'json'], 'format of content list')
  const { course } = await openCourse(args, io)
  io.stdout(format === 'json' ? `${JSON.stringify(toOutline(course))}\n` : outlineText(course, io))
  return 0
}

function toOutline({ title, passMark, modules }: Course): object {
  return { version: 1, title, passMark, modules: modules.map(outlineOfModule) }
}

function outlineOfModule({ slug, number, title, lessons }: Module): object {
  return { id: slug, number, title, lessons: lessons.map(outlineOfLesson) }
}

function outlineOfLesson({ module, slug, number, title, minutes, labs }: Lesson): object {
  return { id: slug, number, title, minutes, path: `learn/${module}/${slug}`, labs: labs.map(outlineOfLab) }
}

function outlineOfLab({ id, title, minutes, level, objectives, hash }: LessonLab): object {
  const points = objectives.reduce((sum, each) => sum + each.points, 0)
  return { id, title, minutes, level, points, objectives: objectives.map((each) => each.id), content: hash }
}

function outlineText({ title, modules }: Course, io: Io): string {
  const paint = painter(io)
  const lines = modules.flatMap((module) => [
    '',
    `${module.number} ${module.title}  ${paint('dim', module.slug)}`,
    ...module.lessons.flatMap((lesson) => [
      `  ${lesson.number} ${lesson.title}  ${paint('dim', lesson.slug)}`,
      ...lesson.labs.map((lab) => `      lab ${paint('bold', lab.id)}  ${lab.title}`),
    ]),
  ])
  return `${[paint('bold', title), ...lines].join('\n')}\n`
}

async function checkContent(args: Arguments, io: Io, [path, more]: readonly string[]): Promise<Status> {
  if (more !== undefined) throw new UsageError('content check takes one path.')
  const root = rootFor(path ?? args.get('content'), io)
  const format = (args.get('format') ?? 'text') as ContentFormat
  const prove = remembering((labs) => proveAll(labs, io.threads ?? null))
  const { base } = contentPlace(root, io.cwd)
  const asked = path === undefined ? base : resolve(io.cwd, path)
  const find = async () => {
    // What a lab proves is said about its own files.
    const concerns = ({ folder }: LessonLab) =>
      isInside(asked, join(base, folder)) || isInside(join(base, folder), asked)
    const { problems, labs } = await problemsIn(root, io, prove, concerns)
    return { shown: problems.filter(({ file }) => isInside(asked, join(base, file))), base, labs }
  }
  if (args.has('dry-run')) return showFixes(args, io, await find())
  if (args.has('fix')) await fixAll(io, find)
  const check = async (): Promise<Status> => {
    const { shown, base, labs } = await find()
    io.stdout(PRINT[format]({ problems: shown, base, labs }))
    return shown.some(({ severity }) => severity === 'error') ? 1 : 0
  }
  const status = await check()
  return args.has('watch') ? keepChecking(root, io, check) : status
}

type Found = { readonly shown: readonly ContentProblem[]; readonly base: string; readonly labs: number }

function showFixes(args: Arguments, io: Io, { shown, base }: Found): Status {
  if (!args.has('fix')) throw new UsageError('--dry-run shows what --fix would do; write --fix --dry-run.')
  io.stdout(diffOf(mend(shown, base)))
  return shown.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** One fix may bring another mistake to light: a file is read as a whole only when its keys are right. */
const ROUNDS = 5

/** Says what it changed on standard error, so that the report stays as the format wants it. */
async function fixAll(io: Io, find: () => Promise<Found>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { shown, base } = await find()
    const said = writeMended(mend(shown, base), base)
    if (said === '') return
    io.stderr(said)
  }
}

type Prove = (labs: readonly LessonLab[]) => Promise<readonly ContentProblem[]>

async function problemsIn(root: string, io: Io, prove: Prove, concerns: (lab: LessonLab) => boolean) {
  const { course, glossary, problems } = await loadCourse(root, {
    cwd: io.cwd,
    rules: ruleNames(),
    drafts: true,
  })
  const labs = labsOf({ course, glossary, problems }).filter(concerns)
  const { base } = contentPlace(root, io.cwd)
  const found = await Promise.all([
    checkLessons(course, glossary, await wholeOf(base)),
    checkCoverage(course, root, io.cwd),
    prove(labs),
  ])
  return { problems: sortProblems([...problems, ...found.flat()]), labs: labs.length }
}

/** A lab that is as it was is not graded again. */
function remembering(prove: Prove): Prove {
  let known = new Map<string, readonly ContentProblem[]>()
  return async (labs) => {
    const keys = labs.map((lab) => JSON.stringify(lab))
    const before = known
    const changed = labs.filter((_, at) => !before.has(keys[at]!))
    const found = await prove(changed)
    known = new Map(
      labs.map((lab, at) => {
        const mine = () => found.filter(({ file }) => file.startsWith(`${lab.folder}/`))
        return [keys[at]!, before.get(keys[at]!) ?? mine()]
      }),
    )
    return [...known.values()].flat()
  }
}

/** Checks again whenever a file is saved, until the program is stopped. */
async function keepChecking(root: string, io: Io, check: () => Promise<Status>): Promise<Status> {
  if (!io.changes) throw new UsageError('Files cannot be watched here.')
  io.stderr('Watching for changes; Ctrl+C stops.\n')
  let status: Status = 0
  let saved = 0
  let checked = 0
  let running: Promise<void> = Promise.resolve()
  // An editor writes several files, and some of them twice: what comes while a check runs asks for one more.
  const again = async () => {
    if (checked === saved) return
    await new Promise((settle) => setTimeout(settle, SETTLED))
    checked = saved
    io.stderr('\n')
    status = await check()
  }
  for await (const _ of io.changes(root)) {
    saved++
    running = running.then(again)
  }
  await running
  return status
}

/** Milliseconds in which the files of one save arrive. */
const SETTLED = 100

/** The folder with course.yaml that `path` is or lies in; the course beside the program without a path. */
function rootFor(path: string | null, io: Io): string {
  const start = path === null ? io.content : resolve(io.cwd, path)
  if (!existsSync(start)) throw new UsageError(`${path ?? start} does not exist.`)
  for (let at = start; dirname(at) !== at; at = dirname(at))
    if (existsSync(join(at, 'course.yaml'))) return at
  return start
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}
