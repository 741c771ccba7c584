import type { Range } from '../source/position.ts'
import { failed } from './effects/support.ts'
import { baseLacks, programIn } from './programs.ts'
import type { Runner, Shell } from './shell-process.ts'
import { builtinOf, notFoundMessage } from './shells.ts'
import type { Executed } from './types.ts'
import type { World } from './world.ts'

/**
 * The shell form needs the shell it names. Source: runc's error when a container's process cannot be started, `exec: "/bin/sh":
 * stat /bin/sh: no such file or directory`.
 */
export function missingShell(world: World, path: string, range: Range): boolean {
  if (programIn(world, path) !== 'no') return false
  if (world.missing.has(path)) return true
  world.missing.add(path)
  const sure = { certain: true, failureStops: true, range }
  failed(world, sure, 'command-not-found', notFoundMessage(path, null, range), path)
  return true
}

/** Wrappers that the shell itself runs. */
const OWN_WRAPPERS: readonly string[] = ['exec', 'command', 'builtin', 'time']

/**
 * The program of a command that is surely not there, or the wrapper around it; null when all may be there. Names of builtins
 * count only where no shell reads the command.
 */
export function missingProgram(
  words: readonly (string | null | undefined)[],
  shell: Shell,
  world: World,
  { starter }: Pick<Runner, 'starter'>,
): string | null {
  for (const word of words) {
    if (word == null || word === '') continue
    if (starter !== null && !word.includes('/')) {
      const own = OWN_WRAPPERS.includes(word) ? 'own' : builtinOf(word, starter.dialect)
      if (own === 'own' || shell.functions.has(word)) continue
      if (own === 'foreign') return word
    }
    // Most programs are there or not known of: that is told sooner than where they would lie.
    if ((word.includes('/') || baseLacks(world, word)) && programIn(world, word, shell.cwd) === 'no')
      return word
  }
  return null
}

/** Says so once per stage: what is missing stays missing. */
export function reportMissing(
  world: World,
  command: Executed,
  word: string,
  { starter }: Pick<Runner, 'starter'>,
): void {
  if (!command.certain || world.missing.has(word)) return
  world.missing.add(word)
  failed(world, command, 'command-not-found', notFoundMessage(word, starter, command.range), word)
}
