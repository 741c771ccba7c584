import type { Rule, RuleDocs } from '../../lib/engine/rules/rule.ts'

/** What is wrong with a rule's metadata, in sentences; empty for a good one. */
export function metaProblems({ meta }: Rule, docs: RuleDocs, fileName: string): string[] {
  const wrong = [
    meta.name !== fileName && `meta.name is “${meta.name}”, but the file is called ${fileName}.ts`,
    /[.!]$/.test(meta.title) && 'meta.title ends without a full stop',
    docs.sources.length === 0 && 'docs.sources names at least one page that proves the rule',
    ...Object.entries(meta.messages).map(
      ([id, text]) => !text.endsWith('.') && `the message “${id}” ends in a full stop`,
    ),
    ...(['why', 'bad', 'good'] as const).map((key) => !docs[key].trim() && `docs.${key} is empty`),
  ]
  return wrong.filter((line) => line !== false)
}

const fence = (text: string): string => `\`\`\`dockerfile\n${text.trim()}\n\`\`\``

function equivalentsOf(docs: RuleDocs): string {
  const tools = Object.entries(docs.equivalents).filter(([, ids]) => ids.length > 0)
  return tools.map(([tool, ids]) => `${tool} ${ids.map((id) => `\`${id}\``).join(', ')}`).join(' · ')
}

/** The page of one rule. */
export function rulePage({ meta }: Rule, docs: RuleDocs): string {
  const equivalents = equivalentsOf(docs)
  const parts = [
    `# ${meta.name}`,
    `**${meta.title}** · ${meta.severity} · ${meta.category}`,
    docs.why.trim(),
    '## Reported',
    fence(docs.bad),
    Object.values<string>(meta.messages)
      .map((message) => `- ${message}`)
      .join('\n'),
    '## Better',
    fence(docs.good),
    equivalents && `## In other tools\n\n${equivalents}`,
    docs.sources.length > 0 && `## Sources\n\n${docs.sources.map((url) => `- <${url}>`).join('\n')}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The table of all rules. */
export function rulesPage(rules: readonly Rule[]): string {
  const row = ({ meta }: Rule): string =>
    `| [${meta.name}](${meta.name}.md) | ${meta.title} | ${meta.severity} | ${meta.category} |`
  const head = ['# Rules', '', '| rule | what it asks for | severity | category |', '|---|---|---|---|']
  return `${[...head, ...rules.map(row)].join('\n')}\n`
}
