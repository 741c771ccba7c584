import type * as Bench from '../bench/main.ts'
import { generateIndex } from './generate.ts'
import { loadModule, runModule } from './support/load-module.ts'

/** Measurements of one part alone, by name: `npm run bench -- parse`. */
const PARTS: Readonly<Record<string, string>> = {
  parse: 'parse',
  shell: 'shell',
  coverage: 'coverage',
  course: 'course',
  browser: 'browser/main',
  lighthouse: 'lighthouse',
  typing: 'typing',
  memory: 'memory',
  mutate: 'mutate',
  fixes: 'fixes',
  findings: 'findings',
  'compose-real': 'compose-real',
}

/** Measures; the first argument names a part, or a folder of Dockerfiles for the comparison with other tools. */
export async function main(args: readonly string[]): Promise<number> {
  const [first = '', ...rest] = args
  if (Object.hasOwn(PARTS, first)) return runModule(`./bench/${PARTS[first]}.ts`, rest)
  await generateIndex()
  const { bench } = await loadModule<typeof Bench>('./bench/main.ts')
  bench(args[0])
  return 0
}
