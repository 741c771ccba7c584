import { chainOf } from '../../dockerfile/chain.ts'
import type { Dockerfile, Stage } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A stage from scratch begins with no file at all. Settings such as ENV, LABEL or CMD put none into it, so as long as nothing is copied into the stage there is nothing to copy out of it: the build ends at this COPY. Mostly another stage was meant, the one that compiled the program.',
  bad: 'FROM golang:1.27 AS build\nRUN go install example.com/buoy@v1.4.0\nFROM scratch AS files\nENV TZ=UTC\nFROM debian:13-slim\nCOPY --from=files /go/bin/buoy /usr/local/bin/buoy\n',
  good: 'FROM golang:1.27 AS build\nRUN go install example.com/buoy@v1.4.0\nFROM debian:13-slim\nCOPY --from=build /go/bin/buoy /usr/local/bin/buoy\n',
  sources: [
    'https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch',
    'https://docs.docker.com/reference/dockerfile/#copy---from',
  ],
  equivalents: { tally: ['copy-from-empty-scratch-stage'] },
}

/** A RUN there fails by itself, and a WORKDIR makes a directory: both may be followed by a copy that works. */
const FILLS: ReadonlySet<string> = new Set(['COPY', 'ADD', 'RUN', 'WORKDIR', 'INVALID'])

export default defineRule({
  meta: {
    name: 'copy-from-empty-stage',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { flags: ['from'] },
    title: 'Copy from a stage that holds files',
    tells: ['copy-source-missing'],
    messages: {
      empty:
        'Stage {{stage}} is made from scratch and nothing is copied into it, so there is no {{path}} to copy.',
    },
  },
  *check({ dockerfile, stages }) {
    const empty = new Map<number, boolean>()
    const isEmpty = (stage: number): boolean => {
      const known = empty.get(stage) ?? holdsNothing(stage, dockerfile)
      empty.set(stage, known)
      return known
    }
    for (const { used, instructions } of stages) {
      for (const copy of used ? instructions : []) {
        if (copy.keyword !== 'COPY' || copy.from?.kind !== 'stage' || !isEmpty(copy.from.stage)) continue
        const [source] = copy.sources
        if (!source || isRoot(source.text)) continue
        const stage = stages[copy.from.stage]?.label ?? ''
        yield { messageId: 'empty', range: copy.from.value.range, data: { stage, path: source.raw } }
      }
    }
  },
})

function holdsNothing(index: number, dockerfile: Dockerfile): boolean {
  const chain = chainOf(dockerfile, index)
  return chain[0]?.base.kind === 'scratch' && !chain.some(fills)
}

function fills({ triggers, instructions }: Stage): boolean {
  return [...triggers, ...instructions].some(({ keyword }) => FILLS.has(keyword))
}

/** The root is always there, and empty; a path of which nothing is known may be it. */
function isRoot(path: string | null): boolean {
  return path === null || /^[/.]*$/.test(path) || /[*?[]/.test(path)
}
