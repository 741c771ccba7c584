import type { Category, RuleMeta, Severity } from '@/lib/engine/index.ts'

/** Order of the lists: what costs most first. */
export const categories: readonly { id: Category; name: string }[] = [
  { id: 'secrets', name: 'Secrets' },
  { id: 'security', name: 'Security' },
  { id: 'reliability', name: 'Reliability' },
  { id: 'layers-cache', name: 'Layers and cache' },
  { id: 'size', name: 'Size' },
  { id: 'image', name: 'Base image' },
  { id: 'maintainability', name: 'Maintainability' },
  { id: 'syntax', name: 'Syntax' },
]

export const severityNames: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Note' }

const toolNames: Readonly<Record<string, string>> = {
  hadolint: 'hadolint',
  buildkit: 'Docker build checks',
  trivy: 'Trivy',
  checkov: 'Checkov',
  docker_bench: 'Docker Bench for Security',
  dockle: 'Dockle',
  kics: 'KICS',
  semgrep: 'Semgrep',
  shellcheck: 'ShellCheck',
  tally: 'tally',
  dclint: 'DCLint',
  dockerfile_utils: 'dockerfile-utils',
}

/** The name a tool writes for itself; an unknown key as it is. */
export const toolName = (key: string) => toolNames[key] ?? key

/** What a list of rules needs; small enough to hand to the browser. */
export type RuleEntry = Pick<RuleMeta, 'name' | 'title' | 'severity' | 'category'>
export type RuleGroup = { readonly id: Category; readonly name: string; readonly rules: readonly RuleEntry[] }

/** Rules by category, in the order above, by title inside one; categories without rules are left out. */
export function groupRules(metas: readonly RuleEntry[]): RuleGroup[] {
  return categories.flatMap(({ id, name }) => {
    const rules = metas
      .filter((meta) => meta.category === id)
      .map(({ name, title, severity, category }) => ({ name, title, severity, category }))
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
    return rules.length > 0 ? [{ id, name, rules }] : []
  })
}

/** The groups with only the rules that hold every word typed, in their title, their name or their category. */
export function filterRules(groups: readonly RuleGroup[], query: string): RuleGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return groups.flatMap((group) => {
    const rules = group.rules.filter((rule) => {
      const text = `${rule.title} ${rule.name} ${group.name}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    return rules.length > 0 ? [{ ...group, rules }] : []
  })
}
