import { formatOption, table } from '../command.ts'
import type { Command } from '../command.ts'
import { catalogue } from '../../lib/engine/rules/catalogue.ts'
import type { CatalogueEntry } from '../../lib/engine/rules/catalogue.ts'

export const rulesCommand: Command = {
  name: 'rules',
  about: 'List every rule.',
  usage: ['[--format text|json]'],
  options: formatOption('text', 'json'),
  notes: [
    'With --format json the result is one array, with what "drydock explain RULE" prints for every rule.',
  ],
  run: async (args, { stdout }) => {
    const rows = catalogue.map(({ meta }) => ({
      left: meta.name,
      right: `${meta.severity.padEnd(7)}  ${meta.title}`,
    }))
    stdout(
      args.get('format') === 'json'
        ? `${JSON.stringify(catalogue.map(toRuleOutput))}\n`
        : `${table(rows).join('\n')}\n`,
    )
    return 0
  },
}

/** A rule for other programs: what its page shows. */
export function toRuleOutput({ meta, docs, kinds }: CatalogueEntry): object {
  const { name, title, severity, category, messages } = meta
  const { why, bad, good, sources, equivalents } = docs
  return {
    name,
    title,
    severity,
    category,
    files: kinds,
    why,
    messages,
    bad,
    good,
    equivalents,
    sources,
    docs: `rules/${name}`,
  }
}
