import { formatBytes, formatSize } from '../../build/report/format-size.ts'
import type { Range } from '../../source/position.ts'
import type { Size } from '../../source/size.ts'
import { fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { AmountCheck, SizeCheck } from '../schema.ts'

/**
 * Facts about images and packages are of one day and one architecture, and measured images differ from them by up to a
 * tenth. So an estimate decides only when it is further than this from the bound.
 */
const MARGIN = 0.15

const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 }

/** `200 MB` in bytes. */
export function parseBytes(text: string): number {
  const unit = /(?<![A-Z])[A-Z]+$/.exec(text)?.[0] ?? 'B'
  return Number.parseFloat(text) * (UNITS[unit] ?? 1)
}

type Weighed = {
  /** `The image`, `The layer of line 4`. */
  readonly what: string
  readonly size: Size
  /** The same of the starter; null where there is none. */
  readonly starter: () => Size | null
  readonly place?: Range | null
  readonly stage?: string
  /** What keeps the size from being known: `the download on line 3`. */
  readonly gap?: { readonly text: string; readonly place: Range | null } | null
}

/** Is a size within its bounds? Decides on certain grounds only. */
export function matchSize(check: SizeCheck, weighed: Weighed): Outcome {
  const bounds = boundsOf(check, weighed)
  if (!Array.isArray(bounds)) return bounds as Outcome
  const { size, what, place = null, stage = '' } = weighed
  const [least, most] = knownRange(size)
  const said = `${what} weighs ${spoken(size)}`
  let open: Outcome | null = null
  for (const { limit, upper, text } of bounds as readonly Bound[]) {
    const over = formatBytes(Math.abs(size.bytes - limit))
    const at = { place: weighed.gap?.place ?? place, stage, subject: formatBytes(size.bytes), over }
    const beyond = size.bytes > limit ? 'above' : 'below'
    if (upper ? least > limit : most < limit)
      return fails(
        `${said}, ${over} ${upper ? 'above' : 'below'} ${text}.`,
        upper ? `At most ${text} is asked.` : `At least ${text} is asked.`,
        { ...at, place },
      )
    if (upper ? most <= limit : least >= limit) continue
    const why =
      size.basis === 'unknown'
        ? `${said}; ${weighed.gap?.text ?? 'the rest'} cannot be weighed from the file.`
        : `${said}, ${size.bytes === limit ? 'as much as' : `${over} ${beyond}`} the bound of ${text}; an estimate so near to it decides nothing.`
    open ??= unknown(why, `It has to be clearly ${upper ? 'below' : 'above'} ${text}.`, at)
  }
  return open ?? holds(`${said}.`, { place, stage, subject: formatBytes(size.bytes) })
}

type Bound = { readonly limit: number; readonly upper: boolean; readonly text: string }

function boundsOf(
  { atLeast, atMost, atMostOf }: SizeCheck,
  { starter, what }: Weighed,
): readonly Bound[] | Outcome {
  const bounds: Bound[] = []
  if (atMost !== undefined) bounds.push({ limit: parseBytes(atMost), upper: true, text: atMost })
  if (atLeast !== undefined) bounds.push({ limit: parseBytes(atLeast), upper: false, text: atLeast })
  if (atMostOf === undefined) return bounds
  const before = starter()
  if (!before || before.basis === 'unknown')
    return unknown(`What ${what === 'The image' ? 'the image' : 'it'} weighed before cannot be known.`, '')
  const part = atMostOf.starter
  const share = part === 1 ? '' : `${Math.round(part * 100)} % of `
  bounds.push({
    limit: before.bytes * part,
    upper: true,
    text: `${share}the ${formatBytes(before.bytes)} it had before`,
  })
  return bounds
}

/** What the size is certainly at least and at most. */
export function knownRange({ bytes, basis }: Size): readonly [least: number, most: number] {
  if (basis === 'measured') return [bytes, bytes]
  return [bytes * (1 - MARGIN), basis === 'estimated' ? bytes * (1 + MARGIN) : Infinity]
}

function spoken(size: Size): string {
  if (size.basis === 'unknown' && size.bytes === 0) return 'an unknown amount'
  return size.basis === 'estimated' ? `an estimated ${formatBytes(size.bytes)}` : formatSize(size)
}

/** `There are 3 layers.` against bounds. `few` says it in the singular or plural. */
export function matchAmount(
  { atLeast, atMost }: AmountCheck,
  count: number,
  seen: string,
  details: Parameters<typeof holds>[1] = {},
): Outcome {
  const at = { ...details, subject: String(count) }
  if (atMost !== undefined && count > atMost)
    return fails(seen, atMost === 0 ? 'There must be none.' : `At most ${atMost} may be there.`, {
      ...at,
      over: String(count - atMost),
    })
  if (atLeast !== undefined && count < atLeast)
    return fails(seen, `At least ${atLeast} have to be there.`, { ...at, over: String(atLeast - count) })
  return holds(seen, at)
}
