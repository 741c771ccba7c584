import type { BuildReport, StepReport } from '@/lib/engine/build/report/types.ts'

/** How a layer's size is drawn, in percent of the widest bar. One scale for all stages, so that lengths compare. */
export type Bar = {
  /** `zero`: a tick alone. `open`: nothing of its size is known, or more than what is drawn. */
  readonly kind: 'zero' | 'full' | 'open'
  /** What stays, and behind it what a later layer deletes. */
  readonly kept: number
  readonly wasted: number
}

/** A layer's bytes at which its bar is full; 0 when nothing is known to weigh anything. */
export function fullScale({ stages }: Pick<BuildReport, 'stages'>): number {
  return Math.max(0, ...stages.flatMap(({ steps }) => steps.map(({ size }) => size.bytes)))
}

export function barOf({ size, wasted }: Pick<StepReport, 'size' | 'wasted'>, scale: number): Bar {
  const open = size.basis === 'unknown'
  if (size.bytes <= 0 || scale <= 0) return { kind: open ? 'open' : 'zero', kept: 0, wasted: 0 }
  const gone = Math.min(size.bytes, sum(wasted.map((waste) => waste.size.bytes)))
  const share = (bytes: number) => Math.round((bytes / scale) * 1000) / 10
  return { kind: open ? 'open' : 'full', kept: share(size.bytes - gone), wasted: share(gone) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
