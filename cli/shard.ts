import type { OptionSpecs } from './options.ts'
import { UsageError } from './io.ts'

export const shardOption: OptionSpecs = {
  shard: { value: 'K/N', about: 'Take the K-th of N parts; the parts put together give the whole.' },
}

/** The K-th of N consecutive parts, so that the outputs of all parts in order are the output of one run. */
export function takeShard<T>(items: readonly T[], shard: string | null): readonly T[] {
  if (shard === null) return items
  const [, part = '', parts = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(shard) ?? []
  const [k, n] = [Number(part), Number(parts)]
  if (k < 1 || k > n)
    throw new UsageError(`--shard takes K/N with K from 1 to N, such as 2/4, not "${shard}".`)
  return items.slice(Math.floor(((k - 1) * items.length) / n), Math.floor((k * items.length) / n))
}
