import type { CommandLine } from '../../../cli/model.ts'
import { parseScript } from '../../../cli/parse.ts'
import type { Command } from '../../../compose/model.ts'
import { shellWords } from '../../../compose/process.ts'
import { builtImage } from '../../../rules/compose/shared/built-image.ts'
import { asList, decided, type Outcome } from '../../outcome.ts'
import { hasInOrder } from '../lines/words.ts'
import { at, nameOf, switched, type PlacedService } from './placed.ts'

/**
 * What a service starts: the words that are known, others as `${NAME}`; `open` when there are such. `sure` lacks those of
 * commands that need not run, or that nobody waits for; `forgiven` has those whose failure is thrown away, as by `|| true`.
 */
export type Started = {
  readonly words: readonly string[]
  readonly sure: readonly string[]
  readonly forgiven: readonly string[]
  readonly open: boolean
}

/**
 * The words of what a service starts, entrypoint first, those of scripts in them behind; null when nothing is known of it.
 * Where nothing is written it is what the image that is built here starts.
 */
export function startedBy(placed: PlacedService): Started | null {
  const { entrypoint, command } = placed.service
  if (entrypoint === null && command === null) return startedByImage(placed)
  return startedByWords([...wordsIn(entrypoint), ...wordsIn(command)])
}

function startedByWords(written: readonly Written[]): Started {
  return started(
    written.map(({ text, raw }) => text ?? raw),
    written.some(({ text }) => text === null),
  )
}

/** What is written behind `entrypoint` and `command`, null for words that are not known. */
export function writtenWords({ entrypoint, command }: PlacedService['service']): readonly (string | null)[] {
  return [...wordsIn(entrypoint), ...wordsIn(command)].map(({ text }) => text)
}

type Written = { readonly text: string | null; readonly raw: string }

function wordsIn(command: Command | null): readonly Written[] {
  if (command === null) return []
  if (command.words !== null) return command.words
  // A variable that is not known leaves the words of a string open; those around it can be told all the same.
  const { written: raw, range } = command
  const words = shellWords({ raw, text: raw, literal: false, variables: [], range }) ?? []
  return words.map((word) => ({ raw: word.raw, text: word.raw.includes('$') ? null : word.raw }))
}

function startedByImage({ service, project }: PlacedService): Started | null {
  const image = builtImage(service, project)
  if (image === null) return null
  const parts = [image.entrypoint, image.cmd].flatMap((each) => (each === null ? [] : each.argv))
  const known = parts.filter((part) => part !== null)
  return started(known, known.length < parts.length)
}

function started(words: readonly string[], open: boolean): Started {
  const sure = ({ certain, background }: CommandLine): boolean => certain && !background
  return {
    words: shownWords(words, () => true),
    sure: shownWords(words, sure),
    forgiven: words.flatMap((word) => inScript(word, ({ failureIgnored }) => failureIgnored)),
    open,
  }
}

/** Programs that print what they are given, or do nothing with it. */
const TALK = /^(?:echo|printf|true|:)$/

function shownWords(words: readonly string[], counts: Counts): readonly string[] {
  const [program = ''] = words
  if (TALK.test(program.slice(program.lastIndexOf('/') + 1))) return [program]
  return words.flatMap((word) => withScript(word, counts))
}

type Counts = (line: CommandLine) => boolean

/** A word that holds blanks may be a script: the words of its commands follow. */
function withScript(word: string, counts: Counts): readonly string[] {
  return [word, ...inScript(word, counts)]
}

function inScript(word: string, counts: Counts): readonly string[] {
  if (!/\s/.test(word.trim())) return []
  return parseScript(word, { kind: 'shell' }).commands.flatMap((line) =>
    TALK.test(line.program ?? '') || !counts(line) ? [] : line.words.map(({ shown }) => shown),
  )
}

/** Does it start these words, in this order? Null where that is not sure. */
export function startsWords(wanted: readonly string[], found: Started | null): boolean | null {
  if (found === null) return null
  if (hasInOrder(wanted, found.sure)) return true
  return hasInOrder(wanted, found.words) || found.open ? null : false
}

export function matchCommand(wanted: string | readonly string[], placed: PlacedService): Outcome {
  const found = startedBy(placed)
  const place = at(placed, (placed.service.command ?? placed.service.entrypoint)?.range ?? null)
  const need = `It has to start ${asList(wanted).join(' ')}.`
  const is = startsWords(asList(wanted), found)
  const shown = found?.words.slice(0, 6).join(' ') ?? ''
  return decided(
    is,
    true,
    {
      yes: `${nameOf(placed)} starts ${asList(wanted).join(' ')}.`,
      no: `${nameOf(placed)} starts ${shown === '' ? 'nothing' : shown}.`,
      open: `What ${placed.service.name} starts cannot be told from the file.`,
      need,
    },
    place,
  )
}

/** A step of `pre_start`: it has to succeed before the service starts. */
export function matchPreStart(wanted: string | readonly string[], placed: PlacedService): Outcome {
  const words = asList(wanted)
  const steps = placed.service.preStart.map(({ command, range }) => ({
    range,
    is: startsWords(words, startedByWords(wordsIn(command))),
  }))
  const found = steps.find(({ is }) => is === true) ?? steps.find(({ is }) => is === null)
  return decided(
    found === undefined ? false : found.is,
    true,
    {
      yes: `${nameOf(placed)} starts after a step that runs ${words.join(' ')}.`,
      no: `No step of pre_start of ${placed.service.name} runs ${words.join(' ')}.`,
      open: `What runs before ${placed.service.name} starts cannot be told from the file.`,
      need: `Let a step of pre_start run ${words.join(' ')}.`,
    },
    at(placed, found?.range ?? null),
  )
}

/** Something that is written here, or a step before it, whose failure is thrown away. */
export function matchForgives(wanted: string | readonly string[], placed: PlacedService): Outcome {
  const words = asList(wanted)
  const { entrypoint, command, preStart } = placed.service
  const all = [entrypoint, command, ...preStart.map((step) => step.command)]
  const found = all.find((each) => hasInOrder(words, startedByWords(wordsIn(each)).forgiven))
  return decided(
    found !== undefined,
    true,
    {
      yes: `${nameOf(placed)} throws the failure of ${words.join(' ')} away.`,
      no: `${nameOf(placed)} throws no failure of ${words.join(' ')} away.`,
      open: '',
      need: '',
    },
    at(placed, found?.range ?? null),
  )
}

export function matchOwnCommand(wanted: boolean, placed: PlacedService): Outcome {
  const own = placed.service.command ?? placed.service.entrypoint
  return switched(
    placed,
    own !== null,
    wanted,
    { yes: 'says what it starts', no: 'starts what its image says', need: '' },
    own?.range ?? null,
  )
}
