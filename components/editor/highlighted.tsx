import { type ReactNode, useMemo } from 'react'

import { languageOf } from '@/lib/editor/language.ts'
import { tokenizerOf, tokensOf, type Token, type TokenKind } from '@/lib/highlight/index.ts'

const COLOUR: Record<TokenKind, string> = {
  text: '',
  comment: 'text-(--tk-comment)',
  keyword: 'font-semi text-(--tk-keyword)',
  string: 'text-(--tk-string)',
  attribute: 'text-(--tk-flag)',
  number: 'text-(--tk-number)',
  variable: 'text-(--tk-var)',
  operator: 'text-(--tk-op)',
}
/** Colouring on every key has a price; a text this long is no file a person writes. */
const LIMIT = 40_000

export const isColoured = (file: string, text: string): boolean =>
  languageOf(file).colours !== null && text.length <= LIMIT

/** A file in colour, for the eye only. */
export function Highlighted({ file, text }: { file: string; text: string }) {
  const lines = useMemo(() => colouredLines(file, text), [file, text])
  return lines.map((line, index) => (
    <span key={index}>
      {line}
      {'\n'}
    </span>
  ))
}

/** The lines of a file, each as its coloured pieces. */
export function colouredLines(file: string, text: string): ReactNode[] {
  const language = languageOf(file).colours
  const tokens = language === null || text.length > LIMIT ? [] : tokensOf(text, tokenizerOf(language))
  return text.split('\n').map((line, index) => pieces(line, tokens[index] ?? []))
}

function pieces(line: string, tokens: readonly Token[]): ReactNode[] {
  const first = line.slice(0, tokens[0]?.start ?? line.length)
  return [
    first,
    ...tokens.map(({ start, kind }, index) => (
      <span key={start} className={COLOUR[kind]}>
        {line.slice(start, tokens[index + 1]?.start)}
      </span>
    )),
  ]
}
