import { isSpace } from './text.ts'

/** A word with the piece of the input it comes from. */
export type LexWord = { readonly text: string; readonly from: number; readonly to: number }

/** The words of a text while it is being lexed. */
export type Words = {
  readonly done: LexWord[]
  readonly glueMarkers: boolean
  /** Between `<<` and the name behind it. */
  glued: boolean
  text: string
  from: number
  to: number
}

export function newWords(glueMarkers: boolean): Words {
  return { done: [], glueMarkers, glued: false, text: '', from: 0, to: 0 }
}

/** Quoted nothing makes no word, as in BuildKit. */
export function addRaw(words: Words, text: string, from: number, to: number): void {
  if (words.text === '') words.from = from
  words.text += text
  words.to = to
  words.glued = false
}

export function addCharacter(words: Words, character: string, from: number, to: number): void {
  if (!isSpace(character.charCodeAt(0))) return addRaw(words, character, from, to)
  if (!words.glued && !(words.glueMarkers && words.text.endsWith('<<'))) return endWord(words)
  addRaw(words, character, from, to)
  words.glued = true
}

/** An expanded value is split too: `a${b}` with a blank in `b` makes two words. */
export function addExpanded(words: Words, text: string, from: number, to: number): void {
  for (const character of text) addCharacter(words, character, from, to)
}

export function endWord(words: Words): void {
  if (words.text !== '') words.done.push({ text: words.text, from: words.from, to: words.to })
  words.text = ''
  words.glued = false
}
