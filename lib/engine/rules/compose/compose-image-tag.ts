import type { ComposeFile, Service } from '../../compose/model.ts'
import { parseImageReference } from '../../dockerfile/image-reference.ts'
import type { ImageReference } from '../../dockerfile/model.ts'
import { lookupImage } from '../../images/index.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { CHANNELS } from '../shared/tag-channels.ts'

export const docs: RuleDocs = {
  why: 'An image without a tag is the one with the tag latest, and that is whatever was pushed last. Two servers with the same file run different versions, a pull on a quiet evening brings a major release, and a database of a new major version does not open the files of the old one. A version in the file makes the step visible, and a way back; who needs exactly these bytes adds the digest.',
  bad: 'services:\n  db:\n    image: mariadb\n',
  good: 'services:\n  db:\n    image: mariadb:11.8\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#image',
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  ],
  equivalents: { dclint: ['service-image-require-explicit-tag'], docker_bench: ['5.28'] },
}

type MessageId = 'untagged' | 'latest' | 'channel' | 'default'

/** Beside build, image is the name of what is built; so is one that another service of the file builds. */
export default defineRule({
  meta: {
    name: 'compose-image-tag',
    severity: 'warning',
    category: 'image',
    files: 'compose',
    title: 'Name a version for the image of every service',
    messages: {
      untagged: '{{image}} has no tag, so Docker takes {{image}}:latest, whatever was pushed last.',
      latest: '{{image}} is whatever was pushed last: the tag latest names no version.',
      channel:
        'The tag {{tag}} of {{image}} names no version; its publisher moves it from release to release.',
      default:
        'Without a value for {{variable}} this is {{image}}, which names no version; a version as the default does.',
    },
  },
  *check({ compose }) {
    const built = builtNames(compose)
    yield* distinct(compose.services.flatMap((service) => reportOf(service, built) ?? []))
  },
})

/** Names that this file gives to what it builds. */
function builtNames({ services }: ComposeFile): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ build, image }) =>
      build === null ? [] : [image, ...build.tags].flatMap((name) => nameOf(name)),
    ),
  )
}

function nameOf(written: Service['image'] | { readonly text: string | null }): readonly string[] {
  if (written === null) return []
  const text = 'written' in written ? written.value : written.text
  const name = text === null ? null : parseImageReference(text)?.name
  return name ? [name] : []
}

function reportOf(service: Service, built: ReadonlySet<string>): Report<MessageId> | null {
  const { image, build, pullPolicy } = service
  if (image === null || image.value === null || build !== null || pullPolicy?.value === 'build') return null
  const reference = parseImageReference(image.value)
  if (reference === null || reference.digest !== null || built.has(reference.name)) return null
  const messageId = kindOf(reference)
  if (messageId === null) return null
  const variable = image.written.variables.at(-1)
  const data = { image: reference.text, tag: reference.tag ?? '', variable: variable?.name ?? '' }
  const confidence = isPublished(reference) ? 'certain' : 'likely'
  return variable === undefined
    ? { messageId, range: image.range, data, confidence }
    : { messageId: 'default', range: image.range, data, confidence: 'likely' }
}

function kindOf({ tag }: ImageReference): 'untagged' | 'latest' | 'channel' | null {
  if (tag === null) return 'untagged'
  if (tag === 'latest') return 'latest'
  return CHANNELS.has(tag.toLowerCase()) ? 'channel' : null
}

/** A bare word that no publisher is known for may be an image that somebody builds on this computer. */
function isPublished(reference: ImageReference): boolean {
  return reference.name.includes('/') || lookupImage(reference) !== null
}
