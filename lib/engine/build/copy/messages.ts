import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Problem } from '../../source/problem.ts'
import type { Range } from '../../source/position.ts'
import type { Context } from '../types.ts'
import { problem } from '../world.ts'
import type { CopyFrom } from './source.ts'

/** BuildKit's words, without the address of the build that no reader can use. */
export function notFound(path: string, from: CopyFrom, range: Range): Problem {
  const text = `failed to calculate checksum: "${path}": not found. ${whyMissing(path, from)}`
  return problem('copy-source-missing', text, 'error', range)
}

/** A pattern that matches nothing is no mistake, but it has to have a directory to look in. */
export function noDirectory(path: string, from: CopyFrom, range: Range): Problem {
  const text = `lstat ${path}: no such file or directory. ${whyMissing(path, from)}`
  return problem('copy-source-missing', text, 'error', range)
}

function whyMissing(path: string, from: CopyFrom): string {
  if (from.kind === 'stage') return `Stage ${from.stage.label} has no such file or directory.`
  if (from.kind !== 'context') return ''
  const { context } = from.context
  if (isIgnored(context, path.slice(1)))
    return `It is in the folder, but ${context.ignored!.file} keeps it out of the build context.`
  const which = from.name === null ? 'The build context' : `The build context ${from.name}`
  return `${which} has no such file or directory.`
}

function isIgnored({ ignored }: Context, name: string): boolean {
  if (!ignored) return false
  return ignored.paths.has(name) || [...ignored.paths].some((path) => path.startsWith(`${name}/`))
}

/** A mistake in the ignore file ends the build before its first step; a Dockerfile has no better place for it than its target. */
export function badIgnoreFile({ ignored }: Context, { stages, target }: Dockerfile): Problem[] {
  const first = ignored?.problems.find(({ severity }) => severity === 'error')
  const stage = stages[target]
  if (!ignored || !first || !stage) return []
  const text = `failed to read dockerignore patterns: line ${first.range.start.line} of ${ignored.file}: ${first.message}`
  return [problem('dockerignore-pattern', text, 'error', stage.from.range)]
}
