import { basename } from 'node:path'
import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { UsageError, worst } from '../io.ts'
import type { Io, Status } from '../io.ts'
import { asOption, sourceOf } from '../kinds.ts'
import type { Arguments } from '../options.ts'
import { painter } from '../paint.ts'
import { readText } from '../read.ts'
import { parseDockerignore } from '../../lib/engine/dockerignore/index.ts'
import { projectOf, UNKNOWN_CONTEXT } from '../../lib/engine/index.ts'
import type { FileKind } from '../../lib/engine/index.ts'
import { parseOther } from '../../lib/engine/others.ts'
import { parseSyntax } from '../../lib/engine/dockerfile/parse-syntax.ts'
import { toParseOutput } from '../../lib/engine/dockerfile/parse-output.ts'
import type { InstructionOutput, ParseOutput } from '../../lib/engine/dockerfile/parse-output.ts'

export const parseCommand: Command = {
  name: 'parse',
  about: 'Print what is read from files: the syntax of Dockerfiles, the model of all others, with places.',
  usage: ['FILE… [--format text|json] [--as NAME|KIND]'],
  options: { ...formatOption('text', 'json'), ...asOption },
  notes: [
    'FILE may be -, for standard input. With --format json every file is one line.',
    'Of a Dockerfile the syntax is printed, of any other file its model, with short forms made long.',
    'A file with errors is printed with them under "problems"; the exit status stays 0, as "lint" is there to judge.',
  ],
  run: parseFiles,
}

async function parseFiles(args: Arguments, io: Io): Promise<Status> {
  if (args.positionals.length === 0) throw new UsageError('Name a file to parse, or - for standard input.')
  const statuses: Status[] = []
  for (const path of args.positionals) statuses.push(await parseFile(path, args, io))
  return worst(statuses)
}

async function parseFile(path: string, args: Arguments, io: Io): Promise<Status> {
  const read = await readText(io, path)
  const source = sourceOf(path, args.get('as'))
  const message = !read.ok ? read.message : !source.ok ? source.message : null
  if (message !== null || !read.ok || !source.ok) {
    io.stderr(`drydock: ${message}\n`)
    return 2
  }
  if (source.kind !== 'dockerfile') {
    io.stdout(printModel(source.shown, source.kind, read.text, args.get('format') === 'json'))
    return 0
  }
  const output = toParseOutput(source.shown, parseSyntax(read.text))
  io.stdout(args.get('format') === 'json' ? `${JSON.stringify(output)}\n` : asText(output, io))
  return 0
}

/** A model as JSON, on one line or laid out; what only repeats the text is left out. */
function printModel(
  path: string,
  kind: Exclude<FileKind, 'dockerfile'>,
  text: string,
  inLine: boolean,
): string {
  const model =
    kind === 'dockerignore'
      ? parseDockerignore(text)
      : parseOther(kind, text, projectOf(basename(path), UNKNOWN_CONTEXT))
  const output = { version: 1, path, kind, model }
  return `${JSON.stringify(output, withoutRepeats, inLine ? undefined : 2)}\n`
}

const REPEATS: ReadonlySet<string> = new Set([
  'source',
  'root',
  'entries',
  'entry',
  'node',
  'blocks',
  'matcher',
])

/** Trees hold what the model says once more; maps by name become objects. */
function withoutRepeats(key: string, value: unknown): unknown {
  if (REPEATS.has(key)) return undefined
  return value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value
}

function asText({ path, directives, instructions, problems }: ParseOutput, io: Io): string {
  const paint = painter(io)
  const lines = [
    paint('bold', path),
    ...directives.map(({ name, value, line }) => `  ${line}:1  # ${name}=${value}`),
    ...instructions.map((each) => `  ${place(each)}  ${describe(each)}`),
    ...problems.map(
      ({ range, severity, message }) =>
        `  ${range.start.line}:${range.start.column}  ${paint('red', severity)}  ${message}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function place({ range }: InstructionOutput): string {
  return `${range.start.line}:${range.start.column}`
}

function describe({ keyword, flags, form, args, heredocs, trigger }: InstructionOutput): string {
  const words = trigger ? [describe(trigger)] : [`(${form})`, ...args.map((each) => JSON.stringify(each))]
  const files = heredocs.map(({ name, content }) => `<<${name} ${JSON.stringify(content)}`)
  return [keyword, ...flags, ...words, ...files].join(' ')
}
