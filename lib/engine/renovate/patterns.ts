/**
 * Does one of the patterns match: a name, a glob, or `/expression/`? With `!` in front it must not match. Null where an expression
 * would decide, as it is not run. Source: docs.renovatebot.com/string-pattern-matching.
 */
export function matchesName(patterns: readonly string[], name: string): boolean | null {
  const negative = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => matchesOne(pattern.slice(1), name))
  if (negative.includes(true)) return false
  const positive = patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .map((pattern) => matchesOne(pattern, name))
  const found = positive.length === 0 || positive.includes(true)
  if (!found) return positive.includes(null) ? null : false
  return negative.includes(null) ? null : true
}

/** The same for a path; two stars at the beginning of a pattern also stand for no folder. No pattern matches nothing. */
export function matchesPath(patterns: readonly string[], path: string): boolean | null {
  if (patterns.length === 0) return false
  return matchesName(
    patterns.flatMap((pattern) => (pattern.startsWith('**/') ? [pattern, pattern.slice(3)] : [pattern])),
    path,
  )
}

function matchesOne(pattern: string, name: string): boolean | null {
  if (pattern === '*' || pattern === '**' || pattern === name) return true
  if (/^\/.*\/i?$/.test(pattern)) return null
  // Globs compare without regard to case and know more than stars; a name with other signs is left open.
  if (/[?[\]{}()]/.test(pattern)) return null
  return pattern.includes('*')
    ? matchesGlob(pattern.toLowerCase(), name.toLowerCase())
    : pattern.toLowerCase() === name.toLowerCase()
}

/** `*` stands for a part of a name without slashes, `**` for several parts. */
function matchesGlob(pattern: string, name: string): boolean | null {
  const parts = pattern.split('*')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  // One star at one place is what people write; more than that is left open.
  const stars = pattern.length - parts.join('').length
  const between = pattern.slice(first.length, pattern.length - last.length)
  if (between.length !== stars)
    return parts.every((part) => name.includes(part.replace(/^\//, ''))) ? null : false
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false
  const rest = name.slice(first.length, name.length - last.length)
  return stars > 1 || !rest.includes('/')
}
