import { parseImageReference, referenceError } from '../../dockerfile/image-reference.ts'
import type { Dockerfile, Value } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { fromsOf } from '../shared/taken-images.ts'

export const docs: RuleDocs = {
  why: 'The name of an image has a fixed form: a registry where one is needed, a repository in small letters, then a tag behind a colon, a digest behind an @, or both. What does not fit names no image, and the build stops before its first step with "invalid reference format". The message of the builder does not say which part is at fault.',
  bad: 'FROM Python:3.13-slim\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  good: 'FROM python:3.13-slim\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://pkg.go.dev/github.com/distribution/reference',
    'https://pkg.go.dev/github.com/opencontainers/go-digest',
  ],
  equivalents: { dockerfile_utils: ['INVALID_REFERENCE_FORMAT'] },
}

/** What variables lead to is from-arg-default-invalid's and from-arg-undeclared's; a plain word in --from is copy-from-unknown-stage's. */
export default defineRule({
  meta: {
    name: 'image-reference-invalid',
    severity: 'error',
    category: 'image',
    files: 'dockerfile',
    title: 'Write image names in the form that Docker reads',
    messages: {
      upper:
        'The repository in {{image}} has upper-case letters, and Docker takes small ones only; {{lower}} may be meant.',
      digest:
        'The digest of {{image}} has {{length}} characters behind {{algorithm}}: where {{wanted}} are needed, it names no image.',
      algorithm:
        'The digest of {{image}} begins with {{algorithm}}, which Docker does not read; it has to be sha256: and 64 characters from 0 to 9 and a to f.',
      tags: '{{image}} has more than one tag; an image name takes one colon with a tag behind it.',
      tag: 'The tag of {{image}} is empty; put a version behind the colon, or leave the colon out.',
      other: '{{image}} is no image name ({{reason}}), so the build stops before its first step.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { from, instructions, base } of stages) {
      const { image } = from
      if (base.kind === 'unknown' && image.variables.length === 0 && image.text) {
        yield { ...mistake(image.text), range: image.range, ...fixOf(image, dockerfile) }
      }
      for (const { source, range } of instructions.flatMap(fromsOf)) {
        const name = source.kind === 'image' ? (source.value.text ?? '') : ''
        if (!/[:@/]/.test(name) || parseImageReference(name) !== null) continue
        yield { ...mistake(name), range, ...fixOf({ ...source.value, range }, dockerfile) }
      }
    }
  },
})

type Mistake = {
  readonly messageId: 'upper' | 'digest' | 'algorithm' | 'tags' | 'tag' | 'other'
  readonly data: Readonly<Record<string, string | number>>
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
])

function mistake(image: string): Mistake {
  const [name = '', digest] = image.split('@', 2)
  const lower = lowerRepository(image)
  const data = { image, lower, reason: referenceError(image) }
  if (digest !== undefined && parseImageReference(name) !== null) {
    const [algorithm = '', hash = ''] = digest.split(':', 2)
    const wanted = LENGTHS.get(algorithm)
    if (wanted === undefined) return { messageId: 'algorithm', data: { ...data, algorithm } }
    if (hash.length !== wanted)
      return { messageId: 'digest', data: { ...data, algorithm, length: hash.length, wanted } }
  }
  if (lower !== image && parseImageReference(lower) !== null) return { messageId: 'upper', data }
  const tags = name.slice(name.lastIndexOf('/') + 1).split(':')
  if (tags.length > 2) return { messageId: 'tags', data }
  return { messageId: tags[1] === '' ? 'tag' : 'other', data }
}

/** Only the repository: tags tell upper from lower case. */
function lowerRepository(image: string): string {
  const end = /[:@]/.exec(image.slice(image.lastIndexOf('/') + 1))
  const at = end ? image.lastIndexOf('/') + 1 + end.index : image.length
  return image.slice(0, at).toLowerCase() + image.slice(at)
}

/** The word as it is written, in small letters, where that is all it takes. */
function fixOf({ range }: Value, { source }: Dockerfile): { fix?: Fix } {
  const written = source.slice(range.start.offset, range.end.offset)
  const lower = lowerRepository(written)
  if (lower === written || parseImageReference(lower) === null) return {}
  const edits = [{ range, newText: lower }]
  return { fix: { title: `Write ${lower}`, safety: 'suggestion', edits } }
}
