import type { ComposeOptions } from './parse.ts'

/** Names that Compose finds by itself. Source: compose-go, cli/options.go, DefaultFileNames. */
const DEFAULT_NAMES = new Set(['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'])

/** A file such as compose.override.yaml or docker-compose.prod.yml, that may be laid over one that is not known. */
export function mayBeOverride(path: string, { others = [] }: ComposeOptions): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return others.length === 0 && /^(?:docker-)?compose[.-]/.test(name) && !DEFAULT_NAMES.has(name)
}

/** A path that a file names, from the project's root; `.` and `..` are resolved. */
export function pathFrom(file: string, path: string): string {
  const parts: string[] = []
  for (const name of [...file.split('/').slice(0, -1), ...path.split('/')]) {
    if (name === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (name !== '.' && name !== '') parts.push(name)
  }
  return parts.join('/')
}
