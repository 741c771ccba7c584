import type { Size } from '../../source/size.ts'

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const
/** Digits behind the point below ten of a unit: gigabytes are where a tenth still is a lot. */
const DIGITS = [0, 1, 1, 2, 2] as const

/**
 * A size as people say it: `121 MB`, `about 46 MB`, `at least 12 MB`, `unknown`. Units of a thousand as Docker prints them
 * (docker/go-units, HumanSize), no decimals above ten, a space that does not break.
 */
export function formatSize({ bytes, basis }: Size): string {
  if (basis === 'unknown') return bytes > 0 ? `at least ${formatBytes(bytes)}` : 'unknown'
  return basis === 'estimated' && bytes > 0 ? `about ${formatBytes(bytes)}` : formatBytes(bytes)
}

/** The number and its unit alone; `0` for nothing. */
export function formatBytes(bytes: number): string {
  if (bytes <= 0) return '0'
  let unit = 0
  let amount = bytes
  // What would round up to a thousand is said in the next unit.
  while (unit < UNITS.length - 1 && Math.round(amount) >= 1000) {
    amount /= 1000
    unit += 1
  }
  const factor = 10 ** DIGITS[unit]!
  const rounded = amount < 10 ? Math.round(amount * factor) / factor : Math.round(amount)
  return `${rounded}\u00A0${UNITS[unit]}`
}
