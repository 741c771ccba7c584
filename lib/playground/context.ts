import type { Surroundings } from '../check/judge.ts'
import { withoutIgnored } from '../engine/index.ts'
import type { Context, ContextFile } from '../engine/index.ts'
import { utf8Length } from '../engine/build/context.ts'
import { folderOf } from '../engine/project.ts'
import type { Playground } from './types.ts'

/** What is known of the files around the open ones, for one answer: each folder is put together once. */
export type Around = {
  readonly of: (path: string) => Surroundings
  /** What a build of this Dockerfile may read, and the name it has there. */
  readonly build: (path: string) => { readonly context: Context; readonly dockerfile: string }
}

/**
 * A Dockerfile is built in its own folder, unless the student says otherwise; what is not listed there may exist all
 * the same: links and empty folders are not handed over by browsers. So a missing source is a mistake only where the
 * student said that nothing else is there.
 */
export function aroundOf(playground: Playground): Around {
  const choice = playground.folder?.context ?? 'guess'
  const root: Context = {
    files: Object.fromEntries(known(playground)),
    open: playground.folder?.skipped ?? [],
    complete: choice === 'root',
  }
  const folders = new Map<string, Context>([['', root]])
  const within = (folder: string): Context => {
    const found = folders.get(folder) ?? folderOf(root, folder)
    folders.set(folder, found)
    return found
  }
  const build = (path: string) => {
    const folder = choice === 'root' ? '' : path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const dockerfile = folder === '' ? path : path.slice(folder.length + 1)
    const context = { ...within(folder), complete: choice !== 'guess' }
    return { context: withoutIgnored(context, dockerfile), dockerfile }
  }
  return {
    build,
    of: (path) => ({
      shown: path,
      contextOf: () => build(path).context,
      projectOf: () => ({ path, context: root }),
    }),
  }
}

function* known({ files, folder }: Playground): Iterable<readonly [string, ContextFile]> {
  for (const [path, size] of Object.entries(folder?.sizes ?? {})) yield [path, { content: null, size }]
  for (const [path, content] of Object.entries({ ...folder?.texts, ...files })) {
    yield [path, { content, size: utf8Length(content) }]
  }
}
