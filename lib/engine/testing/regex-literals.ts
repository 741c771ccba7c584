/** Behind these a slash begins a regular expression, behind anything else it divides. */
const BEFORE = /[([{,;=:!&|?+*%^~<>]$|^$|\b(?:return|typeof|case|of|in|yield|await)$/

/** The regular expressions written in a TypeScript source, as `RegExp`s. Knows strings, templates and comments. */
export function regexLiterals(source: string): RegExp[] {
  const found: RegExp[] = []
  let before = ''
  for (let at = 0; at < source.length;) {
    const char = source[at]!
    const end = skipped(source, at)
    if (end > at) {
      if (!source.startsWith('/', at)) before = '"'
      at = end
    } else if (char === '/' && BEFORE.test(before)) {
      const literal = literalAt(source, at)
      if (literal) found.push(new RegExp(literal[1]!, literal[2]!.replace(/[gy]/g, '')))
      at += literal?.[0].length ?? 1
      before = ')'
    } else {
      if (/\S/.test(char))
        before =
          /[\w$]/.test(char) && /[\w$]$/.test(before) && /[\w$]/.test(source[at - 1]!) ? before + char : char
      at += 1
    }
  }
  return found
}

/** End of the string or comment that begins at an offset, else the offset. Of a template the pieces in braces are read as code. */
function skipped(source: string, at: number): number {
  if (source.startsWith('//', at)) return endOf(source, '\n', at)
  if (source.startsWith('/*', at)) return endOf(source, '*/', at + 2)
  const quote = source[at]
  if (quote !== "'" && quote !== '"' && quote !== '`') return at
  let end = at + 1
  while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1
  return end + 1
}

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at === -1 ? source.length : at + mark.length
}

function literalAt(source: string, at: number): RegExpExecArray | null {
  const pattern = /\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*)/y
  pattern.lastIndex = at
  return pattern.exec(source)
}
