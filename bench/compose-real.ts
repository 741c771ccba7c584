/**
 * Reads every compose file of a folder and prints what is wrong with it, errors first, and how long reading takes. An
 * index.jsonl beside the files gives the paths that they had where they come from: names such as compose.override.yaml
 * and folders tell whether other files belong to them.
 * Run: npm run bench -- compose-real [FOLDER]
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseCompose } from '../lib/engine/compose/parse.ts'
import type { Problem } from '../lib/engine/source/problem.ts'
import { walk } from '../scripts/support/files.ts'
import { clock, median, table } from './measure.ts'

const FOLDER = '../shared/corpus/visible/real-compose'

type Read = { readonly path: string; readonly problems: readonly Problem[]; readonly time: number }

/** Paths of origin by file name. */
function origins(folder: string): ReadonlyMap<string, string> {
  const index = join(folder, 'index.jsonl')
  if (!existsSync(index)) return new Map()
  const lines = readFileSync(index, 'utf8').split('\n')
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const { file, path } = JSON.parse(line) as { file: string; path: string }
        return [basename(file), path]
      }),
  )
}

function read(path: string, origin: string | undefined): Read {
  const text = readFileSync(path, 'utf8')
  const options = { path: origin ?? basename(path) }
  const { unreadable, problems } = parseCompose(text, options)
  const time = clock(() => parseCompose(text, options))
  return { path, problems: [...unreadable, ...problems], time }
}

function show({ path, problems }: Read): string {
  const lines = problems.map(
    ({ code, severity, message, range }) =>
      `${basename(path)}:${range.start.line} ${severity} ${code}: ${message}`,
  )
  return lines.join('\n')
}

const errorsOf = ({ problems }: Read): number =>
  problems.filter(({ severity }) => severity === 'error').length

function report(folder: string): void {
  const paths = origins(folder)
  const files = walk(folder).filter((path) => !path.endsWith('.jsonl'))
  const all = files.map((path) => read(path, paths.get(basename(path))))
  const told = all.filter(({ problems }) => problems.length > 0)
  for (const each of told.toSorted((a, b) => errorsOf(b) - errorsOf(a))) console.log(show(each))
  const times = all.map(({ time }) => time)
  console.log(
    table([
      ['files', 'with errors', 'with warnings alone', 'median', 'slowest'],
      [
        String(all.length),
        String(all.filter((each) => errorsOf(each) > 0).length),
        String(told.filter((each) => errorsOf(each) === 0).length),
        `${median(times).toFixed(2)} ms`,
        `${Math.max(...times).toFixed(0)} ms`,
      ],
    ]),
  )
}

const [folder = FOLDER] = process.argv.slice(2)
report(folder)
