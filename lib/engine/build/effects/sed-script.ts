/** One `s/old/new/flags`; the address before it and other commands are more than this reads. */
type Substitution = { readonly pattern: RegExp; readonly replacement: string; readonly all: boolean }

/** Texts longer than this are not worked out. */
const MAX_TEXT = 262_144

/**
 * What `sed` makes of a text with one substitution of plain characters, `.`, `^`, `$`, `\r` and one `*` at most; null for any
 * other script. Source: sed(1), "s/regexp/replacement/", and POSIX basic regular expressions.
 */
export function substitute(script: string, text: string): string | null {
  const read = text.length > MAX_TEXT ? null : readSubstitution(script.trim())
  if (read === null) return null
  const { pattern, replacement, all } = read
  const once = (line: string): string => line.replace(pattern, () => replacement)
  const each = (line: string): string => line.replaceAll(new RegExp(pattern, 'g'), () => replacement)
  return text
    .split('\n')
    .map((line, at, lines) => (at === lines.length - 1 && line === '' ? line : all ? each(line) : once(line)))
    .join('\n')
}

function readSubstitution(script: string): Substitution | null {
  const mark = script[1]
  if (script[0] !== 's' || mark === undefined || /[\w\\\s]/.test(mark)) return null
  const parts = splitAt(script.slice(2), mark)
  if (parts?.length !== 3) return null
  const [old = '', replacement = '', flags = ''] = parts
  const pattern = readPattern(old)
  if (pattern === null || /[&\\\n]/.test(replacement) || !/^g?$/.test(flags)) return null
  return { pattern, replacement, all: flags === 'g' }
}

/** At the mark, unless a backslash stands before it. */
function splitAt(text: string, mark: string): readonly string[] {
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && text[at + 1] === mark) parts.push(`${parts.pop()!}${text[++at]!}`)
    else if (text[at] === '\\') parts.push(`${parts.pop()!}${text[at]!}${text[++at] ?? ''}`)
    else if (text[at] === mark) parts.push('')
    else parts.push(`${parts.pop()!}${text[at]!}`)
  }
  return parts
}

const ESCAPED: Readonly<Record<string, string>> = {
  r: '\\r',
  t: '\\t',
  '.': '\\.',
  '*': '\\*',
  $: '\\$',
  '^': '\\^',
}

/** A basic regular expression as one of ours; null for brackets, groups and repeated stars. */
function readPattern(text: string): RegExp | null {
  let source = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '[' || character === '\n') return null
    if (character === '\\') {
      const escaped = Object.hasOwn(ESCAPED, text[at + 1] ?? '') ? ESCAPED[text[++at]!]! : null
      if (escaped === null) return null
      source += escaped
    } else source += /[+?(){}|\]/]/.test(character) ? `\\${character}` : character
  }
  const inside = source.replaceAll(/\\./g, 'x')
  const odd = /^\*|.\^|\$./.test(inside) || (inside.match(/\*/g) ?? []).length > 1
  return source === '' || odd ? null : new RegExp(source)
}
