import { nearest } from '../lib/content/nearest.ts'
import { helpFor, table } from './command.ts'
import type { Command } from './command.ts'
import { version } from '../lib/engine/version.ts'
import { UsageError } from './io.ts'
import type { Io, Status } from './io.ts'
import { readArguments } from './options.ts'

/** Loaded when it is called for, so that `drydock --version` does not wait for the content's schemas. */
const COMMANDS: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command> }>> =
  {
    parse: {
      about: 'Print the syntax of Dockerfiles.',
      load: async () => (await import('./commands/parse.ts')).parseCommand,
    },
    lint: {
      about: 'Check Dockerfiles against the rules.',
      load: async () => (await import('./commands/lint.ts')).lintCommand,
    },
    grade: {
      about: 'Mark the answers to a lab.',
      load: async () => (await import('./commands/grade.ts')).gradeCommand,
    },
    build: {
      about: 'Show what a build would make of a Dockerfile, without building it.',
      load: async () => (await import('./commands/build.ts')).buildCommand,
    },
    rules: { about: 'List the rules.', load: async () => (await import('./commands/rules.ts')).rulesCommand },
    explain: {
      about: 'Explain one rule.',
      load: async () => (await import('./commands/explain.ts')).explainCommand,
    },
    content: {
      about: 'List or check lessons and labs.',
      load: async () => (await import('./commands/content.ts')).contentCommand,
    },
  }

/** Runs one command line (without `node` and the program's name). Never throws on what a user typed or wrote. */
export async function run(argv: readonly string[], io: Io): Promise<Status> {
  try {
    return await dispatch(argv, io)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    io.stderr(`drydock: ${error.message}\n`)
    return 2
  }
}

async function dispatch([name, ...words]: readonly string[], io: Io): Promise<Status> {
  if (name === undefined)
    throw new UsageError(`Name a command: ${Object.keys(COMMANDS).join(', ')}; "drydock --help" tells more.`)
  if (name === '--version') return printVersion(io)
  if (name === '--help' || name === '-h' || name === 'help') return printHelp(io)
  if (name.startsWith('-'))
    throw new UsageError(`${name} stands before the command; write "drydock COMMAND ${name}".`)
  if (!Object.hasOwn(COMMANDS, name)) throw new UsageError(unknownCommand(name))
  const command = await COMMANDS[name]!.load()
  if (asksFor(words, '--help', '-h')) {
    io.stdout(helpFor(command))
    return 0
  }
  if (asksFor(words, '--version')) return printVersion(io)
  return command.run(readArguments(words, command.options), io)
}

/** Before `--` only: what follows it is a file's name. */
function asksFor(words: readonly string[], ...options: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end === -1 ? undefined : end).some((word) => options.includes(word))
}

function unknownCommand(name: string): string {
  const guess = nearest(name, Object.keys(COMMANDS))
  const hint = guess === null ? `known: ${Object.keys(COMMANDS).join(', ')}.` : `did you mean ${guess}?`
  return `There is no command "${name}"; ${hint}`
}

function printVersion(io: Io): Status {
  io.stdout(`${version}\n`)
  return 0
}

function printHelp(io: Io): Status {
  const rows = Object.entries(COMMANDS).map(([left, { about }]) => ({ left, right: about }))
  const lines = [
    'Drydock reads Dockerfiles, checks them, tells what they would build and marks the labs of its course.',
    '',
    '  drydock COMMAND … [--format text|json]',
    '',
    'Commands:',
    ...table(rows),
    '',
    '"drydock COMMAND --help" tells what a command accepts; "drydock --version" prints the version.',
    'Exit status: 0 fine; 1 findings, a grade below the pass mark, a build that fails, invalid content; 2 wrong usage or an unreadable file.',
  ]
  io.stdout(`${lines.join('\n')}\n`)
  return 0
}
