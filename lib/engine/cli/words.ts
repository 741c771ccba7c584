import { expandShellWord } from '../dockerfile/shell/expand.ts'
import type { Lookup } from '../dockerfile/shell/expand.ts'
import type { ShellWord, WordPart } from '../dockerfile/shell/types.ts'
import type { Range } from '../source/position.ts'
import type { Word } from './model.ts'
import { IN_OWN_FOLDER, isOwnFolder, OWN_FOLDER } from './own-folder.ts'

/** Values longer than this are not looked into. */
const LONGEST = 4_096

/**
 * What Make leaves behind for a variable that it knows and we do not: from the first sign to the second stands its name.
 * Private-use characters, which no script has.
 */
export const UNKNOWN_OPEN = '\uE000'
export const UNKNOWN_CLOSE = '\uE001'

/** The words that one word of a script becomes. */
export function expandWord(word: ShellWord, lookup: Lookup): readonly Word[] {
  const variables = variablesOf(word.parts)
  const common = { raw: word.raw, variables, bare: bareIn(word.parts), range: word.range }
  if (word.literal !== null) return [literalWord(word.literal, word)]
  const parts = withOwnFolder(word.parts)
  const fields = expandShellWord({ ...word, parts }, lookup)
  return fields.map((field): Word => {
    const text = field === null || field.length > LONGEST || field.includes(UNKNOWN_OPEN) ? null : field
    const shown = text ?? (fields.length === 1 ? shownText({ ...word, parts }, lookup) : '${…}')
    return { ...common, text, shown, open: text === null && isOpen(parts) }
  })
}

function literalWord(text: string, { raw, range }: ShellWord): Word {
  if (!text.includes(UNKNOWN_OPEN))
    return { text, shown: text, raw, variables: [], bare: [], open: false, range }
  const shown = withNames(text)
  const variables = [...text.matchAll(/\uE000([^\uE001]*)\uE001/g)].map((match) => match[1] ?? '')
  return {
    text: null,
    shown,
    raw: withNames(raw),
    variables,
    bare: [],
    open: /^(?:\uE000[^\uE001]*\uE001)+$/.test(raw),
    range,
  }
}

/** The folder of the script is not known, and has a name of its own. */
function withOwnFolder(parts: readonly WordPart[]): readonly WordPart[] {
  if (!parts.some(isOwnFolder)) return parts
  const text = `${UNKNOWN_OPEN}${OWN_FOLDER.slice(2, -1)}${UNKNOWN_CLOSE}`
  return parts.map((part) => (isOwnFolder(part) ? { kind: 'literal', text, quoted: true } : part))
}

/** What a variable holds whose value begins with the folder of the script; null for other values that are not known. */
export function keptValue(shown: string): string | null {
  const rest = IN_OWN_FOLDER.test(shown) ? shown.slice(OWN_FOLDER.length) : null
  if (rest === null || /\$[{(]/.test(rest)) return null
  return `${UNKNOWN_OPEN}${OWN_FOLDER.slice(2, -1)}${UNKNOWN_CLOSE}${rest}`
}

function withNames(text: string): string {
  return text.replaceAll(UNKNOWN_OPEN, '${').replaceAll(UNKNOWN_CLOSE, '}')
}

/** The value of a word that has to be one: what is assigned, redirected to, given on standard input. */
export function valueOfWord(word: ShellWord | null, lookup: Lookup): string | null {
  if (word === null) return ''
  if (word.literal !== null) return word.literal.includes(UNKNOWN_OPEN) ? null : word.literal
  const fields = expandWord(word, lookup)
  const texts = fields.map(({ text }) => text)
  const value = texts.includes(null) ? null : texts.join(' ')
  return value !== null && value.length > LONGEST ? null : value
}

/** The same with what is not known as `${NAME}`, `$(command)` or `${…}`. */
export function shownValue(word: ShellWord | null, lookup: Lookup): string {
  const value = valueOfWord(word, lookup)
  if (word === null || value !== null) return value ?? ''
  return shownText({ ...word, parts: withOwnFolder(word.parts) }, lookup)
}

/** A word that nobody wrote as such, such as the command inside `sh -c '…'` seen from outside. */
export function madeWord(text: string | null, shown: string, range: Range): Word {
  return { text, shown, raw: shown, variables: [], bare: [], open: false, range }
}

function shownText(word: ShellWord, lookup: Lookup): string {
  return withNames(word.parts.map((part) => shownPart(part, word, lookup)).join(''))
}

function shownPart(part: WordPart, word: ShellWord, lookup: Lookup): string {
  if (part.kind === 'literal' || part.kind === 'glob') return part.text
  if (part.kind === 'variable') return knownPart({ ...word, parts: [part] }, lookup) ?? `\${${part.name}}`
  if (part.kind === 'command-substitution') return `$(${commandName(part) ?? '…'})`
  return '${…}'
}

/** What one variable becomes, operations such as `${NAME^^}` done; null where that is not one known text. */
function knownPart(word: ShellWord, lookup: Lookup): string | null {
  const [field = null, ...more] = expandShellWord(word, lookup)
  return more.length === 0 ? field : null
}

/** `$(pwd)` says enough to be shown; longer ones do not. */
function commandName({ body }: Extract<WordPart, { kind: 'command-substitution' }>): string | null {
  const [only] = body
  if (body.length !== 1 || only?.kind !== 'command' || only.words.length !== 1) return null
  return only.words[0]?.literal ?? null
}

/** The names of all variables in a word, those in `$(…)` left out. */
export function variablesOf(parts: readonly WordPart[]): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === 'variable' ? [part.name, ...part.operands.flatMap((word) => variablesOf(word.parts))] : [],
  )
}

function bareIn(parts: readonly WordPart[]): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === 'variable' && !/^:?[-?+]/.test(part.operator) ? [part.name] : [],
  )
}

/** Only expansions, and none of them has to be exactly one word. */
function isOpen(parts: readonly WordPart[]): boolean {
  return parts.length > 0 && parts.every(isOpenPart)
}

function isOpenPart(part: WordPart): boolean {
  if (part.kind === 'literal') return !part.quoted && /^(?:\uE000[^\uE001]*\uE001)+$/.test(part.text)
  if (part.kind === 'glob') return false
  if (!part.quoted) return true
  return part.kind === 'variable' && (part.name === '@' || part.operation.startsWith('[@]'))
}
