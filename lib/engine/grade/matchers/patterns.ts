import { globTest } from '../../build/glob.ts'
import { baseName } from '../../dockerfile/paths.ts'

/** Names with `*` and `?`: does one of the patterns fit? */
export function nameTest(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => globTest(pattern))
  return (name) => tests.some((test) => test(name))
}

/**
 * Texts with `*` and `?`, which stand for slashes as well; a backslash before them takes that away. Does one of the patterns
 * fit? At most pattern × text steps.
 */
export function textTest(patterns: readonly string[]): (text: string) => boolean {
  const all = patterns.map((pattern) => pattern.match(/\\[^]|[^]/g) ?? [])
  return (text) => all.some((pieces) => fitsText(pieces, text))
}

function fitsText(pieces: readonly string[], text: string): boolean {
  let [at, next, star, resume] = [0, 0, -1, 0]
  while (at < text.length) {
    const piece = pieces[next]
    if (piece === '*') [star, resume, next] = [next, at, next + 1]
    else if (piece === '?' || piece?.at(-1) === text[at]) [at, next] = [at + 1, next + 1]
    else if (star === -1) return false
    else [resume, at, next] = [resume + 1, resume + 1, star + 1]
  }
  while (pieces[next] === '*') next++
  return next === pieces.length
}

/**
 * A path of the context or of an image against a pattern: without a slash it is about the last part; `**` stands for any
 * number of directories. At most pattern × path steps.
 */
export function pathTest(pattern: string): (path: string) => boolean {
  if (!pattern.includes('/')) {
    const test = globTest(pattern)
    return (path) => test(baseName(path))
  }
  const parts = split(pattern).map((part) => (part === '**' ? null : globTest(part)))
  return (path) => fits(parts, split(path))
}

export function isPattern(text: string): boolean {
  return /[*?[]/.test(text)
}

/** The directories in front of the first part with a pattern: all that it matches lies below. */
export function literalPart(pattern: string): string {
  if (!pattern.includes('/')) return '/'
  const parts = split(pattern)
  const end = parts.findIndex(isPattern)
  return `/${(end === -1 ? parts : parts.slice(0, end)).join('/')}`
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

/** Greedy with one place to come back to: the last `**`. */
function fits(parts: readonly (((name: string) => boolean) | null)[], names: readonly string[]): boolean {
  let part = 0
  let name = 0
  let star = -1
  let resume = 0
  while (name < names.length) {
    const test = parts[part]
    if (test === null) {
      star = part++
      resume = name
    } else if (test?.(names[name]!)) {
      part++
      name++
    } else if (star !== -1) {
      part = star + 1
      name = ++resume
    } else return false
  }
  while (parts[part] === null) part++
  return part === parts.length
}
