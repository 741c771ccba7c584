/** `vertical`: the line stands upright, between left and right. */
export type Orientation = 'vertical' | 'horizontal'
export type Split = {
  readonly orientation: Orientation
  /** The pane that is sized comes after the line, so it grows when the line moves back. */
  readonly after: boolean
  readonly size: number
  readonly min: number
  readonly max: number
}

const STEP = 16
const LARGE_STEP = 64

export function clampSize({ min, max }: Pick<Split, 'min' | 'max'>, size: number): number {
  return Math.round(Math.min(Math.max(size, min), Math.max(min, max)))
}

/** The size a key leads to; `default` for the key that gives it back, null for a key that means nothing here. */
export function sizeForKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  split: Split,
): number | 'default' | null {
  if (key === 'Enter') return 'default'
  if (key === 'Home') return clampSize(split, split.min)
  if (key === 'End') return clampSize(split, split.max)
  const way = wayOf(key, split.orientation)
  if (way === 0) return null
  return clampSize(split, split.size + way * sign(split) * (shiftKey ? LARGE_STEP : STEP))
}

/** The size after the line was pulled that far, in pixels to the right or down. */
export function sizeForPull(split: Split, pulled: number): number {
  return clampSize(split, split.size + pulled * sign(split))
}

const sign = ({ after }: Split) => (after ? -1 : 1)

function wayOf(key: string, orientation: Orientation): number {
  const [back, on] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  return key === back ? -1 : key === on ? 1 : 0
}
