import { readFileSync } from 'node:fs'
import { brokenFixes, brokenPromises } from '../../lib/engine/testing/hold-to-promises.ts'
import { mutate, randomFrom } from '../../lib/engine/testing/mutate.ts'
import { walk } from '../../scripts/support/files.ts'
import { look, newTally, printTally } from './tally.ts'

const FOLDER = '../shared/corpus/visible/real'
const SEED = 20_261_121
/** Every so many files the fixes are applied, too: they lint several times. */
const FIX_EVERY = 20
const SLOW = 100

/** Breaks the Dockerfiles of a folder; how many kinds of fault there are. */
export function mutateDockerfiles(count: number, folder = FOLDER): number {
  const paths = walk(folder).filter((path) => !path.endsWith('.jsonl'))
  const texts = paths.map((path) => readFileSync(path, 'utf8'))
  const random = randomFrom(SEED)
  const tally = newTally(SLOW)
  for (let at = 0; at < count; at++) {
    const text = mutate(texts[at % texts.length]!, random, texts)
    const withFixes = at % FIX_EVERY === 0
    look(
      {
        label: paths[at % paths.length]!,
        text,
        faults: () => brokenPromises(text),
        ...(withFixes && { moreFaults: () => brokenFixes(text) }),
      },
      tally,
    )
  }
  return printTally(tally, `${count.toLocaleString('en')} broken files made of ${texts.length}`)
}
