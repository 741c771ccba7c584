/**
 * The pattern language of .gitignore: `*` and `?` stay inside a name, `**` crosses
 * folders, `[a-z]` is a class, `\` takes the next character as it is. Returns the source of a regular expression.
 */
export function globSource(pattern: string): string {
  let source = ''
  for (let at = 0; at < pattern.length;) {
    const [piece, length] = nextPiece(pattern, at)
    source += piece
    at += length
  }
  return source
}

function nextPiece(pattern: string, at: number): [source: string, length: number] {
  const char = pattern[at]!
  const atStart = at === 0 || pattern[at - 1] === '/'
  if (atStart && pattern.startsWith('**/', at)) return ['(?:[^/]+/)*', 3]
  if (char === '*') return stars(pattern, at, atStart)
  if (char === '?') return ['[^/]', 1]
  if (char === '[') return characterClass(pattern, at)
  if (char === '\\' && at + 1 < pattern.length) return [literal(pattern[at + 1]!), 2]
  return [literal(char), 1]
}

/** A run of stars is one star, unless it is all there is behind a slash. */
function stars(pattern: string, at: number, atStart: boolean): [string, number] {
  const length = /^\*+/.exec(pattern.slice(at))![0].length
  const last = at + length === pattern.length
  return length > 1 && atStart && last ? ['.+', length] : ['[^/]*', length]
}

function characterClass(pattern: string, at: number): [string, number] {
  const match = /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/.exec(pattern.slice(at))
  if (!match) return ['\\[', 1]
  const [whole, not, members] = match
  const source = `[${not ? '^/' : ''}${members!.replaceAll(/\\(.)/g, '$1').replaceAll(/[\\\]^[]/g, '\\$&')}]`
  return [isValid(source) ? source : '(?!)', whole.length]
}

/** `[z-a]` matches nothing. */
function isValid(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'))
  } catch {
    return false
  }
}

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char
}
