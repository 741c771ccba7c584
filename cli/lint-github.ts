import { workflowCommand } from './github.ts'
import type { Checked } from './lint-file.ts'
import type { Finding } from '../lib/engine/index.ts'

/** The findings of a file as workflow commands. */
export function lintGithub({ output, findings }: Extract<Checked, { ok: true }>): string {
  return findings.map((finding) => command(output.path, finding)).join('')
}

function command(path: string, { rule, severity, message, range: { start, end } }: Finding): string {
  const inOneLine = start.line === end.line && end.column > start.column
  const place = {
    file: path.replace(/^(?:\.\/)+/, ''),
    line: start.line,
    endLine: Math.max(start.line, end.column === 1 ? end.line - 1 : end.line),
    col: start.column,
    // Columns of different lines cannot be drawn.
    ...(inOneLine && { endColumn: end.column }),
  }
  return workflowCommand(severity, { ...place, title: rule }, message)
}
