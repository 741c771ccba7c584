import type { Severity } from '../lib/engine/index.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** A workflow command, which GitHub draws beside the line. Source: GitHub Docs, "Workflow commands for GitHub Actions". */
export function workflowCommand(
  severity: Severity,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
  return `::${COMMANDS[severity]} ${list.join(',')}::${data(message)}\n`
}

/** As the runner's own toolkit escapes: actions/toolkit, packages/core/src/command.ts. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
