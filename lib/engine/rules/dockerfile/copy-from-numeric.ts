import type { Dockerfile, Stage } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { at } from '../shared/ranges.ts'
import { fromsOf } from '../shared/taken-images.ts'

export const docs: RuleDocs = {
  why: 'A number in --from counts the stages of the file from 0. Whoever puts a stage in front, or changes their order, changes what every number behind it means, and nothing in those lines shows it: the build fails on a missing file, or it copies a file of the same name out of the wrong stage. A name stays right wherever the stage moves, and says what is taken.',
  bad: 'FROM golang:1.27\nRUN go install example.com/shop/api@v1.4.0\nFROM debian:13-slim\nCOPY --from=0 /go/bin/api /usr/local/bin/\n',
  good: 'FROM golang:1.27 AS build\nRUN go install example.com/shop/api@v1.4.0\nFROM debian:13-slim\nCOPY --from=build /go/bin/api /usr/local/bin/\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages',
    'https://docs.docker.com/reference/dockerfile/#copy---from',
  ],
  equivalents: { kics: ['Using Unnamed Build Stages'] },
}

/** Numbers of no stage belong to copy-from-unknown-stage, the stage's own number to copy-from-self: both stop the build. */
export default defineRule({
  meta: {
    name: 'copy-from-numeric',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { flags: ['from', 'mount'] },
    title: 'Name stages and copy from them by name',
    messages: {
      unnamed:
        'The stage of line {{line}} is called {{number}} only because of its place; with another stage before it this copies from elsewhere. Give it a name with AS.',
      named:
        'Stage {{number}} has a name: {{name}} stays right when stages are added or moved, the number does not.',
    },
  },
  *check({ dockerfile, stages }) {
    const named = new Set<number>()
    for (const { stage, range, number } of numbersIn(dockerfile)) {
      const target = stages[stage]
      if (!target) continue
      const name = target.from.as?.value ?? null
      const data = { number, name: name ?? '', line: target.from.range.start.line }
      if (name !== null) {
        // Of two stages with one name, the name means the later one.
        const alone = stages.filter((each) => each.name === target.name).length === 1
        const fix: Fix = { title: `Copy from ${name}`, safety: 'safe', edits: [{ range, newText: name }] }
        yield { messageId: 'named', range, data, ...(alone && { fix }) }
        continue
      }
      // Naming a stage changes all places that need it, so the first of them brings the fix for all.
      const fix = named.has(stage) ? {} : { fix: naming(target, dockerfile) }
      named.add(stage)
      yield { messageId: 'unnamed', range, data, ...fix }
    }
  },
})

type Numbered = {
  readonly stage: number
  readonly number: string
  readonly range: Fix['edits'][number]['range']
}

function numbersIn({ stages, source }: Dockerfile): readonly Numbered[] {
  return stages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) =>
      fromsOf(instruction).flatMap(({ source: from, range }) => {
        const number = source.slice(range.start.offset, range.end.offset)
        return from.kind === 'stage' && from.stage < instruction.stage && /^\d+$/.test(number)
          ? [{ stage: from.stage, number, range }]
          : []
      }),
    ),
  )
}

function naming({ index, from }: Stage, dockerfile: Dockerfile): Fix {
  const name = freeName(index, dockerfile)
  const uses = numbersIn(dockerfile).filter(({ stage }) => stage === index)
  const edits = [
    { range: at(from.image.range.end), newText: ` AS ${name}` },
    ...uses.map(({ range }) => ({ range, newText: name })),
  ]
  return { title: `Call the stage ${name}`, safety: 'safe', edits }
}

/** `build` for the first stage only: two stages must not get the same name. */
function freeName(index: number, { stages }: Dockerfile): string {
  const taken = new Set(stages.map(({ name }) => name))
  const first = index === 0 && !taken.has('build') ? 'build' : `stage${index}`
  return taken.has(first) ? `${first}-files` : first
}
