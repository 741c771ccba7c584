import type { JobCommand } from '../../../gitlab-ci/model.ts'
import { optionOf } from './executions.ts'

/** A digest alone, or the name of an image with one; `of`: the image that it is the digest of, null when that is not known. */
export type Printed = { readonly kind: 'digest' | 'image'; readonly of: string | null }

/**
 * What a command prints when it is asked for the digest of an image; null for any other. Sources: the references of docker
 * inspect, docker buildx imagetools inspect, crane, skopeo, regctl, oras, ko; docs.docker.com/build/building/export, "metadata
 * file", containerimage.digest.
 */
export function printedBy({ program, call, words }: JobCommand): Printed | null {
  const texts = words.slice(1).map(({ shown }) => shown)
  const plain = texts.filter((text) => !text.startsWith('-'))
  // `imagetools inspect` has two verbs, of which the second counts as an operand.
  const verbs = [
    ...(call?.verb.split(' ') ?? []),
    ...plain.slice(0, call?.verb === 'buildx imagetools' ? 3 : 2),
  ]
  const operands = call?.operands.map(({ shown }) => shown) ?? plain
  const of = operands.at(-1)?.replace(/^docker:\/\//, '') ?? null
  const format = optionOf(texts, ['format', 'f']) ?? ''
  if (verbs.includes('inspect')) return byFormat(format, of)
  if (/^(?:docker|podman|nerdctl)$/.test(program ?? '') && /^(?:image ls|images)$/.test(call?.verb ?? ''))
    return byFormat(format, of === null || isNamed(of) ? of : null)
  if (/^(?:crane|regctl)$/.test(program ?? '') && verbs.includes('digest'))
    return { kind: texts.some((text) => /^--?full-ref/.test(text)) ? 'image' : 'digest', of }
  if (program === 'oras' && verbs.includes('resolve'))
    return { kind: texts.some((text) => /^(?:-l|--full-reference)$/.test(text)) ? 'image' : 'digest', of }
  if (program === 'ko' && verbs.includes('build')) return { kind: 'image', of: null }
  return program === 'jq' || program === 'yq' ? byFilter(texts) : null
}

/** With a tag or digest; a repository alone stands for all of its images. */
function isNamed(image: string): boolean {
  return /[:@]/.test(image.slice(image.lastIndexOf('/') + 1).replace(/^\$\{[^}]*\}/, ''))
}

/** A template of Go: `{{index .RepoDigests 0}}`, `{{.Manifest.Digest}}`, `{{.Name}}@{{.Digest}}`. */
function byFormat(format: string, of: string | null): Printed | null {
  if (format.includes('RepoDigests')) return { kind: 'image', of }
  return /\.Digest\b/.test(format) ? { kind: format.includes('@') ? 'image' : 'digest', of } : null
}

/** A path of jq; the digest of the configuration is that of another thing. */
function byFilter(texts: readonly string[]): Printed | null {
  const filter = texts.find((text) => /digest/i.test(text) && !/\.config\b/.test(text))
  if (filter === undefined) return null
  if (/RepoDigests/.test(filter)) return { kind: 'image', of: null }
  return { kind: filter.includes('@') ? 'image' : 'digest', of: null }
}

/** Programs that hand on what they read, or a part of it. */
const FILTERS = /^(?:tr|head|tail|tee|sort|uniq|cat|xargs|sed|awk|gawk|grep|egrep|cut|jq)$/

/** What a command prints of what another one printed before it: `| cut -d@ -f2`. */
export function printedOf(before: Printed | null, command: JobCommand, from: JobCommand): Printed | null {
  const { program } = command
  if (program === null || !FILTERS.test(program)) return null
  const own = printedBy(command)
  if (own !== null) return own
  const text = command.words
    .slice(1)
    .map(({ shown }) => shown)
    .join(' ')
  const searched = /^(?:grep|egrep|awk|gawk|sed)$/.test(program) && /digest|sha256/i.test(text)
  if (searched && (before !== null || printsDigests(from)))
    return { kind: 'digest', of: before?.of ?? operandOf(from) }
  const cuts = /^(?:cut|awk|gawk|sed)$/.test(program) && text.includes('@')
  return cuts && before !== null ? { ...before, kind: 'digest' } : before
}

/** The tools that push and inspect print a line with it. */
function printsDigests({ program, call }: JobCommand): boolean {
  return call !== null || /^(?:crane|skopeo|regctl|oras|podman|buildah|buildctl|executor)/.test(program ?? '')
}

function operandOf({ call }: JobCommand): string | null {
  return call?.operands.at(-1)?.shown ?? null
}

/** An option with which a tool writes the digest of what it pushes. Sources: the references of podman, buildah and kaniko. */
export function digestFileOf({ program, words }: JobCommand): string | null {
  if (!/^(?:podman|buildah|skopeo|executor)$/.test(program ?? '')) return null
  const texts = words.slice(1).map(({ shown }) => shown)
  return optionOf(texts, ['digestfile', 'digest-file'])
}
