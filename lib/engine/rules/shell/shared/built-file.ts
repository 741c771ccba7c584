import type { BuildCall, CommandFile, CommandLine } from '../../../cli/model.ts'
import { parse, type Dockerfile } from '../../../dockerfile/index.ts'
import { textOf, type Project } from '../../../project.ts'
import { folderBeside } from './folders.ts'

/**
 * The Dockerfile of the project that a command builds; null when it is not known which one that is, or when it cannot be read.
 * A script runs where it lies or at the project's root; where both would fit, nobody knows.
 */
export function builtFile(
  script: CommandFile,
  line: CommandLine,
  call: BuildCall,
  project: Project,
): Dockerfile | null {
  if (changesFolder(script, line)) return null
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

function changesFolder({ commands }: CommandFile, { index, target }: CommandLine): boolean {
  return commands.some(
    (each) =>
      each.index < index && each.target === target && (each.program === 'cd' || each.program === 'pushd'),
  )
}
