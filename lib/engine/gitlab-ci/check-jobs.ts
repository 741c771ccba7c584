import { entryOf } from '../document/lookup.ts'
import type { Entry, MapNode, Node } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import { shapeProblems, unknownKey } from './check-shapes.ts'
import { GLOBAL_KEYS, isGlobal, JOB_KEYS, OLD_DEFAULT_KEYS, WORK_KEYS } from './keywords.ts'
import type { Job, Pipeline } from './model.ts'
import { hasInput, isEmpty, scalarOf, valueOf } from './nodes.ts'
import { ciError, near } from './problems.ts'
import { GLOBALS, JOB } from './shapes.ts'

/** Keys of the top level: keywords with the right kind of value, and jobs. */
export function* globalProblems(root: MapNode): Iterable<Problem> {
  for (const entry of root.entries) {
    const { key, value } = entry
    const shape = Object.hasOwn(GLOBALS, key) ? GLOBALS[key] : undefined
    if (shape !== undefined) yield* shapeProblems(key, value, shape)
    else if (!isKeyword(key) && value.kind !== 'map' && !key.startsWith('.')) yield noJob(entry)
  }
  yield* doubleDefaults(root)
}

function isKeyword(key: string): boolean {
  return isGlobal(key) || hasInput(key)
}

/** Neither a keyword nor a map: `stage: build` that lost its indentation, `variables: 1`, a typing error. */
function noJob({ key, keyRange }: Entry): Problem {
  const keys: readonly string[] = JOB_KEYS
  if (keys.includes(key)) {
    return ciError(
      `"${key}" belongs into a job: indent it below the name of the job, because at the top level GitLab takes it for a job.`,
      keyRange,
    )
  }
  const meant =
    near(key, GLOBAL_KEYS) ||
    '; a job is a map with a script, and what is only there to be reused begins with a dot.'
  return ciError(`"${key}" is no keyword, so GitLab takes it for a job${meant}`, keyRange)
}

/** Source: GitLab, Entry::Default, `overwrite_entry`. */
function* doubleDefaults(root: MapNode): Iterable<Problem> {
  const defaults = valueOf(root, 'default')
  for (const key of OLD_DEFAULT_KEYS) {
    const [old, own] = [entryOf(root, key), entryOf(defaults, key)]
    if (old === null || own === null || isEmpty(old.value) || isEmpty(own.value)) continue
    yield ciError(
      `"${key}" stands at the top level and in "default", and GitLab allows one of them.`,
      old.keyRange,
    )
  }
}

/** A job by itself: keys, kinds of values, something to do, and keys that exclude each other. */
export function* jobProblems(job: Job, { whole, root }: Pipeline): Iterable<Problem> {
  const { node, name, nameRange } = job
  const idle = whole && job.complete && isIdle(job)
  const keyword = idle ? misspelled(name, root) : ''
  if (keyword !== '') {
    yield ciError(
      `"${name}" is no keyword, so GitLab takes it for a job without a script${keyword}`,
      nameRange,
    )
    return
  }
  const keys: readonly string[] = JOB_KEYS
  for (const { key, keyRange } of node.entries)
    if (!keys.includes(key) && !hasInput(key)) yield unknownKey(key, `Job "${name}"`, keys, keyRange)
  yield* shapeProblems(name, node, { ...JOB, keys: keys.concat(node.entries.map(({ key }) => key)) })
  if (idle) yield noWork(name, nameRange)
  yield* clashes(node)
  yield* delays(node)
}

/** It runs nothing, and starts nothing. A job that only waits for another pipeline has `needs: pipeline`. */
function isIdle({ node, needs }: Job): boolean {
  return (
    !WORK_KEYS.some((key) => holds(valueOf(node, key))) &&
    !(needs ?? []).some(({ elsewhere }) => elsewhere) &&
    entryOf(node, 'release') === null
  )
}

function holds(node: Node | null): boolean {
  return node !== null && (node.kind !== 'list' || node.items.length > 0)
}

/** A keyword that the file does not have, and that the name is near to. */
function misspelled(name: string, root: MapNode | null): string {
  return near(
    name,
    GLOBAL_KEYS.filter((key) => entryOf(root, key) === null),
  )
}

function noWork(name: string, range: Job['nameRange']): Problem {
  return ciError(
    `Job "${name}" has no script, so there is nothing to run: add "script", or begin the name with a dot if other jobs only extend it.`,
    range,
  )
}

/** Source: GitLab, Entry::Processable, `disallowed_keys` and `mutually_exclusive_keys`. */
function* clashes(node: MapNode): Iterable<Problem> {
  const has = (key: string): Entry | null => {
    const entry = entryOf(node, key)
    return entry === null || isEmpty(entry.value) ? null : entry
  }
  for (const key of has('rules') === null ? [] : ['only', 'except']) {
    const entry = has(key)
    if (entry !== null)
      yield ciError(`"${key}" and "rules" do not go together: say it in "rules" alone.`, entry.keyRange)
  }
  const trigger = has('trigger')
  if (trigger !== null && (has('script') ?? has('run')) !== null)
    yield ciError(
      'A job with "trigger" starts another pipeline and cannot have a "script", too.',
      trigger.keyRange,
    )
}

function* delays(node: MapNode): Iterable<Problem> {
  const when = entryOf(node, 'when')
  const start = entryOf(node, 'start_in')
  const delayed = when !== null && scalarOf(when.value)?.text === 'delayed'
  if (delayed && start === null)
    yield ciError('"when: delayed" needs "start_in", which says how long to wait.', when.range)
  if (!delayed && start !== null && entryOf(node, 'rules') === null)
    yield ciError('"start_in" does something only together with "when: delayed".', start.keyRange)
}
