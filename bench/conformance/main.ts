import { run } from './parser.ts'

/** `npm run conformance -- PATH`: every conformance run, over the reference folder at PATH. */
async function main(path: string | undefined): Promise<number> {
  if (path === undefined) {
    console.error('Name the reference folder: npm run conformance -- PATH')
    return 2
  }
  return (await run(path)) ? 0 : 1
}

process.exitCode = await main(process.argv[2])
