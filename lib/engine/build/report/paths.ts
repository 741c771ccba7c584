import { baseName } from '../../dockerfile/paths.ts'
import type { PathList } from './types.ts'

/** Paths of a report: enough for a panel, few enough for every keystroke. */
export const MOST_PATHS = 100

/** The paths that stand for one file each, the first `most` of them. */
export function pathList(paths: readonly string[], most: number): PathList {
  const listed = paths.filter((path) => !isBulk(path))
  return { paths: listed.slice(0, most), count: listed.length }
}

/** Many files in one entry; see `FileEntry`. */
export function isBulk(path: string): boolean {
  return baseName(path).startsWith('…')
}
