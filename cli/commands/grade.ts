import { basename, dirname, resolve } from 'node:path'
import { findAttempts, gradeAttempt, holdsAnswer, isFolder } from '../attempt.ts'
import type { Attempt, GradeOutput } from '../attempt.ts'
import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { contentOption, findLab, labsOf, openCourse } from '../course.ts'
import { CSV_HEADER, gradeCsv, gradeJunit, gradeText } from '../grade-output.ts'
import { UsageError } from '../io.ts'
import type { Io, Status } from '../io.ts'
import type { Arguments } from '../options.ts'
import { shardOption, takeShard } from '../shard.ts'
import { nearest } from '../../lib/content/nearest.ts'
import type { LessonLab } from '../../lib/content/types.ts'

export const gradeCommand: Command = {
  name: 'grade',
  about: 'Mark the answers to a lab.',
  usage: [
    'LAB DIR [--format text|json|csv|junit]',
    '--all ROOT [--shard K/N] [--format text|json|csv|junit]',
  ],
  options: {
    ...formatOption('text', 'json', 'csv', 'junit'),
    all: { value: 'ROOT', about: 'Mark every ROOT/<student>/<lab>/ in one run.' },
    ...shardOption,
    ...contentOption,
  },
  notes: [
    'DIR holds the student’s files; what it lacks comes from the lab’s starter. "drydock content list" lists the labs.',
    'A file that cannot be read scores 0 with the reason beside it, and the run goes on.',
  ],
  run: gradeAnswers,
}

async function gradeAnswers(args: Arguments, io: Io): Promise<Status> {
  const labs = labsOf(await openCourse(args, io))
  const { attempts, status } = args.has('all')
    ? await attemptsIn(args, io, labs)
    : await oneAttempt(args, io, labs)
  const print = printer(args.get('format') ?? 'text', io)
  let result: Status = status
  for (const attempt of attempts) {
    if (!(await holdsAnswer(attempt))) {
      io.stderr(
        `drydock: ${attempt.folder} holds none of ${Object.keys(attempt.lab.starter).join(', ')}; the starter is graded in its place.\n`,
      )
    }
    const output = await gradeAttempt(attempt)
    print.one(output)
    if (!output.passed && result === 0) result = 1
  }
  print.end()
  return result
}

type Found = { readonly attempts: readonly Attempt[]; readonly status: Status }

async function oneAttempt({ positionals }: Arguments, io: Io, labs: readonly LessonLab[]): Promise<Found> {
  const [id, dir, more] = positionals
  if (id === undefined || dir === undefined || more !== undefined) {
    throw new UsageError('Name a lab and the folder of one answer, or --all and the folder of a class.')
  }
  const lab = findLab(labs, id)
  const folder = resolve(io.cwd, dir)
  if (!(await isFolder(folder))) throw new UsageError(`${dir} is not a folder.`)
  const student = basename(folder) === id ? basename(dirname(folder)) : basename(folder)
  return { attempts: [{ student, lab, folder }], status: 0 }
}

async function attemptsIn(args: Arguments, io: Io, labs: readonly LessonLab[]): Promise<Found> {
  const root = args.get('all')!
  if (args.positionals.length > 0) throw new UsageError('--all takes the folder of a class and nothing else.')
  if (!(await isFolder(resolve(io.cwd, root)))) throw new UsageError(`--all ${root} is not a folder.`)
  const { attempts, unknown } = await findAttempts(resolve(io.cwd, root), labs)
  for (const { path, id } of unknown) {
    const guess = nearest(
      id,
      labs.map((lab) => lab.id),
    )
    io.stderr(
      `drydock: ${root}/${path} is not marked: there is no lab "${id}"${guess === null ? '' : `, but there is "${guess}"`}.\n`,
    )
  }
  return { attempts: takeShard(attempts, args.get('shard')), status: unknown.length > 0 ? 2 : 0 }
}

type Printer = { readonly one: (output: GradeOutput) => void; readonly end: () => void }

function printer(format: string, io: Io): Printer {
  const none = () => undefined
  if (format === 'json') return { one: (output) => io.stdout(`${JSON.stringify(output)}\n`), end: none }
  if (format === 'text') return { one: (output) => io.stdout(gradeText(output, io)), end: none }
  if (format === 'csv') {
    io.stdout(CSV_HEADER)
    return { one: (output) => io.stdout(gradeCsv(output)), end: none }
  }
  const results: GradeOutput[] = []
  return { one: (output) => void results.push(output), end: () => io.stdout(gradeJunit(results)) }
}
