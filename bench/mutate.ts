/**
 * Breaks real files at random and looks whether anything throws or takes long. The seed is fixed: the same files every time.
 * Run: npm run bench -- mutate [N] [FOLDER]
 */
import { readFileSync } from 'node:fs'
import { brokenFixes, brokenPromises } from '../lib/engine/testing/hold-to-promises.ts'
import { mutate, randomFrom } from '../lib/engine/testing/mutate.ts'
import { walk } from '../scripts/support/files.ts'
import { time } from './measure.ts'

const FOLDER = '../shared/corpus/visible/real'
const SEED = 20_261_121
/** Every so many files the fixes are applied, too: they lint several times. */
const FIX_EVERY = 20
const SLOW = 100

type Tally = { slowest: number; readonly times: number[]; readonly faults: Map<string, number> }

/** Collecting garbage makes any file slow once: the quickest of three counts. */
function quickest(first: number, text: string): number {
  return first < SLOW ? first : Math.min(first, ...[1, 2].map(() => time(() => brokenPromises(text))))
}

function look(text: string, withFixes: boolean, tally: Tally): void {
  try {
    let faults: string[] = []
    const first = time(() => (faults = brokenPromises(text)))
    const milliseconds = quickest(first, text)
    tally.times.push(milliseconds)
    tally.slowest = Math.max(tally.slowest, milliseconds)
    if (milliseconds >= SLOW) note(tally, `over ${SLOW} ms (${text.length} characters)`, text)
    for (const fault of faults) note(tally, fault, text)
    if (withFixes) for (const fault of brokenFixes(text)) note(tally, fault, text)
  } catch (error) {
    const [first = '', second = '', third = ''] = String(error instanceof Error ? error.stack : error).split(
      '\n',
    )
    note(tally, `${first} ${second.trim()} ${third.trim()}`, text)
  }
}

function note({ faults }: Tally, fault: string, text: string): void {
  const count = faults.get(fault) ?? 0
  faults.set(fault, count + 1)
  if (count === 0)
    console.log(`${fault}\n  ${JSON.stringify(text.length > 2000 ? `${text.slice(0, 2000)}…` : text)}`)
}

function report(count: number, folder: string): number {
  const texts = walk(folder)
    .filter((path) => !path.endsWith('.jsonl'))
    .map((path) => readFileSync(path, 'utf8'))
  const random = randomFrom(SEED)
  const tally: Tally = { slowest: 0, times: [], faults: new Map() }
  for (let at = 0; at < count; at++)
    look(mutate(texts[at % texts.length]!, random, texts), at % FIX_EVERY === 0, tally)
  const sorted = tally.times.toSorted((a, b) => a - b)
  const share = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(2)
  console.log(
    `${count.toLocaleString('en')} broken files made of ${texts.length}: median ${share(0.5)} ms, 99 % below ${share(0.99)} ms, ` +
      `slowest ${tally.slowest.toFixed(1)} ms; ${tally.faults.size} kinds of fault`,
  )
  for (const [fault, times] of tally.faults) console.log(`  ${times} × ${fault}`)
  return tally.faults.size
}

const [count = '100000', folder = FOLDER] = process.argv.slice(2)
process.exitCode = report(Number(count), folder) === 0 ? 0 : 1
