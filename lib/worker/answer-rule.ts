import { build, contextOf, lint, parse, UNKNOWN_CONTEXT, withoutIgnored } from '@/lib/engine/index.ts'
import { unreadableAt } from './answer-build.ts'
import type { RuleAnswer, RuleRequest } from './protocol.ts'

/** What one rule says about a text, advice that may not apply included: who reads about a rule wants to see it speak. */
export function checkRule({ rule, text, context }: Omit<RuleRequest, 'kind' | 'file'>): RuleAnswer {
  const dockerfile = parse(text)
  const all = context ? withoutIgnored(contextOf(context), 'Dockerfile') : UNKNOWN_CONTEXT
  const findings = lint(dockerfile, build(dockerfile, all), all)
  return {
    findings: findings.filter((finding) => finding.rule === rule),
    unreadable: unreadableAt(dockerfile),
  }
}
