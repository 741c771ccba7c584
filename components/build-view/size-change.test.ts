import { expect, it, test, vi } from 'vitest'
import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import type { EngineClient } from '@/lib/worker/client.ts'
import { reportOn, sizeChange } from './size-change.ts'

const report = (bytes: number, basis: 'measured' | 'estimated' | 'unknown' = 'measured', ok = true) =>
  ({ ok, image: { size: { bytes, basis } } }) as BuildReport

test.each([
  [report(1.12e9), report(142e6), 'The image went from 1.12 GB to 142 MB.'],
  [report(900e6, 'estimated'), report(140e6), 'The image went from about 900 MB to 140 MB.'],
  [report(900e6), report(890e6), null],
  [report(140e6), report(900e6), null],
  [report(900e6, 'unknown'), report(140e6), null],
  [report(900e6), report(140e6, 'measured', false), null],
  [null, report(140e6), null],
])('a change of size is told where it is certain', (before, after, words) => {
  expect(sizeChange(before, after)?.replaceAll('\u00A0', ' ') ?? null).toBe(words)
})

it('asks again when another question took its place, and gives up at last', async () => {
  const answers = [{ kind: 'superseded' }, { kind: 'ok', value: { report: report(5) } }]
  const ask = vi.fn(() => Promise.resolve(answers.shift() ?? { kind: 'superseded' }))
  const build = ask as unknown as EngineClient['build']
  expect(await reportOn(build, {}, {}, 0)).toEqual(report(5))
  expect(await reportOn(build, {}, {}, 0)).toBeNull()
  expect(ask).toHaveBeenCalledTimes(5)
})
