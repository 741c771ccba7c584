import type { Size } from '../source/size.ts'
import type { Amount, ImageData } from './data.ts'
import { isVersionOf, parseTag, type System, type Tag } from './tag.ts'
import type { ImageFacts } from './types.ts'

const MEGABYTE = 1_000_000
/** Layers are gzip: of 100 bytes on disk about 36 travel, from 33 to 38 in the images that both figures are known of. */
const COMPRESSION = 0.36

type Sample = { readonly tag: Tag; readonly system: System; readonly amounts: readonly [Amount, Amount] }

/** linux/amd64, from the recorded tag that comes closest: the same variant and family; another version is an estimate. */
export function sizeOf(
  entry: ImageData,
  tag: Tag,
  system: System,
  systemFor: (tag: Tag) => System,
): ImageFacts['size'] {
  const samples = Object.entries(entry.sizes ?? {})
    // Taking a tag apart costs more than seeing that it cannot have the words.
    .filter(([text]) => tag.words.every((word) => text.includes(word)))
    .map(([text, amounts]): Sample => {
      const parsed = parseTag(text)
      return { tag: parsed, system: systemFor(parsed), amounts }
    })
    .filter((sample) => sample.system.family === system.family && isSame(sample.tag.words, tag.words))
  const same = samples.find((sample) => isExact(entry, sample, tag, system))
  const sample = same ?? samples.find((other) => isNear(other, tag)) ?? samples[0]
  if (sample === undefined) return { compressed: null, unpacked: null }
  const [compressed, unpacked] = sample.amounts.map((amount) => amountOf(amount, same !== undefined))
  return {
    compressed: compressed ?? scaled(unpacked, COMPRESSION),
    unpacked: unpacked ?? scaled(compressed, 1 / COMPRESSION),
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join('-') === b.join('-')

/** The very tag, or for a distribution another name of the same release: `13-slim` and `trixie-slim`. */
function isExact(entry: ImageData, { tag, system }: Sample, asked: Tag, wanted: System): boolean {
  if (system.release !== wanted.release) return false
  return tag.version === asked.version || (entry.release === 'tag' && wanted.release !== null)
}

function isNear({ tag }: Sample, asked: Tag): boolean {
  if (tag.version === null || asked.version === null) return tag.version === asked.version
  return isVersionOf(tag.version, asked.version)
}

/** A number is what its source says of that very tag; `~12`, and what stands for another tag, are estimates. */
export function amountOf(amount: Amount, exact: boolean): Size | null {
  if (amount === null) return null
  const isRead = typeof amount === 'number'
  const megabytes = isRead ? amount : Number(amount.slice(1))
  return { bytes: Math.round(megabytes * MEGABYTE), basis: isRead && exact ? 'measured' : 'estimated' }
}

function scaled(size: Size | null | undefined, factor: number): Size | null {
  return size ? { bytes: Math.round(size.bytes * factor), basis: 'estimated' } : null
}
