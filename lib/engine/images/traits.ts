import { DISTRIBUTIONS } from './catalogue.ts'
import type { ImageData, Traits, Variants } from './data.ts'
import { isVersionOf, type System, type Tag } from './tag.ts'
import type { Tools } from './types.ts'

/** What is said of an image from the general to the particular: distribution, image, the variants that the tag names. */
export function traitsOf(entry: ImageData, tag: Tag, system: System): readonly Traits[] {
  const distribution = DISTRIBUTIONS.families[system.family]
  return [
    distribution,
    ...matching(distribution.variants, tag, system),
    entry,
    ...matching(entry.variants, tag, system),
  ]
}

/** The variants that hold for a tag, in the order of the file. */
export function matching(
  variants: Variants | undefined,
  tag: Tag,
  system: System,
): readonly Variants[string][] {
  const found: Variants[string][] = []
  for (const words in variants)
    if (words.split(' ').every((word) => holds(word, tag, system))) found.push(variants[words]!)
  return found
}

/** `slim`: the tag has the word or is of that family or release; `3.12`: its version is of it; `!slim`: the opposite. */
function holds(word: string, tag: Tag, system: System): boolean {
  if (word.startsWith('!')) return !holds(word.slice(1), tag, system)
  if (/^\d/.test(word) && tag.version !== null && isVersionOf(word, tag.version)) return true
  return word === system.family || word === system.release || tag.parts.includes(word)
}

/** The last one that says something. */
export function last<Key extends keyof Traits>(traits: readonly Traits[], key: Key): Traits[Key] | undefined {
  for (let at = traits.length - 1; at >= 0; at--) {
    const value = traits[at]![key]
    if (value !== undefined) return value
  }
  return undefined
}

/** All of them, the later ones over the earlier ones. */
export function merged<Key extends 'env' | 'users' | 'groups' | 'runtimes' | 'files'>(
  traits: readonly Traits[],
  key: Key,
): NonNullable<Traits[Key]> {
  return Object.assign({}, ...traits.map((trait) => trait[key] ?? {})) as NonNullable<Traits[Key]>
}

/** Each program is as the last one says that names it. */
export function toolsOf(traits: readonly Traits[]): Tools {
  const has = new Map<string, boolean>()
  for (const { tools, present = [], absent = [], unsure = [] } of traits) {
    const set = tools === undefined ? undefined : DISTRIBUTIONS.tools[tools]
    if (tools === 'none') for (const program of DISTRIBUTIONS.programs) has.set(program, false)
    if (tools === 'unknown') has.clear()
    for (const program of unsure) has.delete(program)
    for (const program of [...(set?.present ?? []), ...present]) has.set(program, true)
    for (const program of [...(set?.absent ?? []), ...absent]) has.set(program, false)
  }
  const all = [...has]
  return {
    present: all.filter(([, is]) => is).map(([program]) => program),
    absent: all.filter(([, is]) => !is).map(([program]) => program),
  }
}
