import { kindOf } from '../../file-kind.ts'
import type { OtherKind } from '../../file-kind.ts'
import { sentence } from '../../rules/shared/sentence.ts'
import { every, fails, holds, type Outcome } from '../outcome.ts'
import type { ValidCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** Each file is there, can be read, and says nothing that its program refuses. */
export function matchValid({ files }: ValidCheck, subject: Subject): Outcome {
  return every(files.map((path) => () => isValid(path, subject)))
}

function isValid(path: string, { all, filesOf, dockerfile, build, file }: Subject): Outcome {
  if (!Object.hasOwn(all, path)) return fails(`There is no ${path}.`, 'It has to be written.')
  const problems = path === file ? [...dockerfile.allProblems, ...build.problems] : problemsOf(path, filesOf)
  const error = problems.find(({ severity }) => severity === 'error')
  if (!error) return holds(`${path} is taken as it is.`, { file: path, subject: path })
  const at = { place: error.range, file: path, subject: error.subject ?? path }
  return fails(`${path}, line ${error.range.start.line}: ${sentence(error.message)}`, '', at)
}

function problemsOf(path: string, filesOf: Subject['filesOf']) {
  const kind = kindOf(path)
  if (kind === null || kind === 'dockerfile' || kind === 'dockerignore' || kind === 'gitignore') return []
  return filesOf(kind as Exclude<OtherKind, 'gitignore'>, path).flatMap(({ model }) => [
    ...model.unreadable,
    ...model.problems,
  ])
}
