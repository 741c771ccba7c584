import type { Dialect } from './shells.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Replaces `\n`, `\t` and the like; null where there is one it does not know, such as `\0101`. */
function unescaped(text: string): string | null {
  let known = true
  const result = text.replace(/\\(.?)/gs, (whole, letter: string) => {
    if (Object.hasOwn(ESCAPES, letter)) return ESCAPES[letter]!
    if (letter === 'c' || letter === 'x' || letter === 'u' || letter === 'e' || /\d/.test(letter))
      known = false
    return whole
  })
  return known ? result : null
}

/**
 * What echo prints; null when a word is unknown, or shells differ and it is not known which one it is. dash knows only -n and
 * always replaces escapes, bash and BusyBox do so only with -e. Sources: dash(1), the manual of bash, BusyBox's echo.
 */
export function echoText(args: readonly (string | null)[], dialect: Dialect): string | null {
  if (args.includes(null)) return null
  const words = [...(args as readonly string[])]
  const options: string[] = []
  const pattern = dialect === 'dash' ? /^-n$/ : /^-[neE]+$/
  while (words[0] !== undefined && pattern.test(words[0])) options.push(words.shift()!)
  const letters = options.join('')
  if (dialect === null && /[eE]/.test(letters)) return null
  const end = letters.includes('n') ? '' : '\n'
  const text = words.join(' ')
  if (!text.includes('\\')) return text + end
  if (dialect === null) return null
  const replaces = dialect === 'dash' || letters.includes('e')
  const result = replaces ? unescaped(text) : text
  return result === null ? null : result + end
}

/** Longer texts are not worked out. */
const MAX_TEXT = 262_144

/** What printf prints: the format as often as there are words for it. Null for formats it does not know. */
export function printfText(args: readonly (string | null)[]): string | null {
  if (args.includes(null)) return null
  const [first = '', ...rest] = args as readonly string[]
  const [format = '', ...words] = first === '--' ? rest : [first, ...rest]
  const plain = unescaped(format)
  if (plain === null || format.startsWith('-')) return null
  const slots = [...plain.matchAll(/%(.?)/gs)].filter(([, kind]) => kind !== '%')
  if (slots.some(([, kind]) => !['s', 'd', 'i', 'b'].includes(kind ?? ''))) return null
  const rounds = slots.length === 0 ? 1 : Math.max(1, Math.ceil(words.length / slots.length))
  if (plain.length * rounds > MAX_TEXT) return null
  let at = 0
  let known = true
  const fill = (_: string, kind: string): string => {
    if (kind === '%') return '%'
    const word = words[at++] ?? (kind === 's' || kind === 'b' ? '' : '0')
    const text = kind === 'b' ? unescaped(word) : word
    if (text === null || (kind === 'd' && !/^-?\d+$/.test(text))) known = false
    return text ?? ''
  }
  let result = ''
  for (let round = 0; round < rounds; round++) result += plain.replace(/%(.?)/gs, fill)
  return known ? result : null
}
