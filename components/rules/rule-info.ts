import type { Category, RuleDocs, RuleKind, RuleMeta, Severity } from '@/lib/engine/index.ts'
import type { CatalogueEntry } from '@/lib/engine/rules/catalogue.ts'

/** Kinds of files, the ones with most rules first; `name` stands in a sentence: “found in …”. */
export const fileKinds: readonly { id: RuleKind; name: string }[] = [
  { id: 'dockerfile', name: 'Dockerfile' },
  { id: 'compose', name: 'compose file' },
  { id: 'shell', name: 'shell script' },
  { id: 'gitlab-ci', name: 'GitLab pipeline' },
  { id: 'daemon', name: 'daemon.json' },
]

export const kindName = (id: RuleKind): string => fileKinds.find((each) => each.id === id)?.name ?? id

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

export const categoryName = (id: Category): string => categories.find((each) => each.id === id)?.name ?? id

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
  dockerfilelint: 'dockerfilelint',
}

/** The name a tool writes for itself; an unknown key as it is. */
export const toolName = (key: string) => toolNames[key] ?? key

/** What the navigation beside a rule needs. */
export type RuleLink = Pick<RuleMeta, 'name' | 'title' | 'severity' | 'category'> & {
  /** The kinds of files that it speaks about. */
  readonly files: readonly RuleKind[]
}
/** What the list of all rules needs; small enough to hand to the browser. */
export type RuleEntry = RuleLink & {
  readonly fixable: boolean
  /** Its names in other tools, by tool. */
  readonly ids: RuleDocs['equivalents']
}
export type RuleGroup<R extends RuleLink = RuleLink> = {
  readonly id: Category
  readonly name: string
  readonly rules: readonly R[]
}

/** Rules by category, in the order above, by title inside one; categories without rules are left out. */
export function groupRules<R extends RuleLink>(entries: readonly R[]): RuleGroup<R>[] {
  return categories.flatMap(({ id, name }) => {
    const rules = entries
      .filter((entry) => entry.category === id)
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
    return rules.length > 0 ? [{ id, name, rules }] : []
  })
}

export const linkOf = ({ meta, kinds }: CatalogueEntry): RuleLink => ({
  name: meta.name,
  title: meta.title,
  severity: meta.severity,
  category: meta.category,
  files: kinds,
})

export const countRules = (groups: readonly RuleGroup[]) =>
  groups.reduce((sum, group) => sum + group.rules.length, 0)

/** `{{stage}}` is filled in when the rule speaks; elsewhere an ellipsis stands for it. */
export const withoutSlots = (message: string) => message.replaceAll(/\{\{\s*\w+\s*\}\}/g, '…')
