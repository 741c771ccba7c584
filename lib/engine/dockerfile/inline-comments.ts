import { sourceStart } from './logical-text.ts'
import { isSpace } from './text.ts'
import type { Instruction, Word } from './syntax.ts'

/**
 * Where in its body an instruction has a `#` that was probably meant as a comment: behind its first argument, after a blank
 * and outside of quotes. -1 where there is none, and for instructions whose text a shell reads. Linear.
 */
export function commentAt({ keyword, body }: Pick<Instruction, 'keyword' | 'body'>): number {
  return TEXTS_OF_A_SHELL.has(keyword) ? -1 : hashAt(body.text)
}

const TEXTS_OF_A_SHELL: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'ONBUILD'])

/** The arguments of a list in front of what was probably meant as a comment. */
export function beforeComment(node: Instruction): readonly Word[] {
  const at = commentAt(node)
  if (at === -1) return node.args
  const offset = sourceStart(node.body, at)
  return node.args.filter(({ range }) => range.start.offset < offset)
}

/**
 * The first `#` that begins a word of a text, from an offset on, the very first word left out; quoted and escaped ones
 * are data. -1 where there is none.
 */
export function hashAt(text: string, from = 0): number {
  let quote = ''
  let parted = from > 0
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]!
    if (character === '#' && parted && quote === '') return at
    parted = quote === '' && isSpace(text.charCodeAt(at))
    if (character === '\\' && quote !== "'") at += 1
    else if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === "'")) quote = character
  }
  return -1
}
