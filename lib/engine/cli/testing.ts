import { slice } from '../source/position.ts'
import type { CommandFile, CommandLine } from './model.ts'
import { parseScript, type ParseOptions } from './parse.ts'

/** A script read for a test, and ways to show it in one line. */
export function read(text: string, options: Partial<ParseOptions> = {}): CommandFile {
  return parseScript(text, { kind: 'shell', ...options })
}

/** `?` not certain, `~` failure thrown away, `!` stops the script, `&` in the background; `<3` reads from 3; words that are not known as `‹${NAME}›`. */
export function shown({ commands }: Pick<CommandFile, 'commands'>): readonly string[] {
  return commands.map(line)
}

function line(command: CommandLine): string {
  const { words, wrappers, assignments, redirects, pipe, usedBy, target } = command
  const marks = [
    command.certain ? '' : '?',
    command.failureIgnored ? '~' : '',
    command.failureStops ? '!' : '',
    command.background ? '&' : '',
  ].join('')
  return [
    marks,
    target === null ? '' : `${target}:`,
    wrappers.length === 0 ? '' : `[${wrappers.join(' ')}]`,
    ...assignments.map(({ name, value }) => `${name}=${value ?? '‹›'}`),
    ...words.map(({ text, shown: names, open }) => text ?? `‹${names}›${open ? '*' : ''}`),
    ...redirects.map(({ operator, target: file, content }) => `${operator}${file ?? content ?? '‹›'}`),
    pipe.from === null ? '' : `<${pipe.from}`,
    usedBy === null ? '' : `^${usedBy}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** The texts that ranges cover. */
export function covered(
  { source }: Pick<CommandFile, 'source'>,
  things: readonly { readonly range: Parameters<typeof slice>[1] }[],
): readonly string[] {
  return things.map(({ range }) => slice(source, range))
}
