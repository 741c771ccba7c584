import { expect, it } from 'vitest'
import { summarySentence } from '@/lib/engine/build/report/words.ts'
import { reportOf, stageOf, stepOf } from './fixtures.ts'
import { headAndRest, summaryParts } from './summary-parts.ts'

it.each([
  ['Nothing runs again: all 5 steps are cached.', 'Nothing runs again: all 5 steps are cached.', ''],
  ['3 of 10 steps run again. COPY . . on line 6', '3 of 10 steps run again.', ' COPY . . on line 6'],
  ['It has 1.5 GB. Much.', 'It has 1.5 GB.', ' Much.'],
  ['', '', ''],
])('the first sentence of “%s”', (text, first, rest) => {
  expect(headAndRest(text)).toEqual([first, rest])
})

it('sets the instruction that begins it apart, and loses no word', () => {
  const cause = { kind: 'file', path: 'rye.py' } as const
  const report = reportOf(
    [
      stageOf([
        stepOf('FROM oven:2'),
        stepOf('COPY . .', { cache: { state: 'rerun', cause, reason: 'rye.py changed' } }),
      ]),
    ],
    { rerun: { steps: 1, rerun: 1, mayRerun: 0, first: { stage: 0, step: 1 } } },
  )
  const { head, before, code, after } = summaryParts(report)
  expect(code).toBe('COPY . .')
  expect(head + before + code + after).toBe(summarySentence(report))
  expect(summaryParts({ ...report, rerun: null }).code).toBe('')
})
