import type { BuildCall, CommandFile, CommandLine } from '../../../cli/model.ts'
import { parse, type Dockerfile } from '../../../dockerfile/index.ts'
import { textOf, type Project } from '../../../project.ts'
import { folderBeside } from './folders.ts'

/**
 * The Dockerfile of the project that a command builds; null when it is not known which one that is, or when it cannot be read.
 * A script runs where it lies or at the project's root; where both would fit, nobody knows.
 */
export function builtFile(
  { index, target }: CommandLine,
  call: BuildCall,
  moves: Moves,
  project: Project,
): Dockerfile | null {
  if ((moves.get(target) ?? Infinity) < index) return null
  const path = dockerfileOf(call)
  if (path === null) return null
  const beside = folderBeside(project, path)
  const places = new Set([beside, folderBeside({ ...project, path: '' }, path)])
  const texts = [...places].flatMap((place) => (place === null ? [] : (textOf(project, place) ?? [])))
  if (texts.length !== 1) return null
  const model = parse(texts[0] ?? '')
  return model.allProblems.some(({ severity }) => severity === 'error') ? null : model
}

/** From the folder in which the command runs. */
function dockerfileOf({ file, context, open }: BuildCall): string | null {
  if (file !== null) return file.value === null || file.value === '-' ? null : file.value
  if (open || context?.kind !== 'path' || context.path === null) return null
  return context.path === '' ? 'Dockerfile' : `${context.path}/Dockerfile`
}

/** The first command of a script, or of a recipe's target, that goes into another folder. */
export type Moves = ReadonlyMap<string | null, number>

export function movesIn({ commands }: CommandFile): Moves {
  const moves = new Map<string | null, number>()
  for (const { index, program, target } of commands)
    if ((program === 'cd' || program === 'pushd') && !moves.has(target)) moves.set(target, index)
  return moves
}
