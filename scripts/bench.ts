import type * as Bench from '../bench/main.ts'
import { generateIndex } from './generate.ts'
import { loadModule } from './support/load-module.ts'

/** Measures; the first argument may name a folder of Dockerfiles for the comparison with other tools. */
export async function main(args: readonly string[]): Promise<number> {
  await generateIndex()
  const { bench } = await loadModule<typeof Bench>('./bench/main.ts')
  bench(args[0])
  return 0
}
