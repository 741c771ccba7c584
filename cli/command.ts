import type { Io, Status } from './io.ts'
import type { Arguments, OptionSpecs } from './options.ts'

export type Command = {
  readonly name: string
  readonly about: string
  /** Behind `drydock NAME`. */
  readonly usage: readonly string[]
  readonly options: OptionSpecs
  /** What else a reader has to know, one paragraph each. */
  readonly notes: readonly string[]
  readonly run: (args: Arguments, io: Io) => Promise<Status>
}

export function formatOption(...values: readonly string[]): OptionSpecs {
  return { format: { value: values.join('|'), values, about: 'How the result is printed (default: text).' } }
}

/** The page that `drydock NAME --help` prints. */
export function helpFor({ name, about, usage, options, notes }: Command): string {
  const all: OptionSpecs = { ...options, help: { about: 'Print this page.' } }
  const rows = Object.entries(all).map(([option, { value, about: text }]) => ({
    left: `--${option}${value === undefined ? '' : ` ${value}`}`,
    right: text,
  }))
  const lines = [
    about,
    '',
    ...usage.map((each) => `  drydock ${name} ${each}`.trimEnd()),
    '',
    'Options:',
    ...table(rows),
  ]
  return `${[...lines, ...notes.flatMap((note) => ['', note])].join('\n')}\n`
}

export function table(rows: readonly { readonly left: string; readonly right: string }[]): string[] {
  const width = Math.max(...rows.map(({ left }) => left.length))
  return rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`.trimEnd())
}
