import { isSpace } from './text.ts'
import type { Instruction } from './syntax.ts'

/**
 * Where in its body an instruction has a `#` that was probably meant as a comment: behind its first argument, after a blank
 * and outside of quotes. -1 where there is none, and for instructions whose text a shell reads. Linear.
 */
export function commentAt({ keyword, body }: Pick<Instruction, 'keyword' | 'body'>): number {
  return TEXTS_OF_A_SHELL.has(keyword) ? -1 : hashAt(body.text)
}

const TEXTS_OF_A_SHELL: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'ONBUILD'])

/** The first `#` that begins a word of a text, the first word left out; quoted and escaped ones are data. */
export function hashAt(text: string): number {
  let quote = ''
  let parted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!
    if (character === '#' && parted && quote === '') return at
    parted = quote === '' && isSpace(text.charCodeAt(at))
    if (character === '\\' && quote !== "'") at += 1
    else if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === "'")) quote = character
  }
  return -1
}
