/** What the variables of a Python program are, where it says so or the environment does. */

const STRINGS = /([fF]?)("""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/g
/** `os.environ["PORT"]`, `os.environ.get("PORT", "8000")`, `os.getenv("PORT", 8000)`. Source: docs.python.org, os.environ, os.getenv. */
const LOOKUPS =
  /\b(?:os\.)?(?:environ\s*\[\s*(["'])(\w+)\1\s*\]|(?:environ\s*\.\s*get|getenv)\s*\(\s*(["'])(\w+)\3\s*(?:,\s*(?:(["'])([^"'\\\n]*)\5|(\d+))\s*)?\))/g
const NUMBERS = /\b(?:int|str)\s*\(\s*("[^"\\\n]*"|\d+)\s*\)/g
const CONSTANTS = /^[ \t]*([A-Za-z_]\w*)(?:[ \t]*:[ \t]*\w+)?[ \t]*=(?!=)[ \t]*(.*)$/gm
const LITERAL = /^(?:"([^"\\\n]*)"|'([^'\\\n]*)'|(\d+))[ \t]*(?:#.*)?$/
const NAMES = /(?<![.\w])[A-Za-z_]\w*(?!\w|\s*=(?!=)|\s*:\s*\w+\s*=)/g

type Environment = Readonly<Record<string, string | null>>

/** The program with names and lookups replaced by what they are. Only names that are set once; linear. */
export function withValues(code: string, env: Environment): string {
  const looked = code.replace(LOOKUPS, (whole, _a, subscript, _b, asked, _c, text, number) => {
    const name = String(subscript ?? asked)
    const value = Object.hasOwn(env, name) ? env[name] : (text ?? number)
    if (typeof value !== 'string' || /["\\\n{}%]/.test(value)) return whole
    return /^\d+$/.test(value) ? value : `"${value}"`
  })
  const plain = looked.replace(NUMBERS, (_whole, inner: string) => inner.replaceAll('"', ''))
  const constants = constantsOf(plain)
  return formatted(filledIn(plain, constants))
}

function constantsOf(code: string): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>()
  for (const [, name = '', value = ''] of code.matchAll(CONSTANTS)) {
    const [, double, single, number] = LITERAL.exec(value.trim()) ?? []
    const text = double ?? single ?? number ?? null
    found.set(name, found.has(name) || text === null || /["\\{}%]/.test(text) ? null : text)
  }
  return found
}

function filledIn(code: string, constants: ReadonlyMap<string, string | null>): string {
  let done = ''
  let at = 0
  for (const match of code.matchAll(STRINGS)) {
    const [whole, format, text = ''] = match
    done += namesIn(code.slice(at, match.index), constants)
    done += format === '' ? text : `${fieldsIn(text, constants)}`
    at = match.index + whole.length
  }
  return done + namesIn(code.slice(at), constants)
}

function namesIn(code: string, constants: ReadonlyMap<string, string | null>): string {
  return code.replace(NAMES, (name) => {
    const value = constants.get(name)
    return value == null ? name : `"${value}"`
  })
}

/** The fields of an f-string: `{PORT}`, `{"8000"}`. */
function fieldsIn(text: string, constants: ReadonlyMap<string, string | null>): string {
  return text.replace(/\{\s*(?:"([^"{}]*)"|'([^'{}]*)'|(\w+))\s*\}/g, (whole, double, single, name) => {
    const number = /^\d+$/.test(String(name)) ? String(name) : undefined
    return double ?? single ?? number ?? constants.get(String(name)) ?? whole
  })
}

/** `"…%s…" % "8000"` and `"…{}…".format("8000")`, with one field; sums of texts. */
function formatted(code: string): string {
  const filled = code.replace(PERCENT, joined).replace(FORMAT, joined)
  return filled.replace(SUM, added).replace(SUM, added)
}

const PERCENT =
  /(["'])([^"'\n]*)%[sd]([^"'%\n]*)\1\s*%\s*(?:"([\w.-]+)"|(\d+)|\(\s*(?:"([\w.-]+)"|(\d+))\s*,?\s*\))/g
const FORMAT = /(["'])([^"'\n]*)\{0?\}([^"'{}\n]*)\1\s*\.\s*format\s*\(\s*(?:"([\w.-]+)"|(\d+))\s*\)/g

/** `"a" + "b"`, `"a" + str(8000)`: two rounds, as one address has no more. */
const SUM = /(["'])([^"'\n]*)\1\s*\+\s*(?:(["'])([^"'\n]*)\3|(\d+))/g

function added(
  _whole: string,
  quote: string,
  before: string,
  _other: string | undefined,
  text: string | undefined,
  number: string | undefined,
): string {
  return `${quote}${before}${text ?? number}${quote}`
}

function joined(_whole: string, quote: string, before: string, after: string, ...rest: unknown[]): string {
  const value = rest.slice(0, 4).find((each) => typeof each === 'string')
  return `${quote}${before}${String(value)}${after}${quote}`
}
