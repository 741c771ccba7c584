/**
 * An amount of bytes and how it is known: counted from files at hand or published by their maker (`measured`), worked out
 * from facts about images and packages (`estimated`), or in part not known at all (`unknown`: `bytes` is the known part).
 */
export type Size = { readonly bytes: number; readonly basis: 'measured' | 'estimated' | 'unknown' }

export const NOTHING: Size = { bytes: 0, basis: 'measured' }
export const UNKNOWN_SIZE: Size = { bytes: 0, basis: 'unknown' }

const BASES = ['measured', 'estimated', 'unknown'] as const

/** A sum is known as badly as its worst part. */
export function addSizes(sizes: Iterable<Size>): Size {
  let bytes = 0
  let worst = 0
  for (const size of sizes) {
    bytes += size.bytes
    worst = Math.max(worst, BASES.indexOf(size.basis))
  }
  return { bytes, basis: BASES[worst]! }
}
