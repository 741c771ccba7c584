import type { Finding } from '@/lib/engine/index.ts'
import type { RuleAnswer } from '@/lib/worker/protocol.ts'

/** One sentence on what a rule says about a text, to be read out. */
export function verdictOf({ findings, unreadable }: RuleAnswer): string {
  if (findings.length > 0) return `This rule reports ${count(findings.length)}, ${linesOf(findings)}.`
  if (unreadable) return `This rule says nothing, but the file cannot be read past line ${unreadable.line}.`
  return 'This rule is silent.'
}

const count = (findings: number): string => (findings === 1 ? 'one problem' : `${findings} problems`)

/** `line 2`, `lines 2 and 5`, `lines 2, 5 and 9`: each line once. */
function linesOf(findings: readonly Finding[]): string {
  const lines = [...new Set(findings.map(({ range }) => range.start.line))]
  if (lines.length === 1) return `line ${lines[0]}`
  return `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`
}
