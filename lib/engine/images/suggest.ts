import { IMAGES } from './catalogue.ts'
import { lookupSupport, type ImageSupport } from './lookup.ts'

/** Names of the images in the data that are maintained as a whole, the usual name of each. */
export function imageNames(): readonly string[] {
  return IMAGES.filter(({ supported }) => supported !== false)
    .flatMap(({ names }) => names[0] ?? [])
    .filter((name) => !name.includes('*'))
    .toSorted()
}

export type SuggestedTag = { readonly tag: string; readonly support: ImageSupport }

/**
 * Tags of an image that are known to exist: those under which its sizes were read, and of an official image the versions
 * with their days of support. The newest first; what is no longer maintained is left out.
 */
export function tagsOf(name: string): readonly SuggestedTag[] {
  const entry = IMAGES.find(({ names }) => names.includes(name))
  if (!entry) return []
  // Only official images name their tags after the versions in the data: `python:3.13`, but `dotnet/aspnet:8.0`.
  const versions = /[/.]/.test(name) ? [] : Object.keys(entry.versions ?? {})
  const tags = [...new Set([...Object.keys(entry.sizes ?? {}), ...versions])]
  return tags
    .flatMap((tag) => supported(name, tag))
    .toSorted((a, b) => b.tag.localeCompare(a.tag, 'en', { numeric: true }))
}

function supported(name: string, tag: string): SuggestedTag[] {
  const reference = {
    text: `${name}:${tag}`,
    registry: 'docker.io',
    repository: name,
    name,
    tag,
    digest: null,
  }
  const support = lookupSupport(reference)
  return support === null || support.supported === false ? [] : [{ tag, support }]
}
