import { describe, expect, it } from 'vitest'
import type { ImagePart } from '@/lib/engine/build/report/types.ts'
import { bytes } from './fixtures.ts'
import { gaugeOf } from './gauge-scale.ts'

const part = (kind: ImagePart['kind'], megabytes: number): ImagePart => ({
  kind,
  size: bytes(megabytes * 1_000_000),
})

const gaugeFor = (parts: readonly ImagePart[], goal: number | null) =>
  gaugeOf({ parts, size: bytes(0) }, goal)

describe('the draught scale', () => {
  it('marks round numbers up to the image and its goal', () => {
    const { ticks, unit, minor } = gaugeFor([part('base', 121), part('dependencies', 122)], 200_000_000)
    expect(unit).toBe('MB')
    expect(ticks.map(({ text }) => text)).toEqual(['0', '50', '100', '150', '200', '250'])
    expect(ticks[0]!.at).toBe(0)
    expect(minor).not.toContain(0)
    expect(minor.length).toBeGreaterThanOrEqual(20)
  })

  it.each([
    [1.2, 'MB', ['0', '1']],
    [8, 'MB', ['0', '2', '4', '6', '8']],
    [1120, 'GB', ['0', '0.25', '0.5', '0.75', '1']],
    [4400, 'GB', ['0', '1', '2', '3', '4']],
  ])('%d MB', (megabytes, unit, texts) => {
    const gauge = gaugeFor([part('base', megabytes)], null)
    expect([gauge.unit, gauge.ticks.map(({ text }) => text)]).toEqual([unit, texts])
  })

  it('stacks the parts without a gap, the words with room between them', () => {
    const { parts } = gaugeFor([part('base', 100), part('wasted', 1), part('app', 1)], null)
    expect(parts.map(({ kind }) => kind)).toEqual(['base', 'wasted', 'app'])
    expect(parts[1]!.from).toBeCloseTo(parts[0]!.from + parts[0]!.height, 1)
    expect(parts[2]!.label - parts[1]!.label).toBeGreaterThanOrEqual(8)
  })

  it('keeps all words within the drawing', () => {
    const parts = [part('base', 126), part('wasted', 2), part('dependencies', 8), part('app', 0.001)]
    const gauge = gaugeOf({ parts, size: bytes(136_000_000, 'unknown') }, null)
    const labels = [...gauge.parts.map(({ label }) => label), gauge.open!.label]
    expect(Math.max(...labels)).toBeLessThanOrEqual(98)
    for (const [index, label] of labels.entries()) {
      if (index > 0) expect(label - labels[index - 1]!).toBeGreaterThanOrEqual(7.9)
    }
  })

  it('has the goal in sight above the image', () => {
    const { goal, parts } = gaugeFor([part('base', 50)], 200_000_000)
    expect(goal).toBeGreaterThan(90)
    expect(goal).toBeLessThan(100)
    expect(parts[0]!.height).toBeLessThan(25)
  })

  it('is open above when a part is not known', () => {
    const parts = [part('base', 100), { kind: 'app', size: bytes(0, 'unknown') } as const]
    const { open, parts: drawn } = gaugeOf({ parts, size: bytes(100_000_000, 'unknown') }, null)
    expect(drawn).toHaveLength(1)
    expect(open?.from).toBeCloseTo(drawn[0]!.height, 1)
    expect(open!.label - drawn[0]!.label).toBeGreaterThanOrEqual(8)
    expect(gaugeFor(parts, null).open).toBeNull()
  })

  it('draws nothing of what weighs nothing, and a scale all the same', () => {
    const gauge = gaugeFor([part('base', 0)], null)
    expect(gauge.parts).toEqual([])
    expect(gauge.ticks.length).toBeGreaterThan(1)
  })
})
