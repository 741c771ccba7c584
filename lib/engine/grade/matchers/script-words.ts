import type { ShellWord } from '../../dockerfile/shell/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { PlacedStep } from '../subject.ts'

/** `PIP_CACHE_DIR=/cache pip install`, `export PIP_CACHE_DIR=/cache`. */
export function scopedVariables(
  instruction: PlacedStep['step']['instruction'],
  names: readonly string[],
): readonly (string | null)[] {
  if (instruction.keyword !== 'RUN' || !instruction.script) return []
  return walkCommands(instruction.script).flatMap(({ command }) => [
    ...command.assignments.flatMap(({ name, value }) =>
      names.includes(name) ? [value?.literal ?? null] : [],
    ),
    ...command.words.flatMap(({ literal }) => {
      const [name = '', value] = literal?.split(/=(.*)/) ?? []
      return value !== undefined && names.includes(name) ? [value] : []
    }),
  ])
}

/** Every word of a script, those of assignments, redirects and here-documents included. */
export function wordsOf(script: Parameters<typeof walkCommands>[0]): readonly ShellWord[] {
  return walkCommands(script).flatMap(({ command, outer }) => [
    ...command.words,
    ...command.assignments.flatMap(({ value }) => value ?? []),
    ...[...command.redirects, ...outer].flatMap(({ target, content }) => [
      ...(target ? [target] : []),
      ...(content ? [content] : []),
    ]),
  ])
}
