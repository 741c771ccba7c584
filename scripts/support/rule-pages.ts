import type { Rule } from '../../lib/engine/rules/rule.ts'

/** What is wrong with a rule's metadata, in sentences; empty for a good one. */
export function metaProblems({ meta }: Rule, fileName: string): string[] {
  const wrong = [
    meta.name !== fileName && `meta.name is “${meta.name}”, but the file is called ${fileName}.ts`,
    /[.!]$/.test(meta.title) && 'meta.title ends without a full stop',
    meta.docs.sources.length === 0 && 'meta.docs.sources names at least one page that proves the rule',
    ...Object.entries(meta.messages).map(
      ([id, text]) => !text.endsWith('.') && `the message “${id}” ends in a full stop`,
    ),
    ...(['why', 'bad', 'good'] as const).map((key) => !meta.docs[key].trim() && `meta.docs.${key} is empty`),
  ]
  return wrong.filter((line) => line !== false)
}

const fence = (text: string): string => `\`\`\`dockerfile\n${text.trim()}\n\`\`\``

function equivalentsOf({ meta }: Rule): string {
  const tools = Object.entries(meta.equivalents).filter(([, ids]) => ids.length > 0)
  return tools.map(([tool, ids]) => `${tool} ${ids.map((id) => `\`${id}\``).join(', ')}`).join(' · ')
}

/** The page of one rule. */
export function rulePage(rule: Rule): string {
  const { meta } = rule
  const equivalents = equivalentsOf(rule)
  const parts = [
    `# ${meta.name}`,
    `**${meta.title}** · ${meta.severity} · ${meta.category}`,
    meta.docs.why.trim(),
    '## Reported',
    fence(meta.docs.bad),
    Object.values<string>(meta.messages)
      .map((message) => `- ${message}`)
      .join('\n'),
    '## Better',
    fence(meta.docs.good),
    equivalents && `## In other tools\n\n${equivalents}`,
    meta.docs.sources.length > 0 &&
      `## Sources\n\n${meta.docs.sources.map((url) => `- <${url}>`).join('\n')}`,
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
