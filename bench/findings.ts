/**
 * Draws findings of severity error or warning at random, to be judged by hand. Nothing is known of the files' contexts.
 * Run: npm run bench -- findings [N] [SEED] [FOLDER]
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { lint, parse } from '../lib/engine/index.ts'
import type { Finding } from '../lib/engine/index.ts'
import { walk } from '../scripts/support/files.ts'

const FOLDER = '../shared/corpus/visible/real'
const SEED = '20261121'
const COUNT = 120
/** Lines shown before and behind a finding's own. */
const AROUND = 4

type Drawn = { readonly path: string; readonly text: string; readonly finding: Finding; readonly lot: string }

/** A finding's lot hangs on itself alone: when one goes because a rule was mended, all others keep their places. */
function lotOf(seed: string, path: string, { rule, range }: Finding): string {
  const key = [seed, basename(path), rule, range.start.offset, range.end.offset].join(' ')
  return createHash('sha256').update(key).digest('hex')
}

function findingsOf(path: string, seed: string): Drawn[] {
  const text = readFileSync(path, 'utf8')
  return lint(parse(text))
    .filter(({ severity }) => severity !== 'info')
    .map((finding) => ({ path, text, finding, lot: lotOf(seed, path, finding) }))
}

const byLot = (a: Drawn, b: Drawn): number => (a.lot < b.lot ? -1 : Number(a.lot > b.lot))

/** The finding's first lines with their neighbours, numbered; its own are marked. */
function frame(text: string, { start, end }: Finding['range']): string {
  const from = Math.max(0, start.line - 1 - AROUND)
  const to = Math.min(end.line, start.line + AROUND) + AROUND
  const lines = text.split('\n').slice(from, to)
  return lines
    .map((line, at) => {
      const number = from + at + 1
      const mark = number >= start.line && number <= end.line ? '>' : ' '
      return `${mark} ${String(number).padStart(4)} | ${line}`
    })
    .join('\n')
}

function show({ path, text, finding }: Drawn, at: number): string {
  const { rule, severity, confidence, message, range } = finding
  const head = `${at + 1}. ${basename(path)}:${range.start.line} ${rule} (${severity}, ${confidence})`
  return `${head}\n   ${message}\n${frame(text, range)}\n`
}

function report(count: number, seed: string, folder: string): void {
  const files = walk(folder).filter((path) => !path.endsWith('.jsonl'))
  const all = files.flatMap((path) => findingsOf(path, seed)).toSorted(byLot)
  const drawn = all.slice(0, count)
  for (const [at, each] of drawn.entries()) console.log(show(each, at))
  console.log(`${drawn.length} of ${all.length} errors and warnings in ${files.length} files, seed ${seed}`)
}

const [count = String(COUNT), seed = SEED, folder = FOLDER] = process.argv.slice(2)
report(Number(count), seed, folder)
