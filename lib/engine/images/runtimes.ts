import type { ImageFacts } from './types.ts'
import type { Tag } from './tag.ts'

/** The version of each runtime, from where the data says that it stands. */
export function runtimesOf(
  runtimes: Readonly<Record<string, string | null>>,
  name: string,
  tag: Tag,
): ImageFacts['runtimes'] {
  return Object.fromEntries(
    Object.entries(runtimes).map(([runtime, place]) => [runtime, versionAt(place, name, tag)]),
  )
}

function versionAt(place: string | null, name: string, tag: Tag): string | null {
  const [source, rest] = place?.split(':') ?? []
  if (rest === undefined) return place
  if (source === 'word') return afterWord(tag.parts, rest)
  if (source === 'name') return nameVersion(name, rest)
  return shortened(tag.version, rest)
}

/** `x.y` of `3.13.5` is 3.13; null when the tag says less than that. */
function shortened(version: string | null, shape: string): string | null {
  const wanted = shape.split('.').length
  const numbers = /^\d+(\.\d+)*/.exec(version ?? '')?.[0].split('.') ?? []
  return numbers.length < wanted ? null : numbers.slice(0, wanted).join('.')
}

/** `21` of `…/nodejs21`, `312` of `…/python-312-minimal`; in the shape `x.y` the first digit is the major version: `312` is 3.12. */
function nameVersion(name: string, shape: string): string | null {
  const digits = /(?<!\d)(\d+)(?:-debian\d+|-minimal)?$/.exec(name)?.[1]
  if (digits === undefined) return null
  return shape === 'x' ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`
}

/** The number joined to a word or behind it: `jdk21`, `temurin-21`. */
function afterWord(parts: readonly string[], word: string): string | null {
  const at = parts.findIndex((part) => part === word || new RegExp(`^${word}\\d+$`).test(part))
  const text = parts[at] === word ? parts[at + 1] : parts[at]?.slice(word.length)
  return /^\d+/.exec(text ?? '')?.[0] ?? null
}
