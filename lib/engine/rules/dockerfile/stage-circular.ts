import type { Stage } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'A stage can be built once everything it needs is finished: its base, the stages it copies from, and those it mounts. When two stages need each other, neither can begin, and Docker refuses the file before its first step. Most often both need the same part; that part in a stage of its own, above the two, breaks the loop.',
  bad: 'FROM node:24-slim AS web\nCOPY --from=docs /site/assets /web/assets\nRUN npm --prefix /web run build\nFROM node:24-slim AS docs\nCOPY --from=web /web/theme /site/theme\nRUN npm --prefix /site run build\n',
  good: 'FROM node:24-slim AS assets\nCOPY assets /assets\nFROM node:24-slim AS web\nCOPY --from=assets /assets /web/assets\nRUN npm --prefix /web run build\nFROM node:24-slim AS docs\nCOPY --from=assets /assets /site/assets\nCOPY --from=web /web/theme /site/theme\nRUN npm --prefix /site run build\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/reference/dockerfile/#copy---from',
  ],
  equivalents: { tally: ['circular-stage-deps'] },
}

/** A stage that needs itself is copy-from-self's, one that needs a later stage without a loop copy-from-unknown-stage's. */
export default defineRule({
  meta: {
    name: 'stage-circular',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['stage-circular'] },
    title: 'Put what two stages share into a stage of its own',
    messages: {
      loop: 'The stages need each other in a loop ({{path}}), so none of them can be built.',
      long: 'Stage {{stage}} is part of a loop of stages that need each other, so none of them can be built.',
    },
  },
  *check(input) {
    for (const { problem } of problemsWith('stage-circular', input)) {
      const stage = input.stages.findLast(({ range }) => range.start.offset <= problem.range.start.offset)
      const path = stage ? loopFrom(input.stages, stage) : null
      const data = { stage: stage?.label ?? '', path: path?.join(' → ') ?? '' }
      yield { messageId: path === null ? 'long' : 'loop', range: problem.range, data }
    }
  },
})

/** More stages than a message could name. */
const LONGEST = 50

/** The shortest way from a stage back to itself, by labels; null where it is too long to tell. */
function loopFrom(stages: readonly Stage[], { index }: Stage): readonly string[] | null {
  const cameFrom = new Map<number, number>()
  const open = [index]
  for (const at of open) {
    for (const need of stages[at]?.needs ?? []) {
      if (need === index) return labelsOf(stages, cameFrom, at, index)
      if (cameFrom.has(need) || open.length > LONGEST) continue
      cameFrom.set(need, at)
      open.push(need)
    }
  }
  return null
}

function labelsOf(
  stages: readonly Stage[],
  cameFrom: ReadonlyMap<number, number>,
  last: number,
  start: number,
): readonly string[] {
  const path = [start]
  for (let at: number | undefined = last; at !== undefined && at !== start; at = cameFrom.get(at))
    path.push(at)
  return [...path, start].toReversed().map((at) => stages[at]?.label ?? String(at))
}
