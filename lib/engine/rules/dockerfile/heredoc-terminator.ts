import { lineStarts, rangeAt } from '../../source/position.ts'
import type { Instruction } from '../../dockerfile/syntax.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'
import { REFUSED, refusals } from '../shared/refusals.ts'

export const docs: RuleDocs = {
  why: 'Docker reads the lines behind <<NAME as text until one of them is exactly NAME. A blank before or behind it makes it an ordinary line, and the rest of the file becomes part of the text. With <<-NAME tabs may stand before it, and only tabs.',
  bad: 'FROM alpine:3.23\nRUN <<EOF\n  apk add --no-cache curl\n  EOF\n',
  good: 'FROM alpine:3.23\nRUN <<EOF\n  apk add --no-cache curl\nEOF\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  equivalents: { tally: ['shellcheck/SC1040'], shellcheck: ['SC1040'] },
}

/** A here-document ends with a line that is its name and nothing else. */
export default defineRule({
  meta: {
    name: 'heredoc-terminator',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['heredoc-terminator'] },
    title: 'End each heredoc with its name alone on a line',
    messages: {
      refused: REFUSED,
      indented:
        'Line {{line}} was meant to end this heredoc, but blanks stand before {{name}}: write it at the beginning of the line.',
      trailing:
        'Line {{line}} was meant to end this heredoc, but blanks stand behind {{name}}: nothing else may be on that line.',
    },
  },
  *check(input) {
    const located = problemsWith('heredoc-terminator', input)
    for (const [index, refusal] of [...refusals('heredoc-terminator', input)].entries()) {
      const instruction = located[index]?.instruction
      const near = instruction && nearTerminator(instruction, input.dockerfile.source)
      yield near ? { ...near, range: refusal.range } : refusal
    }
  },
})

/** The first line of the body that is the name but for blanks around it. */
function nearTerminator({ heredocs }: Instruction, source: string) {
  const open = heredocs.at(-1)
  if (!open) return null
  const { start, end } = open.contentRange
  const lines = lineStarts(source)
  for (let line = start.line; line <= end.line; line++) {
    const from = lines[line - 1] ?? source.length
    const text = source.slice(from, (lines[line] ?? source.length + 1) - 1).replace(/\r$/, '')
    if (text.trim() !== open.name || from < start.offset) continue
    const fix: Fix = {
      title: `Leave ${open.name} alone on its line`,
      safety: 'suggestion',
      edits: [{ range: rangeAt(lines, from, from + text.length), newText: open.name }],
    }
    return {
      messageId: /^\s/.test(text) ? ('indented' as const) : ('trailing' as const),
      data: { line, name: open.name },
      fix,
    }
  }
  return null
}
