import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { createContextReader } from '../context.ts'
import type { ContextReader } from '../context.ts'
import { UsageError, worst } from '../io.ts'
import type { Io, Status } from '../io.ts'
import { asOption, sourceOf } from '../kinds.ts'
import { oneOf } from '../options.ts'
import type { Arguments } from '../options.ts'
import { lintSummary, lintText, toLintOutput } from '../lint-output.ts'
import type { LintOutput } from '../lint-output.ts'
import { readText, reason } from '../read.ts'
import { scoreOf } from '../score.ts'
import { shardOption, takeShard } from '../shard.ts'
import { findDockerfiles } from '../walk.ts'
import { build, lint, parse, rules } from '../../lib/engine/index.ts'
import type { Finding, Severity } from '../../lib/engine/index.ts'

const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

export const lintCommand: Command = {
  name: 'lint',
  about: 'Check Dockerfiles against the rules.',
  usage: [
    'PATH… [--fail-on error|warning|info|never] [--only RULE,…] [--skip RULE,…] [--context DIR] [--format text|json]',
  ],
  options: {
    ...formatOption('text', 'json'),
    'fail-on': {
      value: THRESHOLDS.join('|'),
      values: THRESHOLDS,
      about: 'Exit with 1 from this severity on (default: error).',
    },
    only: { value: 'RULE,…', about: 'Report these rules only.' },
    skip: { value: 'RULE,…', about: 'Do not report these rules.' },
    context: {
      value: 'DIR',
      about: 'The build context; without it, what lies beside each Dockerfile is known, and more may exist.',
    },
    ...shardOption,
    ...asOption,
  },
  notes: [
    'PATH is a file, a folder, or - for standard input. In folders every Dockerfile is read that .gitignore does not hide.',
    'With --format json every file is one line. "drydock explain RULE" tells why a rule exists and how to mend the file.',
  ],
  run: lintPaths,
}

type Job = {
  readonly args: Arguments
  readonly io: Io
  readonly readContext: ContextReader
  readonly wanted: (rule: string) => boolean
}

async function lintPaths(args: Arguments, io: Io): Promise<Status> {
  if (args.positionals.length === 0)
    throw new UsageError('Name a file or a folder to check, or - for standard input.')
  const job: Job = { args, io, readContext: createContextReader(), wanted: await ruleFilter(args, io) }
  const targets = await findTargets(args, io)
  const statuses: Status[] = [targets.status]
  const counts = { files: 0, error: 0, warning: 0, info: 0 }
  for (const path of takeShard(targets.paths, args.get('shard'))) {
    const output = await lintFile(job, path)
    statuses.push(output === null ? 2 : statusOf(output, args))
    if (output === null) continue
    counts.files += 1
    for (const { severity } of output.findings) counts[severity] += 1
    io.stdout(args.get('format') === 'json' ? `${JSON.stringify(output)}\n` : lintText(output, io))
  }
  if (args.get('format') !== 'json') io.stdout(lintSummary(counts))
  return worst(statuses)
}

async function ruleFilter(args: Arguments, io: Io): Promise<Job['wanted']> {
  const known = rules.map(({ meta }) => meta.name)
  const only = args.list('only').map((name) => oneOf(name, known, '--only'))
  const skip = args.list('skip').map((name) => oneOf(name, known, '--skip'))
  const context = args.get('context')
  if (context !== null && !(await isFolder(resolve(io.cwd, context))))
    throw new UsageError(`--context ${context} is not a folder.`)
  return (rule) => (only.length === 0 || only.includes(rule)) && !skip.includes(rule)
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}

/** Files as they are, folders replaced by the Dockerfiles in them. */
async function findTargets({ positionals }: Arguments, io: Io): Promise<{ paths: string[]; status: Status }> {
  const paths: string[] = []
  let status: Status = 0
  for (const path of positionals) {
    if (path !== '-' && (await isFolder(resolve(io.cwd, path)))) paths.push(...findDockerfiles(io.cwd, path))
    else if (path === '-' || (await exists(io, path))) paths.push(path)
    else status = 2
  }
  return { paths, status }
}

async function exists(io: Io, path: string): Promise<boolean> {
  try {
    return Boolean(await stat(resolve(io.cwd, path)))
  } catch (error) {
    io.stderr(`drydock: ${path} ${reason(error)}\n`)
    return false
  }
}

/** Null when the file cannot be read; then it is said on standard error. */
async function lintFile({ args, io, readContext, wanted }: Job, path: string): Promise<LintOutput | null> {
  const source = sourceOf(path, args.get('as'))
  const read = source.ok ? await readText(io, path) : source
  if (!source.ok || !read.ok) {
    io.stderr(`drydock: ${read.ok ? '' : read.message}\n`)
    return null
  }
  const given = args.get('context')
  const folder = resolve(io.cwd, given ?? dirname(source.shown))
  const context = readContext(folder, { name: source.shown, text: read.text, guessed: given === null })
  const dockerfile = parse(read.text)
  const findings = lint(dockerfile, build(dockerfile, context), context)
  return toLintOutput(
    source.shown,
    scoreOf(dockerfile, findings),
    findings.filter(({ rule }) => wanted(rule)),
  )
}

function statusOf(
  { findings }: { readonly findings: readonly Pick<Finding, 'severity'>[] },
  args: Arguments,
): Status {
  const threshold = args.get('fail-on') ?? 'error'
  if (threshold === 'never') return 0
  return findings.some(({ severity }) => RANK[severity] <= RANK[threshold as Severity]) ? 1 : 0
}
