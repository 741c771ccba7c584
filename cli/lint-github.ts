import type { Checked } from './lint-file.ts'
import type { Finding, Severity } from '../lib/engine/index.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Workflow commands, which GitHub draws beside the lines. Source: GitHub Docs, "Workflow commands for GitHub Actions". */
export function lintGithub({ output, findings }: Extract<Checked, { ok: true }>): string {
  return findings.map((finding) => `${command(output.path, finding)}\n`).join('')
}

function command(path: string, { rule, severity, message, range: { start, end } }: Finding): string {
  const inOneLine = start.line === end.line && end.column > start.column
  const properties = [
    `file=${property(path.replace(/^(?:\.\/)+/, ''))}`,
    `line=${start.line}`,
    `endLine=${Math.max(start.line, end.column === 1 ? end.line - 1 : end.line)}`,
    `col=${start.column}`,
    // Columns of different lines cannot be drawn.
    ...(inOneLine ? [`endColumn=${end.column}`] : []),
    `title=${property(rule)}`,
  ]
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(message)}`
}

/** As the runner's own toolkit escapes: actions/toolkit, packages/core/src/command.ts. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
