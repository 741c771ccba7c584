/**
 * Applies all safe fixes to every file of a folder: none may be left, the file has to parse as before, and a second run
 * must change nothing. Run: npm run bench -- fixes [FOLDER]
 */
import { readFileSync } from 'node:fs'
import { fixAll, lint, parse } from '../lib/engine/index.ts'
import { brokenFixes } from '../lib/engine/testing/hold-to-promises.ts'
import { walk } from '../scripts/support/files.ts'
import { table } from './measure.ts'

const FOLDER = '../shared/corpus/visible/real'

function report(folder: string): number {
  const files = walk(folder).filter((path) => !path.endsWith('.jsonl'))
  const applied = new Map<string, number>()
  let [changed, faulty] = [0, 0]
  for (const path of files) {
    const text = readFileSync(path, 'utf8')
    const result = fixAll(text, (source) => lint(parse(source)))
    for (const { rule } of result.applied) applied.set(rule, (applied.get(rule) ?? 0) + 1)
    changed += Number(result.text !== text)
    const faults = brokenFixes(text)
    faulty += Number(faults.length > 0)
    for (const fault of faults) console.log(`${path}: ${fault}`)
  }
  const rows = [...applied].toSorted(([, a], [, b]) => b - a).map(([rule, count]) => [rule, String(count)])
  console.log(table([['rule', 'safe fixes'], ...rows]))
  console.log(`${files.length} files of ${folder}, ${changed} changed, ${faulty} with a fault`)
  return faulty
}

process.exitCode = report(process.argv[2] ?? FOLDER) === 0 ? 0 : 1
