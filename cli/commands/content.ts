import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { contentOption, labsOf, openCourse } from '../course.ts'
import { UsageError } from '../io.ts'
import type { Io, Status } from '../io.ts'
import { oneOf } from '../options.ts'
import type { Arguments } from '../options.ts'
import { painter } from '../paint.ts'
import { contentPlace, loadCourse } from '../../lib/content/load.ts'
import { checkLessons } from '../../lib/content/mdx-check.ts'
import { formatProblem, sortProblems } from '../../lib/content/problem.ts'
import { proveLab } from '../../lib/content/proof.ts'
import { ruleNames, wholeOf } from '../../lib/content/whole.ts'
import type { ContentProblem, Course, Lesson, LessonLab, Module } from '../../lib/content/types.ts'
import { gradeAny } from '../../lib/engine/grade/files/index.ts'

export const contentCommand: Command = {
  name: 'content',
  about: 'List the lessons and labs, or check everything that authors write.',
  usage: ['list [--format text|json]', 'check [PATH] [--format text|json]'],
  options: { ...formatOption('text', 'json'), ...contentOption },
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
  const { course } = await openCourse(args, io)
  io.stdout(
    args.get('format') === 'json' ? `${JSON.stringify(toOutline(course))}\n` : outlineText(course, io),
  )
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
  const { course, glossary, problems } = await loadCourse(root, { cwd: io.cwd, rules: ruleNames() })
  const labs = labsOf({ course, glossary, problems })
  const { base } = contentPlace(root, io.cwd)
  const all = [
    ...problems,
    ...(await checkLessons(course, glossary, await wholeOf(base))),
    ...labs.flatMap((lab) => proveLab(lab, gradeAny)),
  ]
  const shown = sortProblems(all).filter(
    ({ file }) => path === undefined || isInside(resolve(io.cwd, path), join(base, file)),
  )
  io.stdout(args.get('format') === 'json' ? asJson(shown) : asText(shown, base, labs.length))
  return shown.some(({ severity }) => severity === 'error') ? 1 : 0
}

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

function asJson(problems: readonly ContentProblem[]): string {
  return problems.map((each) => `${JSON.stringify({ version: 1, ...each })}\n`).join('')
}

function asText(problems: readonly ContentProblem[], base: string, labs: number): string {
  const parts = problems.map((each) => formatProblem(each, sourceOf(join(base, each.file))))
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`
  return `${[...parts, problems.length === 0 ? `No problems; ${labs} lab${labs === 1 ? '' : 's'} proved.` : `${count}.`].join('\n')}\n`
}

/** Null for a folder, or a file that is not there. */
function sourceOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
