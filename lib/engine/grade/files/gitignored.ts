import { isIgnored } from '../../gitignore/index.ts'
import { asList, fails, holds, type Outcome } from '../outcome.ts'
import type { GitignoredCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** What .gitignore keeps out of the repository, whether the files are there or not. */
export function matchGitignored({ paths, kept }: GitignoredCheck, { filesOf }: Subject): Outcome {
  const [found] = filesOf('gitignore')
  if (!found && paths !== undefined)
    return fails('There is no .gitignore, so git takes every file.', 'Write a .gitignore.')
  const at = (subject: string | undefined) => ({ file: found?.path ?? null, subject: subject ?? '' })
  const left = (path: string): boolean => found !== undefined && isIgnored(found.model, path)
  const taken = asList(paths).find((path) => !left(path))
  if (taken !== undefined)
    return fails(`Git takes ${taken} into the repository.`, `.gitignore has to name ${taken}.`, at(taken))
  const lost = asList(kept).find(left)
  if (lost !== undefined) return fails(`Git leaves ${lost} out.`, `${lost} has to come along.`, at(lost))
  return holds('.gitignore keeps out what it should and nothing else.', at(asList(paths)[0]))
}
