import { type ReactNode, useMemo } from 'react'

import { isDockerfile } from '@/lib/worker/file-kind.ts'
import { type Token, type TokenKind, tokenizeText } from '@/lib/editor/tokenize.ts'

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
/** Colouring on every key has a price; a text this long is no Dockerfile a person writes. */
const LIMIT = 40_000

export const isColoured = (file: string, text: string): boolean => isDockerfile(file) && text.length <= LIMIT

/** A Dockerfile in colour, for the eye only. */
export function Highlighted({ text }: { text: string }) {
  const lines = useMemo(() => {
    const tokens = tokenizeText(text)
    return text.split('\n').map((line, index) => pieces(line, tokens[index] ?? []))
  }, [text])
  return lines.map((line, index) => (
    <span key={index}>
      {line}
      {'\n'}
    </span>
  ))
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
