import { formatOption, table } from '../command.ts'
import type { Command } from '../command.ts'
import { rules } from '../../lib/engine/index.ts'
import { ruleDocs } from '../../lib/engine/rules/dockerfile/docs.ts'
import type { Rule } from '../../lib/engine/index.ts'

export const rulesCommand: Command = {
  name: 'rules',
  about: 'List every rule.',
  usage: ['[--format text|json]'],
  options: formatOption('text', 'json'),
  notes: [
    'With --format json the result is one array, with what "drydock explain RULE" prints for every rule.',
  ],
  run: async (args, { stdout }) => {
    const rows = rules.map(({ meta }) => ({
      left: meta.name,
      right: `${meta.severity.padEnd(7)}  ${meta.title}`,
    }))
    stdout(
      args.get('format') === 'json'
        ? `${JSON.stringify(rules.map(toRuleOutput))}\n`
        : `${table(rows).join('\n')}\n`,
    )
    return 0
  },
}

/** A rule for other programs: what its page shows. */
export function toRuleOutput({ meta }: Rule): object {
  const { name, title, severity, category, files, messages } = meta
  const { why, bad, good, sources, equivalents } = ruleDocs[name]!
  return {
    name,
    title,
    severity,
    category,
    files,
    why,
    messages,
    bad,
    good,
    equivalents,
    sources,
    docs: `rules/${name}`,
  }
}
