import { parseSyntax } from '../engine/dockerfile/parse-syntax.ts'
import type { Instruction, Syntax, Word } from '../engine/dockerfile/syntax.ts'
import type { FileKind } from '../engine/file-kind.ts'
import type { Range } from '../engine/source/position.ts'
import { tokenizerOf, tokensOf, type Coloured, type Token as LineToken } from '../highlight/index.ts'

export type TokenKind = 'keyword' | 'flag' | 'string' | 'comment' | 'var' | 'number' | 'op' | 'text'
export type Token = { readonly text: string; readonly kind: TokenKind }

const KINDS: readonly TokenKind[] = ['text', 'keyword', 'flag', 'string', 'comment', 'var', 'number', 'op']

/** One kind per character; what is painted later lies on top. */
type Canvas = { readonly text: string; readonly escape: string; readonly kinds: Uint8Array }

const LANGUAGES: Readonly<Record<Exclude<FileKind, 'dockerfile'>, Coloured>> = {
  compose: 'yaml',
  'gitlab-ci': 'yaml',
  daemon: 'json',
  renovate: 'json',
  shell: 'shell',
  makefile: 'makefile',
  dockerignore: 'ignore',
  gitignore: 'ignore',
}

/** Any file as lines of coloured pieces. Linear in the text; any text is accepted. */
export function highlight(kind: FileKind, text: string): Token[][] {
  return kind === 'dockerfile' ? highlightDockerfile(text) : highlightLines(LANGUAGES[kind], text)
}

/** Names that fences of Markdown give a language. */
const FENCES: Readonly<Record<string, Coloured>> = {
  bash: 'shell',
  json: 'json',
  json5: 'json',
  makefile: 'makefile',
  sh: 'shell',
  shell: 'shell',
  yaml: 'yaml',
  yml: 'yaml',
}

/** The text of a fence by the language it names; null for a language that nobody colours. */
export function highlightFence(language: string, text: string): Token[][] | null {
  if (language === 'dockerfile' || language === 'docker') return highlightDockerfile(text)
  const known = Object.hasOwn(FENCES, language) ? FENCES[language] : undefined
  return known === undefined ? null : highlightLines(known, text)
}

const NAMES: Readonly<Record<LineToken['kind'], TokenKind>> = {
  text: 'text',
  keyword: 'keyword',
  attribute: 'flag',
  string: 'string',
  comment: 'comment',
  variable: 'var',
  number: 'number',
  operator: 'op',
}

function highlightLines(language: Coloured, text: string): Token[][] {
  const lines = text.split('\n')
  return tokensOf(text, tokenizerOf(language)).map((tokens, index) => piecesOf(lines[index] ?? '', tokens))
}

function piecesOf(line: string, tokens: readonly LineToken[]): Token[] {
  const first = line.slice(0, tokens[0]?.start)
  const rest = tokens.map(({ start, kind }, at) => ({
    text: line.slice(start, tokens[at + 1]?.start),
    kind: NAMES[kind],
  }))
  return [{ text: first, kind: 'text' as const }, ...rest].filter(({ text }) => text !== '')
}

/** A Dockerfile as lines of coloured pieces, for pages without an editor. Linear in the text; any text is accepted. */
export function highlightDockerfile(text: string): Token[][] {
  const syntax = parseSyntax(text)
  const canvas: Canvas = { text, escape: syntax.escape, kinds: new Uint8Array(text.length) }
  for (const instruction of syntax.instructions) paintInstruction(canvas, instruction)
  for (const { range } of remarks(syntax)) paint(canvas, range.start.offset, range.end.offset, 'comment')
  return toLines(canvas)
}

function remarks({ comments, directives }: Syntax): readonly { readonly range: Range }[] {
  return [...comments, ...directives]
}

function paintInstruction(canvas: Canvas, instruction: Instruction): void {
  const { keyword, keywordRange, flags, form, args, heredocs, trigger, range } = instruction
  if (trigger) paintInstruction(canvas, trigger)
  else if (form === 'exec')
    strings(canvas, args).forEach(({ range: each }) => paintRange(canvas, each, 'string'))
  else paintText(canvas, keywordRange.end.offset, range.end.offset)
  for (const flag of flags) paintRange(canvas, flag.range, 'flag')
  for (const heredoc of heredocs) paintRange(canvas, heredoc.range, 'op')
  if (keyword === 'FROM') paintFrom(canvas, args)
  if (keyword === 'HEALTHCHECK' && args[0]) paintRange(canvas, args[0].range, 'keyword')
  if (keyword === 'EXPOSE' || keyword === 'USER') args.forEach((word) => paintNumber(canvas, word))
  paintRange(canvas, keywordRange, 'keyword')
}

