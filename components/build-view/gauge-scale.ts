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
  /** Where its words stand: in its middle, or higher when the words below need the room. */
  readonly label: number
}

const MB = 1_000_000
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000]
/** Height of a line of words. */
const LINE = 8

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
  return {
    unit,
    ticks: range(Math.floor(end / step)).map((index) => ({
      at: at(index * step),
      text: String(Math.round(unit === 'GB' ? index * step : index * step * 1000) / 1000),
    })),
    minor: marks.filter((_, index) => index % 5 !== 0).map(at),
    parts: drawn,
    goal: goal === null ? null : at(goal / MB),
    open: size.basis === 'unknown' ? openEnd(at(total / MB), drawn) : null,
  }
}

function openEnd(from: number, parts: readonly Segment[]): NonNullable<Gauge['open']> {
  return { from, label: Math.max(from + LINE / 2, (parts.at(-1)?.label ?? 0) + LINE) }
}

function segments(parts: readonly ImagePart[], at: (bytes: number) => number): Segment[] {
  let bytes = 0
  let free = 0
  return parts.map((part) => {
    const from = at(bytes)
    bytes += part.size.bytes
    const height = Math.round((at(bytes) - from) * 10) / 10
    const label = Math.round(Math.max(from + height / 2, free) * 10) / 10
    free = label + LINE
    return { kind: part.kind, part, from, height, label }
  })
}

const range = (last: number) => Array.from({ length: last + 1 }, (_, index) => index)
