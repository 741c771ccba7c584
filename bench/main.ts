import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { lint, parse } from '../lib/engine/index.ts'
import { walk } from '../scripts/support/files.ts'
import { firstLoads } from '../scripts/support/first-load.ts'
import { clock, median, medians, table } from './measure.ts'
import { peers, survives, type Tool } from './peers.ts'
import { sample } from './sample.ts'

const REAL = '../shared/corpus/visible/real'
const SIZES = [10, 100, 1000, 10_000]
const ROUNDS = 7

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const microseconds = (value: number): string => `${(value * 1000).toFixed(1)} µs`

/** Processor time by length: the columns per line stay level when it grows in a straight line. */
function byLength(): string {
  const rows = SIZES.map((lines) => {
    const text = sample(lines)
    const repeats = Math.max(1, Math.round(1000 / lines))
    const often = (work: () => unknown) => () => {
      for (let at = 0; at < repeats; at++) work()
    }
    const [parsed = 0, linted = 0] = medians(
      [often(() => parse(text)), often(() => lint(parse(text)))],
      ROUNDS,
    )
    const [parseTime, lintTime] = [parsed / repeats, linted / repeats]
    return [
      String(lines),
      ms(parseTime),
      microseconds(parseTime / lines),
      ms(lintTime),
      microseconds(lintTime / lines),
    ]
  })
  return table([['lines', 'parse', 'per line', 'parse, build and lint', 'per line'], ...rows])
}

const drydock: Tool = { name: 'drydock', lint: (text) => lint(parse(text)) }

/** All files of a folder through every tool in turn, as milliseconds per file and as a ratio to ours. */
function besidePeers(folder: string): string {
  const texts = walk(folder)
    .filter((path) => !path.endsWith('.jsonl'))
    .map((path) => readFileSync(path, 'utf8'))
  const tools = [drydock, ...peers()]
  const failures = tools.map((tool) => texts.filter((text) => !survives(tool, text)).length)
  const works = tools.map((tool) => () => texts.forEach((text) => survives(tool, text)))
  const times = medians(works, ROUNDS)
  const ours = times[0] ?? Number.NaN
  const rows = tools.map(({ name }, at) => {
    const total = times[at] ?? Number.NaN
    return [name, ms(total / texts.length), `${(total / ours).toFixed(2)} ×`, String(failures[at])]
  })
  const note = tools.length === 1 ? '\nFor the other tools: npm ci --prefix bench' : ''
  return `${texts.length} files of ${folder}\n${table([['tool', 'per file', 'time', 'threw'], ...rows])}${note}`
}

function pages(): string {
  if (!existsSync('out')) return 'out/ is missing: npm run build'
  const rows = firstLoads('out').map(({ page, scripts, bytes }) => [
    page,
    `${(bytes / 1000).toFixed(1)} kB`,
    String(scripts.length),
  ])
  return table([['page', 'gzip', 'scripts'], ...rows])
}

function commandLine(): string {
  if (!existsSync('dist/drydock.mjs')) return 'dist/drydock.mjs is missing: npm run prepare'
  const start = (args: readonly string[]) => () => spawnSync(process.execPath, args)
  const runs = (args: readonly string[]): number =>
    median(Array.from({ length: 11 }, () => clock(start(args))))
  return table([
    ['start', 'median'],
    ['node alone', ms(runs(['-e', '']))],
    ['drydock --version', ms(runs(['dist/drydock.mjs', '--version']))],
  ])
}

/** Prints all measurements; `folder` holds the real files for the comparison. */
export function bench(folder = REAL): void {
  const sections: readonly (readonly [string, () => string])[] = [
    ['Time by length of the file', byLength],
    [
      'Beside other tools',
      () => (existsSync(folder) ? besidePeers(folder) : `${folder} is missing: npm run bench -- FOLDER`),
    ],
    ['JavaScript of the first load', pages],
    ['Command line', commandLine],
  ]
  for (const [title, section] of sections)
    console.log(`\n${title}\n${'─'.repeat(title.length)}\n${section()}`)
}
