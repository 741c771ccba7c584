import type { Context } from '../../build/types.ts'
import { parseDockerignore } from '../../dockerignore/index.ts'
import type { Dockerignore } from '../../dockerignore/model.ts'

/** What is known of the file that keeps things out of the build context. */
export type IgnoreFile =
  /** Nothing is known of the context, or its file cannot be read. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'known'; readonly name: string; readonly model: Dockerignore }

const OWN = 'Dockerfile.dockerignore'
const COMMON = '.dockerignore'

/** `NAME.dockerignore` beside the Dockerfile goes before `.dockerignore`. Source: docs.docker.com/build/concepts/context/#filename-and-location */
export function ignoreFile(context: Context): IgnoreFile {
  const { files, complete, ignored } = context
  const name = ignored?.file ?? [OWN, COMMON].find((each) => Object.hasOwn(files, each)) ?? null
  const content = name === null ? null : (files[name]?.content ?? null)
  if (name !== null && content !== null) return { kind: 'known', name, model: parseDockerignore(content) }
  // The Dockerfile may have another name, and then so has its own ignore file.
  const other = Object.keys(files).some((path) => path.endsWith('.dockerignore') && path !== COMMON)
  return name === null && complete && !other ? { kind: 'missing' } : { kind: 'unknown' }
}
