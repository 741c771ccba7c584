import { buildsOf } from '../../../gitlab-ci/builds.ts'
import type { JobCommand } from '../../../gitlab-ci/model.ts'
import { before } from '../../../gitlab-ci/order.ts'
import { fullName, fullNameOf } from './image-names.ts'
import type { PlacedJob } from './placed.ts'

/** Longer chains of names that are given to one image are not followed. */
const MOST_NAMES = 8

/**
 * Is an image made before a command of a job is reached: by a command above it (or itself), or by a job that has to succeed
 * first and pushes it? `index` null: before the job begins. Null: the file does not tell.
 */
export function isBuilt(
  name: string | null,
  placed: PlacedJob,
  index: number | null,
  depth = 0,
): boolean | null {
  if (name === null) return null
  if (depth > MOST_NAMES) return false
  const own = index === null ? false : builtAbove(name, placed, index, depth)
  return own === true ? true : either(own, builtBefore(name, placed, depth))
}

function builtAbove(name: string, placed: PlacedJob, index: number, depth: number): boolean | null {
  const builds = buildsOf(placed.job).filter(({ command }) => command.index <= index)
  const made = builds.find(({ tags }) => tags.some(({ image }) => image !== null && fullName(image) === name))
  if (made) return made.command.certain ? true : null
  const named = placed.job.commands.findLast(
    (command) => command.index <= index && retagOf(command)?.to.includes(name) === true,
  )
  const from = named === undefined ? null : (retagOf(named)?.from ?? null)
  if (named === undefined)
    return builds.some(({ tags }) => tags.some(({ image }) => image === null)) ? null : false
  return from === name ? false : isBuilt(from, placed, named.index, depth + 1)
}

/** More pushes of one name are not looked at. */
const MOST_PUSHES = 20

function builtBefore(name: string, placed: PlacedJob, depth: number): boolean | null {
  let answer: boolean | null = false
  const others = placed.pushesOf(name).filter(({ job }) => job.name !== placed.job.name)
  for (const { job, command } of others.slice(0, MOST_PUSHES)) {
    const first = before(placed.pipeline, job, placed.job)
    if (first === false) continue
    const made = isBuilt(name, { ...placed, job }, command.index, depth + 1)
    if (first && made && command.certain) return true
    if (made !== false) answer = null
  }
  return answer
}

function either(one: boolean | null, other: boolean | null): boolean | null {
  if (one === true || other === true) return true
  return one === null || other === null ? null : false
}

type Retag = { readonly from: string | null; readonly to: readonly (string | null)[] }

/** Commands that give an image one more name. Sources: the references of docker, buildah, crane and skopeo. */
export function retagOf({ call, program, words }: JobCommand): Retag | null {
  if (call?.kind === 'image' && call.verb === 'tag') {
    const [from, ...to] = call.images.map(({ word }) => fullNameOf(word.shown))
    return { from: from ?? null, to }
  }
  const rest = words
    .slice(2)
    .filter(({ shown }) => !shown.startsWith('-'))
    .map(({ shown }) => shown)
  const [first = '', second = ''] = rest
  const verb = words[1]?.shown ?? ''
  if (program === 'buildah' && verb === 'tag')
    return { from: fullNameOf(first), to: rest.slice(1).map(fullNameOf) }
  if (program === 'skopeo' && verb === 'copy')
    return { from: fullNameOf(rest.at(-2) ?? ''), to: [fullNameOf(rest.at(-1) ?? '')] }
  if (program === 'crane' && /^(?:copy|cp)$/.test(verb))
    return { from: fullNameOf(first), to: [fullNameOf(second)] }
  if (program === 'crane' && verb === 'tag')
    return { from: fullNameOf(first), to: [fullNameOf(`${first.replace(/(?::[^/:]*|@.*)$/, '')}:${second}`)] }
  if (call?.kind !== 'other' || call.verb !== 'buildx imagetools') return null
  const tags = call.options.filter(({ name }) => name === 'tag' || name === 't')
  return {
    from: fullNameOf(call.operands.at(-1)?.shown ?? ''),
    to: tags.map(({ shown }) => fullNameOf(shown)),
  }
}
