/**
 * Go's filepath.Match for one path segment: `*`, `?`, `[a-z]`, `[^a]`, `\` takes the next character as it is.
 * A pattern with an open bracket matches nothing. Source: pkg.go.dev/path/filepath#Match.
 */
export function globTest(pattern: string): (name: string) => boolean {
  const source = toRegex(pattern)
  if (source === null) return () => false
  const regex = compile(source)
  return regex ? (name) => regex.test(name) : () => false
}

/** A class such as `[z-a]` is no pattern: it matches nothing, in Go as here. */
function compile(source: string): RegExp | null {
  try {
    return new RegExp(`^${source}$`, 'su')
  } catch {
    return null
  }
}

function toRegex(pattern: string): string | null {
  let source = ''
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!
    // Runs of stars are one star: more would only cost time.
    if (character === '*') source += pattern[at - 1] === '*' ? '' : '[^/]*'
    else if (character === '?') source += '[^/]'
    else if (character === '\\' && at + 1 < pattern.length) source += quoted(pattern[++at]!)
    else if (character === '[') {
      const end = pattern.indexOf(']', at + 2)
      if (end === -1) return null
      source += `[${pattern.slice(at + 1, end).replace(/[\\[\]]/g, String.raw`\$&`)}]`
      at = end
    } else source += quoted(character)
  }
  return source
}

function quoted(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
