/**
 * How many of the commands in RUN the symbolic build knows, over the Dockerfiles of a folder; nothing is known of their
 * contexts. Run: npm run bench -- coverage FOLDER [--unknown]
 */
import { readFileSync } from 'node:fs'
import { build, parse } from '../lib/engine/index.ts'
import type { Executed } from '../lib/engine/index.ts'
import { walk } from '../scripts/support/files.ts'
import { table } from './measure.ts'

const FOLDER = '../shared/corpus/visible/real'

type Row = { readonly name: string } & Record<Executed['effect'], number>

/** Every command of every RUN in the stages of a file. */
function commandsOf(path: string): readonly Executed[] {
  const built = build(parse(readFileSync(path, 'utf8')))
  return built.stages.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands))
}

function count(commands: readonly Executed[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { program, effect } of commands) {
    const name = program ?? '(unknown word)'
    const row = rows.get(name) ?? { name, modelled: 0, none: 0, unknown: 0 }
    row[effect] += 1
    rows.set(name, row)
  }
  return [...rows.values()].sort((a, b) => total(b) - total(a) || a.name.localeCompare(b.name))
}

const total = ({ modelled, none, unknown }: Row): number => modelled + none + unknown

function sum(rows: readonly Row[]): Row {
  const add = (key: Executed['effect']): number => rows.reduce((all, row) => all + row[key], 0)
  return { name: 'all', modelled: add('modelled'), none: add('none'), unknown: add('unknown') }
}

const cells = (row: Row): string[] => [
  row.name,
  ...[total(row), row.modelled, row.none, row.unknown].map(String),
  `${((100 * (total(row) - row.unknown)) / Math.max(1, total(row))).toFixed(1)} %`,
]

function report(folder: string, onlyUnknown: boolean): string {
  const files = walk(folder).filter((path) => !path.endsWith('.jsonl'))
  const rows = count(files.flatMap(commandsOf))
  const shown = onlyUnknown
    ? rows.filter((row) => row.unknown > 0).sort((a, b) => b.unknown - a.unknown)
    : rows
  const head = ['command', 'times', 'modelled', 'no effect', 'unknown', 'known']
  return `${files.length} files of ${folder}\n${table([head, ...[...shown, sum(rows)].map(cells)])}`
}

const [folder = FOLDER, option] = process.argv.slice(2)
console.log(report(folder, option === '--unknown'))
