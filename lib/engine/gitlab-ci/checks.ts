import type { Node } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import { globalProblems, jobProblems } from './check-jobs.ts'
import { needCircles, orderProblems } from './check-order.ts'
import { isGlobal } from './keywords.ts'
import type { Pipeline } from './model.ts'
import { ciError, MOST_PROBLEMS } from './problems.ts'

/** What GitLab refuses in a pipeline that can be read. What several jobs inherit is told once. */
export function checkPipeline(pipeline: Pipeline, top: Node | null): readonly Problem[] {
  const told = new Map<string, Problem>()
  for (const problem of problemsOf(pipeline, top)) {
    const { message, range } = problem
    told.set(`${range.start.offset} ${range.end.offset} ${withoutNames(message)}`, problem)
    if (told.size >= MOST_PROBLEMS) break
  }
  return [...told.values()]
}

/** The same key of a template is wrong in each job that extends it. */
function withoutNames(message: string): string {
  return message.replace(/^Job "[^"]*"/, '')
}

function* problemsOf(pipeline: Pipeline, top: Node | null): Iterable<Problem> {
  const { root, whole, jobs } = pipeline
  if (root === null) {
    if (top !== null)
      yield ciError('A pipeline is a map of keywords and jobs, and this file holds none.', top.range)
    return
  }
  yield* globalProblems(root)
  const byName = new Map(jobs.map((job) => [job.name, job]))
  for (const job of jobs) {
    yield* jobProblems(job, pipeline)
    yield* orderProblems(job, pipeline, byName)
  }
  yield* needCircles(byName)
  const first = root.entries[0]
  const meant = root.entries.some(({ key }) => !isGlobal(key) && !key.startsWith('.'))
  if (whole && !meant && first !== undefined)
    yield ciError('There is no job in this file, so no pipeline can run.', first.keyRange)
}
