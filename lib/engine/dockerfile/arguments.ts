import { grammarOf } from './keywords.ts'
import { readJsonArray } from './json-array.ts'
import { findSpace, skipSpaces } from './text.ts'
import { splitList, splitPairs, splitWords } from './words.ts'
import type { Token } from './words.ts'
import type { InstructionForm } from './syntax.ts'

export type Arguments = { readonly form: InstructionForm; readonly tokens: readonly Token[] }

/** What makes BuildKit refuse the whole file; the piece is part of the text given. */
export type ArgumentsError = {
  readonly code: string
  readonly message: string
  readonly from: number
  readonly to: number
}

/** The arguments of an instruction as BuildKit's parser gives them. `text` is what follows the flags, trimmed. */
export function readArguments(keyword: string, text: string, escape: string): Arguments | ArgumentsError {
  switch (grammarOf(keyword)) {
    case 'json-or-string':
      return readJson(text) ?? { form: 'shell', tokens: wholeText(text) }
    case 'json-or-list':
      return readJson(text) ?? { form: 'list', tokens: splitList(text) }
    case 'list':
      return { form: 'list', tokens: splitList(text) }
    case 'words':
      return { form: 'list', tokens: splitWords(text, escape) }
    case 'pairs':
      return readPairs(keyword, text, escape)
    case 'healthcheck':
      return readHealthcheck(text)
    case 'string':
      return { form: 'plain', tokens: wholeText(text) }
    default:
      return { form: 'plain', tokens: [] }
  }
}

function wholeText(text: string): Token[] {
  return text === '' ? [] : [{ value: text, from: 0, to: text.length }]
}

/** Null when the text is no JSON array and is to be read in the instruction's other form. */
function readJson(text: string): Arguments | ArgumentsError | null {
  const array = readJsonArray(text)
  if (array.kind === 'none') return null
  if (array.kind === 'strings') return { form: 'exec', tokens: array.tokens }
  const wording = 'when using JSON array syntax, arrays must be comprised of strings only'
  const element = text.slice(array.from, Math.min(array.to, array.from + 40))
  const message = `${wording}. Every element has to stand in double quotes, and this one does not: ${element}`
  return { code: 'json-form-invalid', message, from: array.from, to: array.to }
}

function readPairs(keyword: string, text: string, escape: string): Arguments | ArgumentsError {
  const pairs = splitPairs(text, keyword, escape)
  if (!('message' in pairs)) return { form: 'pairs', tokens: pairs }
  // `A=1 # note`: Docker knows comments only at the beginning of a line.
  const isComment = pairs.from > 0 && text[pairs.from] === '#'
  return { code: isComment ? 'inline-comment' : 'instruction-arguments', ...pairs }
}

/** The type word, then a JSON array or one string. */
function readHealthcheck(text: string): Arguments | ArgumentsError {
  const end = findSpace(text, 0, text.length)
  const from = skipSpaces(text, end, text.length)
  const type: Token[] = end === 0 ? [] : [{ value: text.slice(0, end), from: 0, to: end }]
  const rest = text.slice(from)
  const command = readJson(rest) ?? {
    form: rest === '' ? ('plain' as const) : ('shell' as const),
    tokens: wholeText(rest),
  }
  if ('code' in command) return { ...command, from: command.from + from, to: command.to + from }
  const moved = command.tokens.map((token) => ({ ...token, from: token.from + from, to: token.to + from }))
  return { form: command.form, tokens: [...type, ...moved] }
}
