/** Joins as a shell in `directory` would and removes `.`, `..` and doubled slashes; null when either is unknown. Linux paths. */
export function resolvePath(directory: string | null, path: string | null): string | null {
  if (path === null) return null
  if (path.startsWith('/')) return cleanPath(path)
  return directory === null ? null : cleanPath(`${directory}/${path}`)
}

/** `/a/./b//../c/` → `/a/c`. The result is absolute and ends in no slash, the root excepted. */
export function cleanPath(path: string): string {
  if (path.startsWith('/') && !UNCLEAN.test(path)) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** A part that is empty, `.` or `..`: most paths have none. */
const UNCLEAN = /\/\.{0,2}(?:\/|$)/

/** `/a/b` → `/a`; the root's is the root. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1))
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** `path` is `directory` or lies below it. */
export function isInside(directory: string, path: string): boolean {
  return path === directory || directory === '/' || path.startsWith(`${directory}/`)
}

/** Climbs above where it begins, on the way or at the end: `../x`, `a/../../x`, `/../x`. */
export function climbsOut(path: string): boolean {
  let depth = 0
  for (const part of path.split('/')) {
    if (part === '..') depth -= 1
    else if (part !== '' && part !== '.') depth += 1
    if (depth < 0) return true
  }
  return false
}
