export type FileKind = 'dockerfile' | 'compose' | 'gitlab-ci' | 'daemon' | 'dockerignore' | 'shell'

/** Patterns over the lower-cased base name, in the order in which they are tried. */
const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  ['dockerignore', /^(?:.*)\.dockerignore$/],
  ['dockerfile', /^(?:dockerfile|containerfile|.+\.dockerfile|dockerfile\..+)$/],
  ['compose', /^(?:compose\.ya?ml|docker-compose.*\.ya?ml|.+\.compose\.yml)$/],
  ['gitlab-ci', /^(?:.*)\.gitlab-ci\.yml$/],
  ['daemon', /^(?:daemon\.json|.+\.daemon\.json)$/],
  ['shell', /^.+\.sh$/],
]

/** What a file holds, told by its name alone; null when the name says nothing. */
export function kindOf(path: string): FileKind | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? null
}

export const FILE_KINDS: readonly FileKind[] = KINDS.map(([kind]) => kind)
