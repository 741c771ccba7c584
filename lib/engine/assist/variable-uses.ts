import { sourceEnd, sourceStart } from '../dockerfile/logical-text.ts'
import type { Dockerfile, Instruction, LogicalText } from '../dockerfile/index.ts'
import { lineStarts, rangeAt, type Range } from '../source/position.ts'

/** `$NAME` or `${NAME…}`: the range is that of the name. */
export type VariableUse = { readonly name: string; readonly range: Range; readonly node: Instruction }

/** Every place where a value is put in for a variable, by BuildKit or by a shell, in the order of the text. Linear. */
export function variableUses(dockerfile: Dockerfile): readonly VariableUse[] {
  const starts = lineStarts(dockerfile.source)
  return dockerfile.instructions.flatMap((node) =>
    piecesOf(node.trigger ?? node, dockerfile).flatMap(({ text, escape, quotes }) =>
      usesIn(text.text, escape, quotes).flatMap(({ name, at }) => {
        const [from, to] = [sourceStart(text, at), sourceEnd(text, at + name.length)]
        // A name that goes on behind a continued line has no place of its own.
        return to - from === name.length ? [{ name, range: rangeAt(starts, from, to), node }] : []
      }),
    ),
  )
}

type Piece = { readonly text: LogicalText; readonly escape: string; readonly quotes: boolean }

const SHELL = ['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']

function piecesOf(node: Instruction, { source, escape }: Dockerfile): Piece[] {
  const isShell = SHELL.includes(node.keyword)
  const flags = node.flags
    .filter(({ name }) => name !== 'from')
    .map(({ range }) => piece(source, range, escape, true))
  const body =
    isShell && node.form === 'exec'
      ? []
      : [{ text: node.body, escape: isShell ? '\\' : escape, quotes: true }]
  const heredocs = node.heredocs
    .filter(({ expand }) => expand)
    .map(({ contentRange }) => piece(source, contentRange, '\\', false))
  return [...flags, ...body, ...heredocs]
}

function piece(source: string, { start, end }: Range, escape: string, quotes: boolean): Piece {
  const text = source.slice(start.offset, end.offset)
  return { text: { text, segments: [{ logical: 0, source: start.offset }] }, escape, quotes }
}

const NAME = /\$\{?([A-Za-z_]\w*)/y

/** Single quotes protect, an escape does so too; in a heredoc quotes are text. */
function usesIn(text: string, escape: string, quotes: boolean): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = []
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === escape && quote !== "'") at++
    else if (quotes && (sign === "'" || sign === '"')) {
      if (quote === '') quote = sign
      else if (quote === sign) quote = ''
    } else if (sign === '$' && quote !== "'") {
      NAME.lastIndex = at
      const name = NAME.exec(text)?.[1]
      if (name !== undefined) found.push({ name, at: NAME.lastIndex - name.length })
    }
  }
  return found
}
