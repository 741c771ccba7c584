import { textOf } from '../project.ts'
import type { ComposeOptions } from './parse.ts'

/** Names that Compose finds by itself. Source: compose-go, cli/options.go, DefaultFileNames. */
const DEFAULT_NAMES = new Set(['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'])

const OVERRIDES = [
  'compose.override.yaml',
  'compose.override.yml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
]

/** A file whose services another file that is not read here may complete: it is an override, or one lies beside it. */
export function isLaidOver(path: string, { others = [], project }: ComposeOptions): boolean {
  if (others.length > 0) return false
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const name = path.slice(folder.length).toLowerCase()
  if (DEFAULT_NAMES.has(name))
    return OVERRIDES.some((each) => project && textOf(project, folder + each) !== null)
  return /^(?:docker-)?compose[.-]/.test(name)
}

/** A file in a folder of its own that defines nothing for all services: mostly a piece that another file includes. */
export function mayBePiece(path: string, sections: ReadonlySet<string>): boolean {
  return path.includes('/') && !['networks', 'volumes', 'secrets', 'configs'].some((key) => sections.has(key))
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
