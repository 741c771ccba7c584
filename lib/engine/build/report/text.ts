import type { Instruction } from '../../dockerfile/syntax.ts'
import { slice } from '../../source/position.ts'

/**
 * An instruction on one line: continuation lines joined, comments left out, runs of blanks made one. Of a heredoc its first
 * line, as BuildKit shows it. Source: moby/buildkit frontend/dockerfile/dockerfile2llb/convert.go, summarizeHeredoc.
 */
export function instructionText(source: string, { keyword, flags, body, heredocs }: Instruction): string {
  const words = [keyword, ...flags.map(({ range }) => slice(source, range)), body.text]
  const line = words.join(' ').replace(/\s+/g, ' ').trim()
  if (keyword !== 'RUN' || heredocs.length === 0) return line
  return `${line} (${summary(heredocs[0]!.content)})`
}

function summary(content: string): string {
  const [first, ...more] = content.trim().split(/\r?\n/)
  return `${first!.trim()}${more.length > 0 ? '...' : ''}`
}
