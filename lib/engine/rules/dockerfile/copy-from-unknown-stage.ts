import type { CopySource, Dockerfile, StageInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { nearest } from '../shared/nearest.ts'
import { COPIED_IMAGES } from '../shared/official-images.ts'

export const docs: RuleDocs = {
  why: 'COPY --from takes the name or number of a stage. Any other word is the name of an image, or of a build context given on the command line. A misspelt stage therefore becomes a download: it fails with a message about access rights, or it succeeds and copies from an image somebody else has published.',
  bad: 'FROM golang:1.27 AS build\nRUN go install example.com/shop/api@v1.4.0\nFROM debian:13-slim\nCOPY --from=biuld /go/bin/api /usr/local/bin/\n',
  good: 'FROM golang:1.27 AS build\nRUN go install example.com/shop/api@v1.4.0\nFROM debian:13-slim\nCOPY --from=build /go/bin/api /usr/local/bin/\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy---from',
    'https://docs.docker.com/build/building/multi-stage/',
  ],
  equivalents: {
    hadolint: ['DL3022'],
    kics: ["COPY '--from' Without FROM Alias Defined Previously"],
    dockerfile_utils: ['FLAG_INVALID_FROM_VALUE'],
  },
}

/** A name that is no stage is taken for an image, and the builder tries to pull it. */
export default defineRule({
  meta: {
    name: 'copy-from-unknown-stage',
    severity: 'warning',
    category: 'syntax',
    files: 'dockerfile',
    on: { flags: ['from', 'mount'] },
    title: 'Copy from a stage or an image that exists',
    messages: {
      spelling:
        'No stage is called {{name}}, so Docker would pull an image of that name; stage {{meant}} is probably meant.',
      index:
        'There is no stage {{name}} before this one: stages count from 0, and here they end at {{last}}.',
      unknown:
        'No stage is called {{name}}, so Docker pulls an image of that name; if an image is meant, write its tag, too.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
      for (const { value, range } of sourcesOf(instruction)) {
        const name = value.text ?? ''
        const finding = judge(name, instruction.stage, dockerfile)
        if (finding === null) continue
        const data = { name, meant: finding.meant, last: instruction.stage - 1 }
        const isError = finding.messageId !== 'unknown'
        yield {
          messageId: finding.messageId,
          range,
          data,
          confidence: isError ? 'certain' : 'likely',
          ...(isError && { severity: 'error' as const }),
          ...(finding.meant !== '' && instruction.keyword !== 'RUN' ? fixOf(range, finding.meant) : {}),
        }
      }
    }
  },
})

type Source = Extract<CopySource, { kind: 'image' }> & { readonly range: Range }

/** What `--from` names in COPY and in mounts, where it is no stage. */
function sourcesOf(instruction: StageInstruction): readonly Source[] {
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
    return instruction.from?.kind === 'image'
      ? [{ ...instruction.from, range: instruction.from.value.range }]
      : []
  }
  if (instruction.keyword !== 'RUN') return []
  return instruction.mounts.flatMap(({ from, flag }) =>
    from?.kind === 'image' ? [{ ...from, range: flag.range }] : [],
  )
}

type Verdict = { readonly messageId: 'spelling' | 'index' | 'unknown'; readonly meant: string }

/** Null for what is meant as an image: with a tag, a digest, a path, or a well-known name. */
function judge(name: string, stage: number, { stages }: Dockerfile): Verdict | null {
  if (/^\d+$/.test(name)) return { messageId: 'index', meant: '' }
  if (name === '' || /[:@/.$]/.test(name)) return null
  if (COPIED_IMAGES.has(name.toLowerCase())) return null
  const meant = nearest(
    name,
    stages.slice(0, stage).flatMap((earlier) => earlier.from.as?.value ?? []),
  )
  return { messageId: meant === null ? 'unknown' : 'spelling', meant: meant ?? '' }
}

function fixOf(range: Range, meant: string): { fix: Fix } {
  return { fix: { title: `Write ${meant}`, safety: 'suggestion', edits: [{ range, newText: meant }] } }
}
