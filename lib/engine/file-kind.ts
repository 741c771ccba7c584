/** Patterns over the lower-cased base name, in the order in which they are tried. Source: docs/command-line.md, "File kinds". */
const KINDS = [
  ['dockerignore', /^(?:.*)\.dockerignore$/],
  ['gitignore', /^\.gitignore$/],
  ['dockerfile', /^(?:dockerfile|containerfile|.+\.dockerfile|dockerfile\..+|containerfile\..+)$/],
  ['compose', /^(?:compose(?:\..+)?\.ya?ml|docker-compose.*\.ya?ml|.+\.compose\.ya?ml)$/],
  ['gitlab-ci', /^(?:.*)\.gitlab-ci\.ya?ml$/],
  ['daemon', /^(?:daemon\.json|.+\.daemon\.json)$/],
  ['renovate', /^(?:renovate\.json5?|\.renovaterc(?:\.json5?)?)$/],
  ['makefile', /^(?:gnumakefile|makefile|.+\.mk)$/],
  ['shell', /^.+\.sh$/],
] as const satisfies readonly (readonly [string, RegExp])[]

/** What a file can hold that the engine reads. */
export type FileKind = (typeof KINDS)[number][0]
/** What is loaded only where such a file is held. */
export type OtherKind = Exclude<FileKind, 'dockerfile' | 'dockerignore'>

export const FILE_KINDS: readonly FileKind[] = KINDS.map(([kind]) => kind)

/** Is it a kind that the second door reads? */
export function isOther(kind: FileKind | null): kind is OtherKind {
  return kind !== null && kind !== 'dockerfile' && kind !== 'dockerignore'
}

/** What a file holds, told by its name alone; null when the name says nothing. */
export function kindOf(path: string): FileKind | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? null
}

const LANGUAGES: Readonly<Record<FileKind, string>> = {
  dockerfile: 'dockerfile',
  compose: 'yaml',
  'gitlab-ci': 'yaml',
  daemon: 'json',
  dockerignore: 'text',
  gitignore: 'text',
  renovate: 'json',
  makefile: 'makefile',
  shell: 'sh',
}

/** The language it is written in, as Markdown fences and highlighters name it. */
export function languageOf(kind: FileKind): string {
  return LANGUAGES[kind]
}
