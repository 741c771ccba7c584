import type { Comment } from '../document/types.ts'
import type { Redirect, ShellWord, Statement } from '../dockerfile/shell/types.ts'
import type { LineStarts, Range } from '../source/position.ts'
import { rangeAt } from '../source/position.ts'

/** Places of a script: its statements, and the words in which a `#` is no comment. */
export type Spans = { readonly blocks: Range[]; readonly texts: Range[] }

export function spansOf(body: readonly Statement[], spans: Spans): void {
  for (const statement of body) spanStatement(statement, spans)
}

function spanStatement(statement: Statement, spans: Spans): void {
  spans.blocks.push(statement.range)
  switch (statement.kind) {
    case 'command':
      spans.texts.push(...statement.assignments.map(({ range }) => range))
      return spanWords(statement.words, statement.redirects, spans)
    case 'pipeline':
      return spansOf(statement.commands, spans)
    case 'and-or':
      return spansOf(statement.items, spans)
    case 'background':
      return spanStatement(statement.body, spans)
    case 'function':
      return spansOf(statement.body, spans)
    case 'test':
    case 'arithmetic':
      return void spans.texts.push(statement.range)
    default:
      spanWords([], statement.redirects, spans)
      return spanBranches(statement, spans)
  }
}

type Block = Exclude<Extract<Statement, { redirects: readonly Redirect[] }>, { kind: 'command' }>

function spanBranches(statement: Block, spans: Spans): void {
  switch (statement.kind) {
    case 'if':
      for (const { test, body } of statement.clauses) spansOf([...test, ...body], spans)
      return spansOf(statement.otherwise, spans)
    case 'for':
      spanWords(statement.words ?? [], [], spans)
      return spansOf(statement.body, spans)
    case 'while':
      return spansOf([...statement.test, ...statement.body], spans)
    case 'case':
      spanWords([statement.subject, ...statement.items.flatMap(({ patterns }) => patterns)], [], spans)
      return spansOf(
        statement.items.flatMap(({ body }) => body),
        spans,
      )
    default:
      return spansOf(statement.body, spans)
  }
}

function spanWords(words: readonly ShellWord[], redirects: readonly Redirect[], { texts }: Spans): void {
  for (const { range } of words) texts.push(range)
  for (const { target, content } of redirects) {
    if (target !== null) texts.push(target.range)
    if (content !== null) texts.push(content.range)
  }
}

/** `#` begins a comment where a word may begin, outside of words. `from` and `to` limit the search. */
export function commentsIn(
  text: string,
  starts: LineStarts,
  { texts }: Spans,
  hides: (offset: number) => boolean = () => false,
): Comment[] {
  const covers = texts.toSorted((a, b) => a.start.offset - b.start.offset)
  const found: Comment[] = []
  let next = 0
  let covered = 0
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) {
    for (; (covers[next]?.start.offset ?? Infinity) <= at; next += 1)
      covered = Math.max(covered, covers[next]?.end.offset ?? 0)
    if (
      at < covered ||
      (at === 0 && text.charAt(1) === '!') ||
      !/^[\s;&|()]?$/.test(text.charAt(at - 1)) ||
      hides(at)
    )
      continue
    const line = text.indexOf('\n', at)
    const end = line === -1 ? text.length : line
    const comment = text.slice(at, end).trimEnd()
    found.push({ text: comment.slice(1).trim(), range: rangeAt(starts, at, at + comment.length) })
    at = end - 1
  }
  return found
}