/** Words of the JSON form; the word CMD before it is none of them. */
function strings({ text }: Canvas, args: readonly Word[]): readonly Word[] {
  return args.filter(({ range }) => text[range.start.offset] === '"')
}

function paintFrom(canvas: Canvas, [image, as]: readonly Word[]): void {
  if (as) paintRange(canvas, as.range, 'keyword')
  if (!image) return
  const { start, end } = image.range
  const tag = /[:@](?=[^/]*$)/.exec(canvas.text.slice(start.offset, end.offset))
  if (tag) paintPlain(canvas, start.offset + tag.index + 1, end.offset, 'number')
}

function paintNumber(canvas: Canvas, { range }: Word): void {
  const text = canvas.text.slice(range.start.offset, range.end.offset)
  if (/^\d/.test(text)) paintPlain(canvas, range.start.offset, range.end.offset, 'number')
}

/** Strings, variables, operators and continuations between two offsets. */
function paintText(canvas: Canvas, from: number, to: number): void {
  let quote: string | null = null
  for (let at = from; at < to;) {
    const length = quote === "'" ? 0 : variableLength(canvas, at, to)
    const char = canvas.text[at]!
    const operator = quote === null ? operatorLength(canvas, at, to) : 0
    const escaped = char === canvas.escape && quote !== "'" && operator === 0
    const size = Math.min(Math.max(length, operator, escaped ? 2 : 1), to - at)
    if (length > 0) paint(canvas, at, at + size, 'var')
    else if (operator > 0) paint(canvas, at, at + size, 'op')
    else if (quote !== null || isQuote(char)) paint(canvas, at, at + size, 'string')
    if (!escaped) quote = nextQuote(quote, char)
    at += size
  }
}

function isQuote(char: string): boolean {
  return char === '"' || char === "'"
}

function nextQuote(open: string | null, char: string): string | null {
  if (open === null) return isQuote(char) ? char : null
  return char === open ? null : open
}

function variableLength({ text }: Canvas, at: number, to: number): number {
  if (text[at] !== '$') return 0
  VARIABLE.lastIndex = at
  const length = VARIABLE.exec(text)?.[0].length ?? 0
  return at + length <= to ? length : 0
}

const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[^}\n]{1,200}\}|[0-9@*#?!$-])/y

/** `&&`, `||`, `|`, `;`, `&`, or a continuation at the end of a line. */
function operatorLength({ text, escape }: Canvas, at: number, to: number): number {
  const char = text[at]!
  if (char === '&' || char === '|') return text[at + 1] === char && at + 1 < to ? 2 : 1
  if (char === ';') return 1
  return char === escape && (text[at + 1] === '\n' || text.startsWith('\r\n', at + 1)) ? 1 : 0
}

function paintRange(canvas: Canvas, range: Range, kind: TokenKind): void {
  paint(canvas, range.start.offset, range.end.offset, kind)
}

function paint({ kinds }: Canvas, from: number, to: number, kind: TokenKind): void {
  kinds.fill(KINDS.indexOf(kind), from, to)
}

/** Like `paint`, but variables inside keep their colour. */
function paintPlain({ kinds }: Canvas, from: number, to: number, kind: TokenKind): void {
  const value = KINDS.indexOf(kind)
  for (let at = from; at < to; at += 1) if (kinds[at] === 0) kinds[at] = value
}

function toLines({ text, kinds }: Canvas): Token[][] {
  const lines: Token[][] = [[]]
  for (let at = 0; at < text.length;) {
    if (text[at] === '\n') {
      lines.push([])
      at += 1
      continue
    }
    let end = at + 1
    while (end < text.length && text[end] !== '\n' && kinds[end] === kinds[at]) end += 1
    lines.at(-1)!.push({ text: text.slice(at, end), kind: KINDS[kinds[at]!]! })
    at = end
  }
  return lines
}
