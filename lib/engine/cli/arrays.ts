import { parseShellText } from '../dockerfile/shell/parse.ts'
import type { Lookup } from '../dockerfile/shell/expand.ts'
import type { Assignment, ShellWord } from '../dockerfile/shell/types.ts'
import type { Word } from './model.ts'
import { expandWord } from './words.ts'

/** Arrays of a script by name, as the words they hold; null for one of which not all is known. */
export type Arrays = Map<string, readonly Word[] | null>

/** Longer ones stay unknown: an array may be put into itself again and again. */
const MOST_WORDS = 256

/** `OPTIONS=(--sbom=true "$TAG")`, `OPTIONS+=(--push)`. `certain`: it happens in any case, in the shell of the script itself. */
export function setArray(assignment: Assignment, lookup: Lookup, certain: boolean, arrays: Arrays): void {
  const { name, value, append } = assignment
  const [part] = value?.parts ?? []
  if (part?.kind !== 'other' || !part.text.startsWith('(')) {
    // One element of it.
    if (arrays.has(name)) arrays.set(name, null)
    return
  }
  const before = append ? arrays.get(name) : []
  const words = wordsIn(part.text, assignment, lookup, arrays)
  const all = before == null || words === null ? null : [...before, ...words]
  arrays.set(name, certain && all !== null && all.length <= MOST_WORDS ? all : null)
}

/** `local OPTIONS=(--push)`: an array behind a builtin; null for any other word. */
export function declaredArray({ parts, range }: ShellWord): Assignment | null {
  const [name, list] = parts
  if (parts.length !== 2 || name?.kind !== 'literal' || list?.kind !== 'other') return null
  const [, text, plus] = /^([A-Za-z_]\w*)(\+?)=$/.exec(name.text) ?? []
  if (text === undefined || !list.text.startsWith('(')) return null
  const value = { raw: list.text, parts: [list], literal: null, range }
  return { name: text, append: plus === '+', value, range }
}

/** Comments and line ends are no words. */
function wordsIn(
  text: string,
  { range }: Assignment,
  lookup: Lookup,
  arrays: Arrays,
): readonly Word[] | null {
  const inner = text
    .slice(1, -1)
    .replaceAll(/(?<=^|\s)#[^\n]*/g, '')
    .replaceAll('\n', ' ')
  const { body, errors } = parseShellText(`: ${inner}`, range)
  const [only, more] = body
  if (errors.length > 0 || more !== undefined || only?.kind !== 'command') return null
  return only.words.slice(1).flatMap((word) => expandWithArrays(word, lookup, arrays))
}

/** The words that one word becomes, `"${OPTIONS[@]}"` written out. */
export function expandWithArrays(word: ShellWord, lookup: Lookup, arrays: Arrays): readonly Word[] {
  const [part] = word.parts
  const isWhole = word.parts.length === 1 && part?.kind === 'variable' && part.operation === '[@]'
  const words = isWhole ? arrays.get(part.name) : null
  return words == null ? expandWord(word, lookup) : words.map((each) => ({ ...each, range: word.range }))
}
