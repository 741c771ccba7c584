import type { Call, Word } from '../cli/model.ts'
import type { Range } from '../source/position.ts'
import { buildIn, buildsOf, named, type Building, type Named } from './builds.ts'
import type { Job, JobCommand } from './model.ts'
import { readImageName } from './reference.ts'

export type Pushing = Named & { readonly job: Job; readonly command: JobCommand }

/** Images that the scripts of a job push, from wherever. */
export function pushesOf(job: Job): readonly Pushing[] {
  return job.commands.flatMap((command) => pushIn(job, command).map((each) => ({ ...each, job, command })))
}

function pushIn(job: Job, command: JobCommand): readonly Named[] {
  const built = buildIn(job, command)
  if (built !== null) return built.pushes === true ? pushedByBuild(built) : []
  const { call, program, words } = command
  if (call?.kind === 'image' && call.verb === 'push') return pushedByCall(job, call)
  if (call?.kind === 'compose') return call.command === 'push' ? [unknownAt(call.verbRange)] : []
  if (call?.kind === 'other') return pushedByOther(call)
  return program === 'buildah' && words[1]?.shown === 'push' ? lastNamed(words.slice(2)) : []
}

function pushedByBuild({ tags, range }: Building): readonly Named[] {
  return tags.length === 0 ? [unknownAt(range)] : tags
}

function unknownAt(range: Range): Named {
  return { image: null, range }
}

/** `docker push --all-tags NAME` pushes every tag that the job gave it. */
function pushedByCall(job: Job, call: Extract<Call, { kind: 'image' }>): readonly Named[] {
  const last = call.images.at(-1)
  if (last === undefined) return [unknownAt(call.verbRange)]
  // Compose pushes several at once.
  if (!call.options.some(({ name }) => name === 'all-tags')) return call.images.map(({ word }) => named(word))
  const wanted = last.word.shown
  const known = namesGiven(job).filter(({ image }) => image?.name === wanted)
  return known.length === 0
    ? [unknownAt(last.word.range)]
    : known.map(({ image }) => ({ image, range: last.word.range }))
}

/** Names that a job gives to images: with `build -t` and `docker tag`. */
function namesGiven(job: Job): readonly Named[] {
  const tagged = job.commands.flatMap(({ call }) =>
    call?.kind === 'image' && call.verb === 'tag' ? call.images.slice(1).map(({ word }) => named(word)) : [],
  )
  return [...buildsOf(job).flatMap(({ tags }) => tags), ...tagged]
}

/** `imagetools create`, `crane` and `skopeo` write to the registry without a daemon. */
function pushedByOther({
  tool,
  verb,
  operands,
  options,
}: Extract<Call, { kind: 'other' }>): readonly Named[] {
  if (verb === 'buildx imagetools') {
    const tags = options.filter(({ name }) => name === 'tag' || name === 't')
    return tags.map(({ shown, valueRange }) => ({ image: readImageName(shown), range: valueRange }))
  }
  if (verb === 'buildx bake')
    return options.filter(({ name }) => name === 'push').map(({ range }) => unknownAt(range))
  if (verb === 'manifest push') return lastNamed(operands)
  if (tool === 'crane' && verb === 'tag') return craneTag(operands)
  if (tool === 'crane' && /^(?:copy|cp|push)$/.test(verb)) return lastNamed(operands)
  const target = operands.at(-1)
  return tool === 'skopeo' && verb === 'copy' && target?.shown.startsWith('docker://') === true
    ? [named(target)]
    : []
}

function craneTag([image, tag]: readonly Word[]): readonly Named[] {
  const name = image === undefined ? null : readImageName(image.shown)
  if (tag === undefined) return []
  return [{ image: name === null ? null : readImageName(`${name.name}:${tag.shown}`), range: tag.range }]
}

function lastNamed(words: readonly Word[]): readonly Named[] {
  const last = words.findLast(({ shown }) => !shown.startsWith('-'))
  return last === undefined ? [] : [named(last)]
}
