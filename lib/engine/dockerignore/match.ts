import { isInClass } from './character-class.ts'
import type { IgnorePattern, Matcher, State } from './model.ts'

type Patterns = { readonly patterns: readonly Pick<IgnorePattern, 'negated' | 'matcher'>[] }

/**
 * Is the path kept from the build? It is when the last pattern that matches it, or a directory it lies in, does not begin
 * with `!`. `path` is relative to the context's root. At most pattern × path steps for each pattern.
 * Source: moby/patternmatcher, MatchesOrParentMatches.
 */
export function ignores({ patterns }: Patterns, path: string): boolean {
  const file = path === '/' ? path : cleanRelative(path)
  // The root of the context always comes along.
  if (file === '.') return false
  // From the end, as the last match decides.
  const last = patterns.findLast(({ matcher }) => matches(matcher, file))
  return last !== undefined && !last.negated
}

/** As Go's filepath.Clean leaves a path that begins with no slash. */
function cleanRelative(path: string): string {
  if (!/(^|\/)(\.{0,2})(\/|$)/.test(path)) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.length > 0 ? parts.join('/') : '.'
}

/** Does it match the path or a directory above it? */
export function matches(matcher: Matcher, path: string): boolean {
  switch (matcher.kind) {
    case 'exact':
      return path === matcher.text || path.startsWith(`${matcher.text}/`)
    case 'prefix':
      return path.startsWith(matcher.text)
    case 'suffix':
      return endsWithin(path, matcher.text)
    case 'states':
      return runs(matcher.states, path)
  }
}

/** `**` and a text: the path, or a directory above it, ends with the text; `**` and a slash may stand for nothing. */
function endsWithin(path: string, text: string): boolean {
  if (path.endsWith(text) || path.includes(`${text}/`)) return true
  if (!text.startsWith('/')) return false
  const name = text.slice(1)
  return path === name || path.startsWith(`${name}/`)
}

/** Walks all states at once, one character after the other; a match of a directory above is one that ends before a `/`. */
function runs(states: readonly State[], path: string): boolean {
  const end = states.length
  let active = new Uint8Array(end + 1)
  let next = new Uint8Array(end + 1)
  active[0] = 1
  spread(states, active, true)
  for (const character of path) {
    if (character === '/' && active[end] === 1) return true
    if (!step(states, active, next, character)) return false
    spread(states, next, false)
    const spare = active.fill(0)
    active = next
    next = spare
  }
  return active[end] === 1
}

/** Marks in `next` where one character leads; false when it leads nowhere. */
function step(states: readonly State[], active: Uint8Array, next: Uint8Array, character: string): boolean {
  let alive = false
  for (let index = 0; index < states.length; index++) {
    const state = states[index]!
    if (active[index] === 0 || !takes(state, character)) continue
    next[state.kind === 'loop' ? index : index + 1] = 1
    alive = true
  }
  return alive
}

/** Activates what is reached without a character. States lead forward only, so once over is enough. */
function spread(states: readonly State[], active: Uint8Array, atStart: boolean): void {
  for (let index = 0; index < states.length; index++) {
    if (active[index] === 0) continue
    const state = states[index]!
    if (state.kind === 'fork') active[state.to] = 1
    if (state.kind === 'fork' || state.kind === 'loop' || (state.kind === 'start' && atStart))
      active[index + 1] = 1
  }
}

function takes(state: State, character: string): boolean {
  switch (state.kind) {
    case 'character':
      return state.character === character
    case 'any':
      return character !== '/'
    case 'loop':
      return state.slash || character !== '/'
    case 'class':
      return isInClass(state, character)
    default:
      return false
  }
}
