import { generate } from './generate.ts'
import { bin, run } from './support/command.ts'

/** Mends what tools can mend: lint, format, generated files. */
export async function main(): Promise<number> {
  const lint = await run(bin('oxlint'), ['--fix'])
  const format = await run(bin('oxfmt'), [])
  await generate()
  return lint || format
}
