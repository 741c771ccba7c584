import type { CopySource, ImageReference, Stage, Value } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { imagesTaken } from '../shared/taken-images.ts'

export const docs: RuleDocs = {
  why: 'A tag is a pointer that its publisher can move; a digest is the checksum of the image itself. With a digest two builds start from the same bytes, and a tag that was moved by an attacker changes nothing. The price is that security fixes no longer arrive by themselves: a tool such as Renovate or Dependabot has to raise the digest, and somebody has to merge it. Experts disagree whether that is worth it for every image, so this check speaks only in files that already pin one of their images: there the others undo what the pin was meant for.',
  bad: 'FROM node:24-slim@sha256:cd84903a12dbd26b46f1f3b8144a2568c41c5d37ddd0c7a80a34c7a19786b35f AS web\nWORKDIR /web\nCOPY web .\nRUN npm ci && npm run build\nFROM python:3.13-slim\nCOPY --from=web /web/dist /srv/static\nCOPY app.py /srv/\nCMD ["python", "/srv/app.py"]\n',
  good: 'FROM node:24-slim@sha256:cd84903a12dbd26b46f1f3b8144a2568c41c5d37ddd0c7a80a34c7a19786b35f AS web\nWORKDIR /web\nCOPY web .\nRUN npm ci && npm run build\nFROM python:3.13-slim@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6\nCOPY --from=web /web/dist /srv/static\nCOPY app.py /srv/\nCMD ["python", "/srv/app.py"]\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://docs.renovatebot.com/docker/#digest-pinning',
  ],
  equivalents: { semgrep: ['dockerfile-source-not-pinned'], docker_bench: ['6.1'] },
}

/** Images without a version are the business of base-image-untagged, base-image-latest and copy-from-image-unpinned. */
export default defineRule({
  meta: {
    name: 'base-image-no-digest',
    severity: 'info',
    category: 'image',
    files: 'dockerfile',
    title: 'Pin all images by digest, or none',
    messages: {
      base: '{{image}} can be another image tomorrow, while {{pinned}} is pinned by its digest: the build as a whole is not repeatable.',
      copied:
        '{{image}}, which files are copied from, has a tag only, while {{pinned}} is pinned by its digest: the build as a whole is not repeatable.',
    },
  },
  *check({ stages }) {
    const images = [...stages.flatMap(baseOf), ...imagesTaken(stages).map(copied)]
    const pinned = images.find(({ reference }) => reference.digest !== null)
    if (!pinned) return
    const data = { pinned: pinned.reference.name }
    for (const { messageId, reference, range } of images) {
      if (reference.digest !== null || reference.tag === null || reference.tag === 'latest') continue
      yield { messageId, range, data: { ...data, image: reference.text }, confidence: 'likely' as const }
    }
  },
})

type Named = {
  readonly messageId: 'base' | 'copied'
  readonly reference: ImageReference
  readonly range: Value['range']
}

function baseOf({ base, from }: Stage): readonly Named[] {
  if (base.kind !== 'image') return []
  return [{ messageId: 'base', reference: base.reference, range: from.image.range }]
}

function copied({
  reference,
  range,
}: {
  reference: ImageReference
  range: CopySource['value']['range']
}): Named {
  return { messageId: 'copied', reference, range }
}
