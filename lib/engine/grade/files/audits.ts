import { realPath, type HostFile } from '../../cli/host-state.ts'
import { readShebang } from '../../cli/parse.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { endsFailing } from '../../dockerfile/shell/interpret.ts'
import type { ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import { shellOptions } from '../../dockerfile/shell/walk.ts'

type Value = (word: ShellWord) => string | null

/**
 * Does a script end with a failure when stat prints that a file is everybody's, and not when it is as it should be? It is run in
 * thought, once with each.
 */
export function audits(source: string, path: string, file: HostFile): boolean {
  const range = { start: ORIGIN, end: ORIGIN }
  const { body } = parseShellText(source, range)
  const options = shellOptions(readShebang(source)?.options ?? [])
  const fails = (like: Printable): boolean =>
    endsFailing(
      body,
      { values: new Map(), options, printed: (inner, valueOf) => printed(inner, valueOf, path, like) },
      true,
    )
  return fails(WRONG) && [printableOf(file), ...RIGHT].some((like) => !fails(like))
}

const ORIGIN = { line: 1, column: 1, offset: 0 }

/** What stat prints for `%U`, `%G`, `%a` and their relatives. Source: stat(1) of GNU coreutils. */
type Printable = Readonly<Record<string, string>>

const WRONG: Printable = { U: 'nobody', G: 'nogroup', u: '65534', g: '65534', a: '777', A: '-rwxrwxrwx' }

/** Whether a file is as it should be by now is another question. */
const RIGHT: readonly Printable[] = ['644', '640', '600', '444', '440', '400'].map((a) => ({
  U: 'root',
  G: 'root',
  u: '0',
  g: '0',
  a,
}))

function printableOf({ owner, group, mode }: HostFile): Printable {
  return {
    ...(owner !== null && { U: owner }),
    ...(group !== null && { G: group }),
    ...(owner === 'root' && { u: '0' }),
    ...(group === 'root' && { g: '0' }),
    ...(mode !== null && { a: mode.toString(8) }),
  }
}

function printed(body: readonly Statement[], valueOf: Value, path: string, like: Printable): string | null {
  const [first, second, more] = body.length === 1 && body[0]?.kind === 'pipeline' ? body[0].commands : body
  if (first?.kind !== 'command' || more !== undefined) return null
  const words = first.words.map(valueOf)
  const text = statOf(words.slice(words[0] === 'sudo' ? 1 : 0), path, like)
  if (second === undefined || text === null) return text
  return second.kind === 'command' ? cut(text, second.words.map(valueOf)) : null
}

function statOf(words: readonly (string | null)[], path: string, like: Printable): string | null {
  if (words[0]?.replace(/^.*\//, '') !== 'stat') return null
  const named = words.some(
    (word) => word !== null && word.startsWith('/') && realPath(word) === realPath(path),
  )
  const at = words.findIndex((word) => word !== null && /^(?:-L?c|--format|--printf)(?:=|$|%)/.test(word))
  const own = words[at]?.replace(/^(?:-L?c|--format|--printf)=?/, '') ?? ''
  const format = own === '' ? words[at + 1] : own
  if (!named || at === -1 || format == null) return null
  const tokens = [...format.matchAll(/%(.)/g)].map((match) => match[1] ?? '')
  if (tokens.some((token) => token !== 'n' && !Object.hasOwn(like, token))) return null
  return format.replaceAll(/%(.)/g, (_, token: string) => (token === 'n' ? path : (like[token] ?? '')))
}

/** `| cut -d: -f1`. */
function cut(text: string, words: readonly (string | null)[]): string | null {
  const line = words.join(' ')
  const [, sign, field] = /^cut (?:-d ?["']?(\S)["']? )(?:-f ?(\d))$/.exec(line) ?? []
  return sign === undefined ? null : (text.split(sign)[Number(field) - 1] ?? null)
}
