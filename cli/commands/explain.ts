import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../io.ts'
import type { Io } from '../io.ts'
import { oneOf } from '../options.ts'
import { painter } from '../paint.ts'
import { toRuleOutput } from './rules.ts'
import { catalogue, entryOf } from '../../lib/engine/rules/catalogue.ts'
import type { CatalogueEntry } from '../../lib/engine/rules/catalogue.ts'

export const explainCommand: Command = {
  name: 'explain',
  about: 'Explain one rule: why it exists, what it reports, how to write it instead.',
  usage: ['RULE [--format text|json]'],
  options: formatOption('text', 'json'),
  notes: [
    'RULE is a name such as user-missing, or the id of the same check in another tool, such as DL3002.',
  ],
  run: async (args, io) => {
    const [name, more] = args.positionals
    if (name === undefined || more !== undefined)
      throw new UsageError('Name one rule; "drydock rules" lists them.')
    const rule = findRule(name)
    io.stdout(args.get('format') === 'json' ? `${JSON.stringify(toRuleOutput(rule))}\n` : page(rule, io))
    return 0
  },
}

function findRule(name: string): CatalogueEntry {
  const foreign = catalogue.find(({ docs }) => Object.values(docs.equivalents).flat().includes(name))
  const known =
    foreign?.meta.name ??
    oneOf(
      name,
      catalogue.map(({ meta }) => meta.name),
      'explain',
    )
  return entryOf(known)!
}

function page({ meta, docs, kinds }: CatalogueEntry, io: Io): string {
  const { name, title, severity, category, messages } = meta
  const paint = painter(io)
  const others = Object.entries(docs.equivalents).flatMap(([tool, ids]) => wrap(`${tool}: ${ids.join(', ')}`))
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Why', wrap(docs.why)],
    ['Says', Object.values<string>(messages).flatMap(wrap)],
    ['Instead of', indent(docs.bad)],
    ['Write', indent(docs.good)],
    ['In other tools', others],
    ['Sources', docs.sources.map((source) => `  ${source}`)],
  ]
  const parts = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([head, lines]) => [paint('bold', head), ...lines].join('\n'))
  return `${[`${paint('bold', title)}\n${name} · ${severity} · ${category} · ${kinds.join(', ')}`, ...parts].join('\n\n')}\n`
}

function indent(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
}

/** Lines of at most 78 characters, indented. */
function wrap(text: string): string[] {
  const lines = ['']
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = `${lines.at(-1)} ${word}`
    if (line.length > 77 && lines.at(-1) !== '') lines.push(` ${word}`)
    else lines[lines.length - 1] = line
  }
  return lines.map((line) => ` ${line}`)
}
