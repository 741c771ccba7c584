import type { Executed, FileEntry } from '../types.ts'
import type { World } from '../world.ts'

/** How a command ends, as far as that can be told. */
export type Status = 'ok' | 'fail' | 'unknown'

/** What a command prints or reads, as far as it is known: bytes null when not even their number is. */
export type Text = Pick<FileEntry, 'content' | 'context' | 'size' | 'estimated' | 'secret'>

export const UNKNOWN_TEXT: Text = {
  content: null,
  context: null,
  size: null,
  estimated: false,
  secret: false,
}

/**
 * What a command does to the image; null when it is not modelled and may do anything. `command.argv[0]` is the program as
 * written, `args` the words behind it; `input` works out what it reads from a pipe or a here-document.
 */
export type Effect = (
  command: Executed,
  args: readonly (string | null)[],
  world: World,
  input?: () => Text,
) => Status | null

/** Effects by the name of the program. */
export type Effects = Readonly<Record<string, Effect>>

/** Programs that neither change the image nor tell whether they succeed. */
export const harmless: Effect = () => 'unknown'

/** Two effects for one program: the second is asked where the first knows nothing. */
export function either(first: Effect, second: Effect): Effect {
  return (...all) => first(...all) ?? second(...all)
}

/** The same effect under several names. */
export function named(names: readonly string[], effect: Effect): Effects {
  return Object.fromEntries(names.map((name) => [name, effect]))
}
