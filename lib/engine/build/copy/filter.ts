import { expandWord } from '../../dockerfile/expand.ts'
import type { CopyInstruction } from '../../dockerfile/model.ts'
import { ignores, parsePatterns } from '../../dockerignore/index.ts'
import { problem, type World } from '../world.ts'

/** Is a path, relative to the directory that is copied, to come along? Null: everything is. */
export type Filter = ((relative: string) => boolean) | null

/**
 * `--exclude`: patterns as in `.dockerignore`, over the paths below a copied directory. A source that is a file itself is
 * never compared. Sources: docs.docker.com/reference/dockerfile#copy---exclude, moby/buildkit issues 5489 and 5509.
 */
export function excludeFilter({ exclude, node }: CopyInstruction, world: World): Filter {
  if (exclude.length === 0) return null
  const texts = exclude.flatMap((text) => expandWord(text, world.lookup, { escape: '\\' }).text ?? [])
  const { patterns, error } = parsePatterns(texts)
  if (error !== null) {
    const message = `invalid excludepatterns: [${texts.join(' ')}]: ${error}`
    const flag = node.flags.find(({ name }) => name === 'exclude')
    world.log.problems.push(problem('copy-exclude-invalid', message, 'error', flag?.range ?? node.range))
  }
  return (relative) => !ignores({ patterns }, relative)
}

/** `--parents`: what a pattern matches, or a directory above it. */
export function includeFilter(pattern: string): Filter {
  if (pattern === '') return null
  const { patterns } = parsePatterns([pattern])
  return (relative) => ignores({ patterns }, relative)
}

export function both(one: Filter, other: Filter): Filter {
  if (!one || !other) return one ?? other
  return (relative) => one(relative) && other(relative)
}
