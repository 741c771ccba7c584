import type { Finding, Linted, RuleMeta } from '@/lib/engine/index.ts'
import type { RuleInfo } from './protocol.ts'

/** A lab speaks about what is certain: advice that may not apply would only hide it. */
export function forLabs({ findings, ignored }: Linted): Linted {
  return {
    findings: findings.filter(isForLabs),
    ignored: ignored.filter(({ finding }) => isForLabs(finding)),
  }
}

function isForLabs({ severity, confidence }: Finding): boolean {
  return severity === 'error' || confidence === 'certain'
}

/** What a page shows about the rules that occur in findings. */
export function infoOf(
  findings: readonly { readonly rule: string }[],
  known: readonly { readonly meta: RuleMeta }[],
  why: Readonly<Record<string, string>>,
): Record<string, RuleInfo> {
  const used = new Set(findings.map((finding) => finding.rule))
  const entries = known
    .filter(({ meta }) => used.has(meta.name))
    .map(({ meta }) => [meta.name, { title: meta.title, why: why[meta.name] ?? '', category: meta.category }])
  return Object.fromEntries(entries)
}
