import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { UsageError, worst } from '../io.ts'
import type { Io, Status } from '../io.ts'
import { asOption } from '../kinds.ts'
import { isFolder } from '../lint-file.ts'
import type { LintSettings } from '../lint-file.ts'
import { between, headText, LINT_FORMATS, tailText, THRESHOLDS } from '../lint-formats.ts'
import type { LintFormat, Threshold } from '../lint-formats.ts'
import { failureReport } from '../lint-task.ts'
import type { FileReport, LintJob, LintTask } from '../lint-task.ts'
import { addCounts, NO_COUNTS } from '../lint-text.ts'
import { lintAll } from '../lint-threads.ts'
import { oneOf } from '../options.ts'
import type { Arguments } from '../options.ts'
import { createProgress } from '../progress.ts'
import { reason } from '../read.ts'
import { shardOption, takeShard } from '../shard.ts'
import { findFiles } from '../walk.ts'
import { SUPPRESSION_CODES } from '../../lib/engine/index.ts'
import { catalogue } from '../../lib/engine/rules/catalogue.ts'

export const lintCommand: Command = {
  name: 'lint',
  about: 'Check Dockerfiles, compose files, pipelines, daemon.json and scripts against the rules.',
  usage: [
    'PATH… [--format text|json|sarif|junit|github] [--fail-on error|warning|info|never] [--only RULE,…] [--skip RULE,…]',
    'PATH… --fix [--dry-run]',
  ],
  options: {
    ...formatOption(...LINT_FORMATS),
    'fail-on': {
      value: THRESHOLDS.join('|'),
      values: THRESHOLDS,
      about: 'Exit with 1 from this severity on (default: error).',
    },
    only: { value: 'RULE,…', about: 'Report these rules only.' },
    skip: { value: 'RULE,…', about: 'Do not report these rules.' },
    fix: { about: 'Apply the fixes that are safe, and say which.' },
    'dry-run': { about: 'With --fix: write nothing, print the changes as a unified diff.' },
    context: {
      value: 'DIR',
      about: 'The build context; without it, what lies beside each Dockerfile is known, and more may exist.',
    },
    ...shardOption,
    ...asOption,
  },
  notes: [
    'PATH is a file, a folder, or - for standard input. In folders every file of a known kind is read that .gitignore does not hide.',
    'With --format json every file is one line. "drydock explain RULE" tells why a rule exists and how to mend the file.',
    'A comment "# drydock ignore=RULE,RULE -- reason" holds findings in the next instruction, block or command back, "ignore-file=" in the whole file; "# hadolint ignore=" and "# check=skip=" are understood.',
    'Of a file above 256 KB the beginning is checked, and that is said.',
  ],
  run: lintPaths,
}

async function lintPaths(args: Arguments, io: Io): Promise<Status> {
  if (args.positionals.length === 0)
    throw new UsageError('Name a file or a folder to check, or - for standard input.')
  const task = await taskOf(args, io)
  const targets = await findTargets(args, io)
  const jobs = takeShard(distinct(targets.jobs, task), args.get('shard'))
  return worst([targets.status, await lintJobs(jobs, task, io, targets.unreadable)])
}

async function taskOf(args: Arguments, io: Io): Promise<LintTask> {
  const known = [...catalogue.map(({ meta }) => meta.name), ...SUPPRESSION_CODES]
  const context = args.get('context')
  if (context !== null && !(await isFolder(resolve(io.cwd, context))))
    throw new UsageError(`--context ${context} is not a folder.`)
  const format = (args.get('format') ?? 'text') as LintFormat
  const settings: LintSettings = {
    cwd: io.cwd,
    as: args.get('as'),
    context,
    only: args.list('only').map((name) => oneOf(name, known, '--only')),
    skip: args.list('skip').map((name) => oneOf(name, known, '--skip')),
    fix: fixOf(args, format),
  }
  return { settings, format, threshold: (args.get('fail-on') ?? 'error') as Threshold, colour: io.colour }
}

function fixOf(args: Arguments, format: LintFormat): LintSettings['fix'] {
  const [fix, dry] = [args.has('fix'), args.has('dry-run')]
  if (dry && !fix) throw new UsageError('--dry-run shows what --fix would do; write --fix --dry-run.')
  if (dry && format !== 'text')
    throw new UsageError(`--fix --dry-run prints a diff, so it takes no --format ${format}.`)
  if (fix && !dry && args.positionals.includes('-'))
    throw new UsageError('Standard input cannot be written back; write --fix --dry-run to see the changes.')
  return dry ? 'show' : fix ? 'write' : 'no'
}

type Targets = {
  readonly jobs: readonly LintJob[]
  readonly status: Status
  readonly unreadable: readonly FileReport[]
}

/** Files as they are, folders replaced by the files of known kinds in them. What cannot be read is named, and the rest goes on. */
async function findTargets({ positionals, get }: Arguments, io: Io): Promise<Targets> {
  const jobs: LintJob[] = []
  const unreadable: FileReport[] = []
  const format = (get('format') ?? 'text') as LintFormat
  const refuse = (path: string, error: unknown): void =>
    void unreadable.push(failureReport(path, `${path} ${reason(error)}`, format))
  for (const path of positionals) {
    const failure = path === '-' ? null : await failureOf(resolve(io.cwd, path))
    if (path === '-') jobs.push({ path, given: await readInput(io) })
    else if (failure !== null) refuse(path, failure)
    else if (await isFolder(resolve(io.cwd, path)))
      jobs.push(...findFiles(io.cwd, path, refuse).map((found) => ({ path: found, given: null })))
    else jobs.push({ path, given: null })
  }
  return { jobs, status: unreadable.length > 0 ? 2 : 0, unreadable }
}

async function failureOf(path: string): Promise<unknown> {
  return stat(path).then(
    () => null,
    (error: unknown) => error,
  )
}

async function readInput(io: Io): Promise<LintJob['given']> {
  const bytes = await io.stdin()
  return { bytes, size: bytes.length }
}

/** No file is written twice at a time. */
function distinct(jobs: readonly LintJob[], { settings }: LintTask): readonly LintJob[] {
  if (settings.fix !== 'write') return jobs
  const byPath = new Map(jobs.map((job) => [resolve(settings.cwd, job.path), job]))
  return [...byPath.values()]
}

/** Prints each report as soon as its turn has come, and holds none of them. */
async function lintJobs(
  jobs: readonly LintJob[],
  task: LintTask,
  io: Io,
  unreadable: readonly FileReport[],
): Promise<Status> {
  const { format } = task
  const progress = createProgress(io, jobs.length)
  const failures: string[] = []
  let [status, counts, isFirst]: [Status, typeof NO_COUNTS, boolean] = [0, NO_COUNTS, true]
  const print = async (report: FileReport): Promise<void> => {
    status = worst([status, report.status])
    counts = addCounts(counts, report.counts)
    if (report.failure !== null) failures.push(report.failure)
    if (report.out !== '' || report.err !== '') progress.clear()
    if (report.err !== '') io.stderr(report.err)
    if (report.out === '') return
    io.stdout(isFirst ? report.out : between(format) + report.out)
    isFirst = false
    await io.drained?.()
  }
  const isDiff = task.settings.fix === 'show'
  if (!isDiff) io.stdout(headText(format))
  for (const report of unreadable) await print(report)
  for await (const report of lintAll(jobs, task, io.threads ?? null)) {
    await print(report)
    progress.step()
  }
  progress.clear()
  if (!isDiff) io.stdout(tailText(format, counts, failures))
  return status
}
