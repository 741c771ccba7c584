import { parseScript } from '../../../cli/parse.ts'
import type { Command } from '../../../compose/model.ts'
import { builtImage } from '../../../rules/compose/shared/built-image.ts'
import { asList, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import { textTest } from '../../matchers/patterns.ts'
import { at, nameOf, switched, type PlacedService } from './placed.ts'

/**
 * The words of what a service starts, entrypoint first, those of scripts in them behind; null when they are not known.
 * Where nothing is written it is what the image that is built here starts.
 */
export function startedWords(placed: PlacedService): readonly string[] | null {
  const { entrypoint, command } = placed.service
  if (entrypoint === null && command === null) return wordsOfImage(placed)
  const words = [...wordsIn(entrypoint), ...wordsIn(command)]
  return words.includes(null) ? null : (words as string[]).flatMap(withScript)
}

function wordsIn(command: Command | null): readonly (string | null)[] {
  if (command === null) return []
  return command.words === null ? [null] : command.words.map(({ text }) => text)
}

function wordsOfImage({ service, project }: PlacedService): readonly string[] | null {
  const image = builtImage(service, project)
  if (image === null) return null
  const parts = [image.entrypoint, image.cmd].flatMap((each) => (each === null ? [] : each.argv))
  return parts.includes(null) ? null : (parts as string[]).flatMap(withScript)
}

/** A word that holds blanks may be a script: the words of its commands follow. */
function withScript(word: string): readonly string[] {
  if (!/\s/.test(word.trim())) return [word]
  const inner = parseScript(word, { kind: 'shell' }).commands.flatMap(({ words }) =>
    words.map(({ shown }) => shown),
  )
  return [word, ...inner]
}

export function matchCommand(wanted: string | readonly string[], placed: PlacedService): Outcome {
  const words = startedWords(placed)
  const place = at(placed, (placed.service.command ?? placed.service.entrypoint)?.range ?? null)
  const need = `It has to start ${asList(wanted).join(' ')}.`
  if (words === null)
    return unknown(`What ${placed.service.name} starts cannot be told from the file.`, need, place)
  let next = 0
  const tests = asList(wanted).map((each) => textTest([each]))
  for (const word of words) if (tests[next]?.(word)) next++
  return next === tests.length
    ? holds(`${nameOf(placed)} starts ${asList(wanted).join(' ')}.`, place)
    : fails(
        `${nameOf(placed)} starts ${words.length > 0 ? words.slice(0, 6).join(' ') : 'nothing'}.`,
        need,
        place,
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
