import { defineRule, type RuleDocs } from '../rule.ts'
import { COPIED_IMAGES } from '../shared/official-images.ts'
import { imagesTaken } from '../shared/taken-images.ts'

export const docs: RuleDocs = {
  why: 'COPY --from and RUN --mount with from= pull images as FROM does, and without a tag they pull latest. A program that is copied this way changes from build to build, and nothing in the file shows it: the rules for FROM do not look here, and neither do most tools that raise versions. A tag at the name helps. A stage of its own, FROM image:tag AS tool, puts the version where everybody looks for it.',
  bad: 'FROM python:3.13-slim\nCOPY --from=ghcr.io/astral-sh/uv /uv /usr/local/bin/\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen\n',
  good: 'FROM ghcr.io/astral-sh/uv:0.9.5 AS uv\nFROM python:3.13-slim\nCOPY --from=uv /uv /usr/local/bin/\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy---from',
    'https://docs.docker.com/build/building/multi-stage/#use-an-external-image-as-a-stage',
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  ],
  equivalents: { hadolint: ['DL3022'] },
}

/** A word that may be meant as a stage is copy-from-unknown-stage's. */
export default defineRule({
  meta: {
    name: 'copy-from-image-unpinned',
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    on: { flags: ['from', 'mount'] },
    title: 'Give images that files are copied from a version',
    messages: {
      untagged:
        '{{image}} has no tag, so Docker takes files from {{image}}:latest, which is another image from one month to the next.',
      latest:
        'Files come from {{image}}, which is whatever was pushed last: the tag latest names no version.',
      port: 'The colon in {{image}} belongs to the port of the registry; the image itself has no tag, so Docker takes files from latest.',
    },
  },
  *check({ stages }) {
    for (const { name, reference, range } of imagesTaken(stages)) {
      if (reference.digest !== null || (reference.tag !== null && reference.tag !== 'latest')) continue
      const isLatest = reference.tag === 'latest'
      const isImage = isLatest || /[/.:]/.test(name) || COPIED_IMAGES.has(name)
      if (!isImage || name === 'scratch') continue
      const messageId = isLatest ? 'latest' : /:\d+\//.test(name) ? 'port' : 'untagged'
      // A build context of that name may stand in for an image.
      yield {
        messageId,
        range,
        data: { image: name },
        confidence: isLatest ? 'certain' : ('likely' as const),
      }
    }
  },
})
