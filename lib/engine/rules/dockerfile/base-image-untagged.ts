import type { Dockerfile, Stage } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { nearest } from '../shared/nearest.ts'

export const docs: RuleDocs = {
  why: 'A reference without a tag means the tag latest. Nobody chose that version: it is whatever the publisher pushed last. The build that worked yesterday gets another operating system or another major release tomorrow, and a colleague with an older copy in the cache cannot see the failure. A tag with a version makes the choice visible and a change of it deliberate.',
  bad: 'FROM python\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  good: 'FROM python:3.13-slim\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  ],
  equivalents: {
    hadolint: ['DL3006'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    kics: ['Image Version Not Explicit'],
    semgrep: ['missing-image-version'],
    dockerfilelint: ['missing_tag'],
    dockle: ['DKL-DI-0006'],
    docker_bench: ['5.28'],
    tally: ['hadolint/DL3006'],
  },
}

/** Without a tag the builder takes `latest`, whatever that is on the day of the build. */
export default defineRule({
  meta: {
    name: 'base-image-untagged',
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    title: 'Name a version for every base image',
    messages: {
      untagged:
        '{{image}} has no tag, so Docker takes {{image}}:latest, which is another image from one month to the next.',
      port: 'The colon in {{image}} belongs to the port of the registry; the image itself has no tag, so Docker takes latest.',
      later:
        'Stage {{image}} begins further down, and FROM sees only stages above it, so Docker looks for an image of that name.',
      stage:
        'No stage above is called {{image}}, so Docker looks for an image of that name; stage {{meant}} may be meant.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const stage of stages) {
      if (stage.base.kind !== 'image') continue
      const { reference } = stage.base
      if (reference.tag !== null || reference.digest !== null) continue
      const { messageId, meant } = variant(dockerfile, stage, reference.text)
      yield { messageId, range: stage.from.image.range, data: { image: reference.text, meant } }
    }
  },
})

function variant(
  { stages }: Dockerfile,
  { index }: Stage,
  image: string,
): { messageId: 'untagged' | 'port' | 'later' | 'stage'; meant: string } {
  const names = (from: number, to?: number): string[] =>
    stages.slice(from, to).flatMap(({ name }) => name ?? [])
  if (names(index + 1).includes(image.toLowerCase())) return { messageId: 'later', meant: '' }
  if (/:\d+\//.test(image)) return { messageId: 'port', meant: '' }
  const meant = image.length > 3 ? nearest(image, names(0, index)) : null
  return meant === null ? { messageId: 'untagged', meant: '' } : { messageId: 'stage', meant }
}
