import type { CommandLine, ImageWord, ScriptSetting, Withheld, Word } from '../../../cli/model.ts'
import type { ComposeFile } from '../../../compose/model.ts'
import type { Range } from '../../../source/position.ts'
import { decided, type Outcome } from '../../outcome.ts'

/** A command line and the list it stands in, which pipes and "above" refer to. */
export type PlacedLine = {
  readonly line: CommandLine
  readonly lines: readonly CommandLine[]
  /** Variables that are set for what follows. */
  readonly settings: readonly ScriptSetting[]
  readonly file: string
  /** Names of the services of the project's compose files; null where there are none or some are not known. */
  readonly services?: readonly string[] | null
  /** The project's compose files. */
  readonly composed?: readonly ComposeFile[]
  /** Ids of the secrets that RUN steps of the Dockerfile mount; left out where there is no Dockerfile to know of. */
  readonly secretIds?: readonly string[]
}

export function at({ line, file }: PlacedLine, place: Range | null = null, subject = line.program ?? '') {
  return { place: place ?? line.range, file, subject }
}

/** What keeps a variable that is set in this process from the line. */
export function keptBy(
  line: CommandLine,
  { name, process }: Pick<ScriptSetting, 'name' | 'process'>,
): Withheld | undefined {
  return line.withheld.find(
    (each) => each.process.startsWith(process) && (each.names === null || each.names.includes(name)),
  )
}

/** The line in a sentence: its program and what it does. */
export function nameOf({ line }: PlacedLine): string {
  const { call, program } = line
  if (call && call.verb !== '') return `${call.tool} ${call.verb}`
  return program ?? 'a command that cannot be told'
}

/** Yes, no or not known, about this line. */
export function told(
  placed: PlacedLine,
  is: boolean | null,
  wanted: boolean,
  words: { readonly yes: string; readonly no: string; readonly need?: string },
  place: Range | null = null,
  subject?: string,
): Outcome {
  const name = nameOf(placed)
  return decided(
    is,
    wanted,
    {
      yes: `${name} ${words.yes}.`,
      no: `${name} ${words.no}.`,
      open: `Whether ${name} ${words.yes} cannot be told from the file.`,
      need: words.need ?? '',
    },
    at(placed, place, subject),
  )
}

export function shownOf(words: readonly Word[]): readonly string[] {
  return words.map(({ shown }) => shown)
}

/** Nothing of it is known: it is one variable, or what one command prints. */
export function isUnknown({ text, shown }: Pick<Word, 'text' | 'shown'>): boolean {
  return text === null && /^\$(?:\{[^{}]*\}|\([^()]*\))$/.test(shown)
}

/** It is known, and no name of an image: `ferry:$TAG` in single quotes. */
export function isRefused({ word, reference }: ImageWord): boolean {
  return word.text !== null && reference === null && !word.text.includes('@')
}

/** An option that may be given or not: absent is false, unless a word that is not known may hold it. */
export function switchOf(value: boolean | null, open: boolean): boolean | null {
  return value ?? (open ? null : false)
}
