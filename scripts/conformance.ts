import { runModule } from './support/load-module.ts'

/** Compares the parser with Docker's own cases; the first argument names the folder that holds them. */
export const main = (args: readonly string[]): Promise<number> =>
  runModule('./bench/conformance/main.ts', args)
