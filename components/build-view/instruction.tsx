import { START, tokenizeLine } from '@/lib/highlight/dockerfile.ts'
import type { TokenKind } from '@/lib/highlight/types.ts'

const LOOK: Record<TokenKind, string | undefined> = {
  text: undefined,
  comment: 'tk-comment',
  keyword: 'tk-keyword',
  string: 'tk-string',
  attribute: 'tk-flag',
  number: 'tk-number',
  variable: 'tk-var',
  operator: 'tk-op',
}
/** What no screen can show in one line is not coloured. */
const LIMIT = 400

/** An instruction in the colours of the editor. */
export function Instruction({ text }: { text: string }) {
  const { tokens } = tokenizeLine(text.slice(0, LIMIT), START)
  return [
    text.slice(0, tokens[0]?.start ?? text.length),
    ...tokens.map(({ start, kind }, index) => (
      <span key={start} className={LOOK[kind]}>
        {text.slice(start, tokens[index + 1]?.start)}
      </span>
    )),
  ]
}
