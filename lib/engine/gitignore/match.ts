import { isInClass } from '../dockerignore/character-class.ts'
import type { GitPattern, Gitignore, Segment, Token } from './model.ts'

/**
 * Does git leave a path out, one it does not track already? A slash at the end says that it is a directory. What lies in a
 * directory that is left out cannot be taken back. Source: git-scm.com/docs/gitignore.
 */
export function isIgnored({ patterns }: Gitignore, path: string): boolean {
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  return names.some((_, depth) => {
    const isDirectory = depth < names.length - 1 || path.endsWith('/')
    const last = patterns.findLast((pattern) => fits(pattern, names.slice(0, depth + 1), isDirectory))
    return last !== undefined && !last.negated
  })
}

function fits(
  { segments, directoryOnly }: GitPattern,
  names: readonly string[],
  isDirectory: boolean,
): boolean {
  if (segments === null || (directoryOnly && !isDirectory)) return false
  return matchStars(segments, names, (segment) => segment === 'any', fitsName)
}

function fitsName(segment: Segment, name: string): boolean {
  return segment !== 'any' && matchStars(segment, [...name], ({ kind }) => kind === 'loop', fitsCharacter)
}

function fitsCharacter(token: Token, character: string): boolean {
  if (token.kind === 'character') return token.character === character
  return token.kind === 'any' || (token.kind === 'class' && isInClass(token, character))
}

/**
 * Does the pattern match all items, where a star stands for any number of them? Only the last star seen is ever tried with
 * one item more, so it takes at most pattern × items steps.
 */
function matchStars<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  isStar: (part: Part) => boolean,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let part = 0
  let item = 0
  let retry: { part: number; item: number } | null = null
  while (item < items.length) {
    const current = pattern[part]
    if (current !== undefined && isStar(current)) {
      retry = { part: part + 1, item }
      part++
    } else if (current !== undefined && matches(current, items[item]!)) {
      part++
      item++
    } else if (retry !== null) {
      retry = { part: retry.part, item: retry.item + 1 }
      part = retry.part
      item = retry.item
    } else return false
  }
  return pattern.slice(part).every(isStar)
}
