import { ignores, parseDockerignore } from '../../dockerignore/index.ts'
import { asList, fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { IgnoredCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** What the ignore file keeps from the build, whether the files are there or not. */
export function matchIgnored(
  { paths, kept, file = '.dockerignore' }: IgnoredCheck,
  { all, file: dockerfile }: Subject,
): Outcome {
  // One that is named after the Dockerfile is read in its place.
  const own = `${dockerfile}.dockerignore`
  const name = file === '.dockerignore' && Object.hasOwn(all, own) ? own : file
  if (!Object.hasOwn(all, name) && asList(paths).length > 0)
    return fails(`There is no ${name}, so everything is sent to the build.`, `Write ${name}.`, {
      subject: asList(paths)[0],
    })
  const model = parseDockerignore(all[name] ?? '')
  if (model.problems.some(({ severity }) => severity === 'error'))
    return unknown(`${name} cannot be read.`, model.problems[0]!.message)
  const sent = asList(paths).find((path) => !ignores(model, path))
  if (sent !== undefined)
    return fails(`${name} lets ${sent} through.`, `${sent} has to be kept from the build.`, { subject: sent })
  const lost = asList(kept).find((path) => ignores(model, path))
  if (lost !== undefined)
    return fails(`${name} keeps ${lost} from the build.`, `${lost} has to come along.`, { subject: lost })
  return holds(`${name} keeps out what it should and nothing else.`, {
    subject: asList(paths)[0] ?? asList(kept)[0],
  })
}
