import type { ImagePart, ImageReport } from '@/lib/engine/build/report/types.ts'

/** The draught scale of an image: places from the bottom, in percent of the drawing's height. */
export type Gauge = {
  /** Megabytes, or gigabytes from a thousand of them on. */
  readonly unit: 'MB' | 'GB'
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
  readonly minor: readonly number[]
  readonly parts: readonly Segment[]
  readonly goal: number | null
  /** Where the known parts end and what is not known begins, and where its words stand; null when all is known. */
  readonly open: { readonly from: number; readonly label: number } | null
}
export type Segment = {
  readonly kind: ImagePart['kind']
  readonly part: ImagePart
  readonly from: number
  readonly height: number
  /** Where its words stand: in its middle, or as near as the other words leave room. */
  readonly label: number
}

const MB = 1_000_000
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000]
/** Height of a line of words, and where the highest may stand. */
const LINE = 8
const TOP = 98

/** `goal` in bytes. Parts of no known weight are not drawn; that there are some is. */
export function gaugeOf({ parts, size }: Pick<ImageReport, 'parts' | 'size'>, goal: number | null): Gauge {
  const heavy = parts.filter(({ size }) => size.bytes > 0)
  const total = heavy.reduce((sum, { size }) => sum + size.bytes, 0)
  const top = Math.max(total, goal ?? 0, MB) / MB
  const step = STEPS.find((candidate) => top / candidate <= 5.5) ?? top / 5
  const end = top * 1.1
  const at = (megabytes: number) => Math.round((megabytes / end) * 1000) / 10
  const unit = step * Math.floor(end / step) >= 1000 ? 'GB' : 'MB'
  const marks = range(Math.floor(end / (step / 5))).map((index) => index * (step / 5))
  const drawn = segments(heavy, (bytes) => at(bytes / MB))
  const known = at(total / MB)
  const isOpen = size.basis === 'unknown'
  const labels = spread([
    ...drawn.map(({ from, height }) => from + height / 2),
    ...(isOpen ? [known + LINE / 2] : []),
  ])
  return {
    unit,
    ticks: range(Math.floor(end / step)).map((index) => ({
      at: at(index * step),
      text: String(Math.round(unit === 'GB' ? index * step : index * step * 1000) / 1000),
    })),
    minor: marks.filter((_, index) => index % 5 !== 0).map(at),
    parts: drawn.map((part, index) => ({ ...part, label: labels[index]! })),
    goal: goal === null ? null : at(goal / MB),
    open: isOpen ? { from: known, label: labels.at(-1)! } : null,
  }
}

function segments(parts: readonly ImagePart[], at: (bytes: number) => number): Omit<Segment, 'label'>[] {
  let bytes = 0
  return parts.map((part) => {
    const from = at(bytes)
    bytes += part.size.bytes
    return { kind: part.kind, part, from, height: Math.round((at(bytes) - from) * 10) / 10 }
  })
}

/** Words one above the other: pushed up from below until each has its line, then down again from the top. */
function spread(wanted: readonly number[]): number[] {
  let free = 0
  const up = wanted.map((at) => {
    const place = Math.max(at, free)
    free = place + LINE
    return place
  })
  return up.map((place, index) => {
    const most = TOP - (up.length - 1 - index) * LINE
    return Math.round(Math.min(place, most) * 10) / 10
  })
}

const range = (last: number) => Array.from({ length: last + 1 }, (_, index) => index)
