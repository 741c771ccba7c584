import type { Call, CommandFile, ImageWord } from '../../cli/model.ts'
import type { Project } from '../../project.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { callsOf, reportEach } from './shared/calls.ts'
import { isMeantAsBuild } from './shared/meant.ts'

export const docs: RuleDocs = {
  why: 'A name without a tag means :latest, and latest is nothing but a name: whatever was pushed under it last. The same script then starts another version tomorrow, two hosts run different ones, and there is no way back to the one that worked. A version in the tag, or a digest, says what runs. An image that the script builds itself and starts at once under the same name is no such risk.',
  bad: 'docker run --rm harbour/tides\n',
  good: 'docker run --rm harbour/tides:1.9.2\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/image/pull/',
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  ],
  equivalents: { docker_bench: ['5.28'] },
}

type MessageId = 'untagged' | 'latest' | 'pushed'

export default defineRule({
  meta: {
    name: 'cli-image-tag',
    severity: 'warning',
    category: 'image',
    files: 'shell',
    title: 'Name the version of an image on the command line',
    messages: {
      untagged:
        '{{image}} has no tag, so this is {{image}}:latest: whatever was pushed under that name last.',
      latest: '{{image}} is whatever was pushed under that name last; name a version.',
      pushed:
        '{{image}} is pushed as latest: the version before it has no name any more; give it a tag of its own.',
    },
  },
  *check({ script, project }) {
    const local = localNames(script)
    const versioned = versionedNames(script)
    yield* reportEach(script, ['run', 'image', 'service'], ({ call }) =>
      imagesOf(call, project).flatMap(
        (image) => reportOf(call.verb, image, call.verb === 'push' ? versioned : local) ?? [],
      ),
    )
  },
})

const VERBS: ReadonlySet<string> = new Set(['pull', 'push'])

function imagesOf(call: Call, project: Project): readonly ImageWord[] {
  if (call.kind === 'run') return call.image === null || isMeantAsBuild(call, project) ? [] : [call.image]
  if (call.kind === 'service') return call.image === null ? [] : [call.image]
  if (call.kind !== 'image' || !VERBS.has(call.verb)) return []
  return call.options.some(({ name }) => name === 'all-tags') ? [] : call.images
}

function reportOf(
  verb: string,
  { word, reference }: ImageWord,
  exempt: ReadonlySet<string>,
): Report<MessageId> | null {
  if (reference === null || reference.digest !== null || isId(reference.text)) return null
  if (reference.tag !== null && reference.tag !== 'latest') return null
  if (exempt.has(reference.name)) return null
  const messageId = verb === 'push' ? 'pushed' : reference.tag === null ? 'untagged' : 'latest'
  return { messageId, range: word.range, data: { image: reference.text } }
}

/** The beginning of an image's digest, as docker images prints it. */
function isId(text: string): boolean {
  return /^(?=.*\d)[0-9a-f]{12,64}$/.test(text)
}

/** What the script builds, tags or loads under a name is there already, without a registry. */
function localNames(script: CommandFile): ReadonlySet<string> {
  const built = callsOf(script, 'build').flatMap(({ call }) => call.tags)
  const tagged = callsOf(script, 'image').flatMap(({ call }) =>
    call.verb === 'tag' || call.verb === 'commit' ? call.images.slice(-1) : [],
  )
  return new Set([...built, ...tagged].flatMap(({ reference }) => reference?.name ?? []))
}

/** What is pushed under a version as well: latest may stand beside it. */
function versionedNames(script: CommandFile): ReadonlySet<string> {
  const pushed = callsOf(script, 'image').flatMap(({ call }) => (call.verb === 'push' ? call.images : []))
  return new Set(
    pushed.flatMap(({ word, reference }) => {
      if (reference !== null)
        return reference.tag === null || reference.tag === 'latest' ? [] : reference.name
      const [name, tag] = word.shown.split(/:(?=[^:/]*$)/)
      return name !== undefined && tag !== undefined ? name : []
    }),
  )
}
