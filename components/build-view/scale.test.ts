import { describe, expect, it } from 'vitest'
import { bytes, reportOf, stageOf, stepOf } from './fixtures.ts'
import { barOf, fullScale } from './scale.ts'

const paths = { paths: ['/wheels'], count: 1 }
const waste = (count: number) => ({
  paths,
  size: bytes(count),
  by: 'removed' as const,
  stage: 0,
  step: 2,
})

describe('the scale of the bars', () => {
  it('is the largest layer of any stage', () => {
    const stages = [100, 250, 40].map((size) => stageOf([stepOf('RUN bake', { size: bytes(size) })]))
    expect(fullScale(reportOf(stages))).toBe(250)
    expect(fullScale(reportOf([]))).toBe(0)
  })

  it.each([
    ['an empty layer is a tick', bytes(0), [], { kind: 'zero', kept: 0, wasted: 0 }],
    ['the largest fills the bar', bytes(200), [], { kind: 'full', kept: 100, wasted: 0 }],
    ['a share to a tenth', bytes(1, 'measured'), [], { kind: 'full', kept: 0.5, wasted: 0 }],
    ['all wasted', bytes(50), [waste(50)], { kind: 'full', kept: 0, wasted: 25 }],
    [
      'wasted in part, by two steps',
      bytes(100),
      [waste(20), waste(30)],
      { kind: 'full', kept: 25, wasted: 25 },
    ],
    ['never more wasted than it weighs', bytes(100), [waste(900)], { kind: 'full', kept: 0, wasted: 50 }],
    ['unknown is not zero', bytes(0, 'unknown'), [], { kind: 'open', kept: 0, wasted: 0 }],
    ['unknown beyond what is known', bytes(20, 'unknown'), [], { kind: 'open', kept: 10, wasted: 0 }],
  ])('%s', (_, size, wasted, expected) => {
    expect(barOf({ size, wasted }, 200)).toEqual(expected)
  })

  it('draws nothing where there is no scale', () => {
    expect(barOf({ size: bytes(0), wasted: [] }, 0)).toEqual({ kind: 'zero', kept: 0, wasted: 0 })
  })
})
