import type { CatalogueEntry } from '../../lib/engine/rules/catalogue.ts'
import { languageOf } from '../../lib/engine/file-kind.ts'
import type { RuleDocs, RuleKind } from '../../lib/engine/rules/rule.ts'

/** What is wrong with a rule's metadata, in sentences; empty for a good one. */
export function metaProblems({ meta, docs }: CatalogueEntry): string[] {
  const wrong = [
    /[.!]$/.test(meta.title) && 'meta.title ends without a full stop',
    docs.sources.length === 0 && 'docs.sources names at least one page that proves the rule',
    ...Object.entries(meta.messages).map(
      ([id, text]) => !text.endsWith('.') && `the message “${id}” ends in a full stop`,
    ),
    ...(['why', 'bad', 'good'] as const).map((key) => !docs[key].trim() && `docs.${key} is empty`),
  ]
  return wrong.filter((line) => line !== false)
}

const fence = (kind: RuleKind, text: string): string => `\`\`\`${languageOf(kind)}\n${text.trim()}\n\`\`\``

function equivalentsOf(docs: RuleDocs): string {
  const tools = Object.entries(docs.equivalents).filter(([, ids]) => ids.length > 0)
  return tools.map(([tool, ids]) => `${tool} ${ids.map((id) => `\`${id}\``).join(', ')}`).join(' · ')
}

/** The page of one rule. */
export function rulePage({ meta, docs, kinds }: CatalogueEntry): string {
  const equivalents = equivalentsOf(docs)
  const parts = [
    `# ${meta.name}`,
    `**${meta.title}** · ${meta.severity} · ${meta.category} · ${kinds.join(', ')}`,
    docs.why.trim(),
    '## Reported',
    fence(meta.files, docs.bad),
    Object.values<string>(meta.messages)
      .map((message) => `- ${message}`)
      .join('\n'),
    '## Better',
    fence(meta.files, docs.good),
    equivalents && `## In other tools\n\n${equivalents}`,
    docs.sources.length > 0 && `## Sources\n\n${docs.sources.map((url) => `- <${url}>`).join('\n')}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The table of all rules. */
export function rulesPage(rules: readonly CatalogueEntry[]): string {
  const row = ({ meta, kinds }: CatalogueEntry): string =>
    `| [${meta.name}](${meta.name}.md) | ${meta.title} | ${meta.severity} | ${meta.category} | ${kinds.join(', ')} |`
  const head = [
    '# Rules',
    '',
    '| rule | what it asks for | severity | category | files |',
    '|---|---|---|---|---|',
  ]
  return `${[...head, ...rules.map(row)].join('\n')}\n`
}
