import type { Dockerfile, LabelInstruction, Pair } from '../../dockerfile/model.ts'
import { slice } from '../../source/position.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { labelsOf } from '../shared/labels.ts'
import { removeLines } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'An image has one value for each key. Where a stage sets the same key twice, the later one wins and the earlier one is lost without a word: whoever changes the first line wonders why the image does not show it.',
  bad: 'FROM nginx:1.30\nLABEL org.opencontainers.image.title="ferry"\nLABEL org.opencontainers.image.title="ferry timetable"\n',
  good: 'FROM nginx:1.30\nLABEL org.opencontainers.image.title="ferry timetable"\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#label'],
  equivalents: { tally: ['labels/no-duplicate-keys'] },
}

/** Within a stage; a stage that sets what the one below it set does so on purpose. */
export default defineRule({
  meta: {
    name: 'label-duplicate',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['LABEL'] },
    title: 'Set each label once',
    messages: {
      same: 'The label {{key}} is set again in line {{line}} to the same value, so this one says nothing.',
      lost: 'The label {{key}} is set again in line {{line}}, which wins: this value never gets into the image.',
    },
  },
  *check(input) {
    const last = new Map<string, { readonly value: string | null; readonly line: number }>()
    const reports = []
    for (const { instruction, pair, key, value } of labelsOf(input).toReversed()) {
      if (key === null) continue
      const place = `${instruction.stage} ${key}`
      const later = last.get(place)
      if (later) {
        const messageId = value !== null && later.value === value ? ('same' as const) : ('lost' as const)
        const data = { key, line: later.line }
        reports.push({ messageId, range: pair.range, data, ...fixOf(instruction, pair, input.dockerfile) })
      } else last.set(place, { value, line: pair.range.start.line })
    }
    yield* reports.toReversed()
  },
})

/** Takes the pair away, with its instruction where it is the only one. */
function fixOf(
  instruction: LabelInstruction,
  pair: Pair,
  { source }: Pick<Dockerfile, 'source'>,
): { fix?: Fix } {
  const edit =
    instruction.pairs.length === 1
      ? removeLines(source, instruction.range)
      : withoutPair(instruction, pair, source)
  return edit ? { fix: { title: 'Delete the label that is lost', safety: 'safe', edits: [edit] } } : {}
}

/** In one line with the pair behind it; null where a continuation would have to go as well. */
function withoutPair({ pairs }: LabelInstruction, pair: Pair, source: string): TextEdit | null {
  const next = pairs[pairs.indexOf(pair) + 1]
  if (!next) return null
  const range = { start: pair.range.start, end: next.range.start }
  return slice(source, range).includes('\n') && pair.separator !== '=' ? null : { range, newText: '' }
}
