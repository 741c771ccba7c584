import { credentialFile } from '../../build/secrets/files.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { lateRemovals } from '../shared/credential-trails.ts'
import { shippedStages } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'Every instruction makes a layer of its own, and a layer is never changed again. A deletion in a later one is a note that the file is not to be shown; the bytes stay in the earlier layer, where docker save and a tar command bring them back. A secret must not get into any layer: mount it for the one command that needs it.',
  bad: 'FROM python:3.13-slim\nCOPY .netrc /root/.netrc\nRUN pip install --no-cache-dir shop-client\nRUN rm /root/.netrc\n',
  good: '# syntax=docker/dockerfile:1\nFROM python:3.13-slim\nRUN --mount=type=secret,id=netrc,target=/root/.netrc pip install --no-cache-dir shop-client\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/engine/storage/drivers/#images-and-layers',
  ],
  equivalents: {},
}

/** A layer is never changed afterwards: deleting in a later one only hides. */
export default defineRule({
  meta: {
    name: 'secret-removed-too-late',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'ENV'] },
    title: 'Delete nothing secret in a later layer',
    messages: {
      file: '{{what}} is only hidden here: the layer of line {{line}} still holds it, and docker save gives it to everybody.',
      written: '{{what}} was written in line {{line}} and is only hidden here: that layer still holds it.',
      variable:
        'ENV {{what}} is set in line {{line}}; emptying it later leaves the value in the history of the image.',
      builder:
        '{{what}} is deleted after the layer of line {{line}} has stored it; this stage is thrown away, but the build cache keeps that layer.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    for (const { by, what, stage, range, removedRange, certain } of lateRemovals(input)) {
      const discarded = !shipped.has(stage)
      yield {
        messageId: discarded ? 'builder' : MESSAGES[by],
        range: removedRange,
        data: { what: by === 'copied' ? described(what) : what, line: range.start.line },
        confidence: certain ? 'certain' : 'likely',
        ...(discarded && { severity: 'warning' as const }),
      }
    }
  },
})

const MESSAGES = { copied: 'file', written: 'written', env: 'variable' } as const

function described(path: string): string {
  const file = credentialFile(path)
  return file ? `${path}, ${file.what},` : path
}
