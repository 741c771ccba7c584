import { printParseErrorCode } from 'jsonc-parser'
import type { ParseError } from 'jsonc-parser'
import { rangeAt } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'

type JsonProblems = {
  /** The first mistake alone: what the library says behind it mostly follows from it. */
  readonly unreadable: readonly Problem[]
  readonly problems: readonly Problem[]
  readonly comments: readonly (readonly [from: number, to: number])[]
}

type Mistake = { readonly name: string; readonly from: number; readonly to: number }

/** Sorts the library's errors and says what they mean. Linear. */
export function jsonProblems(text: string, starts: LineStarts, errors: readonly ParseError[]): JsonProblems {
  const mistakes = errors.map(({ error, offset, length }) => ({
    name: printParseErrorCode(error),
    from: Math.min(offset, text.length),
    to: Math.min(offset + length, text.length),
  }))
  const problem = (code: string, message: string, { from, to }: Omit<Mistake, 'name'>): Problem => ({
    code,
    message,
    severity: 'error',
    range: rangeAt(starts, from, to),
  })
  const comments = mistakes.filter(({ name }) => name === 'InvalidCommentToken')
  const commas = mistakes.flatMap((mistake) => trailingComma(text, mistake) ?? [])
  const ends = new Set(commas.map(({ end }) => end))
  const first = mistakes.find((each) => each.name !== 'InvalidCommentToken' && !ends.has(each.from))
  return {
    unreadable: first ? [problem('json-syntax', messageOf(text, first), first)] : [],
    problems: [
      ...comments.map((each) => problem('json-comment', COMMENT, each)),
      ...commas.filter(isFirst).map((each) => problem('trailing-comma', COMMA, each)),
    ],
    comments: comments.map(({ from, to }) => [from, to]),
  }
}

const COMMENT = 'JSON has no comments: remove it, and say in another file what it says'
const COMMA = 'nothing stands behind this comma: remove it, because in JSON the last entry has none'

type Comma = { readonly from: number; readonly to: number; readonly end: number }

/** The comma before a closing sign at which the library expected more. */
function trailingComma(text: string, { name, from }: Mistake): Comma | null {
  if (name !== 'PropertyNameExpected' && name !== 'ValueExpected') return null
  if (text[from] !== '}' && text[from] !== ']') return null
  let at = from - 1
  while (at >= 0 && ' \t\r\n'.includes(text[at] ?? '')) at--
  return text[at] === ',' ? { from: at, to: at + 1, end: from } : null
}

/** The library tells of one comma twice. */
function isFirst(each: Comma, at: number, all: readonly Comma[]): boolean {
  return all[at - 1]?.from !== each.from
}

function messageOf(text: string, { name, from, to }: Mistake): string {
  const word = text.slice(from, to)
  switch (name) {
    case 'CommaExpected':
      return 'a comma is missing before this: entries of JSON are divided by commas'
    case 'ColonExpected':
      return 'a colon is missing before this, as in "debug": true'
    case 'PropertyNameExpected':
      return word === ''
        ? 'a name in double quotes is expected here'
        : `put the name in double quotes: "${bare(word)}"`
    case 'ValueExpected':
      return 'a value is missing here: a text in double quotes, a number, true, false, [ or {'
    case 'CloseBraceExpected':
      return 'nothing closes a { that stands above: add a } here'
    case 'CloseBracketExpected':
      return 'nothing closes a [ that stands above: add a ] here'
    case 'EndOfFileExpected':
      return 'the file has ended before this: remove what is behind the last closing brace'
    case 'UnexpectedEndOfString':
      return 'nothing closes the quote that begins here: add " at the end of the text'
    case 'InvalidEscapeCharacter':
      return 'this backslash means nothing in JSON: write it twice'
    case 'InvalidSymbol':
      return `put ${bare(word)} in double quotes: "${bare(word)}"`
    default:
      return 'this cannot be read as JSON'
  }
}

function bare(word: string): string {
  return word.replace(/^['"]|['"]$/g, '')
}
