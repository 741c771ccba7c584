import { writePage } from './divergences-page.ts'
import { run as runLinters } from './linters.ts'
import { run as runParser } from './parser.ts'

const USAGE = 'Name the reference folder: npm run conformance -- PATH [--verbose] [--source NAME] [--docs]'

/**
 * `npm run conformance -- PATH`: the parser and the rules over the cases in the reference folder at PATH. `--source NAME` shows
 * one linter only, `--verbose` each disagreement as the file with both verdicts; `--docs` writes docs/divergences.md.
 */
async function main(args: readonly string[]): Promise<number> {
  const [path] = args
  if (path === undefined || path.startsWith('-')) {
    console.error(USAGE)
    return 2
  }
  if (args.includes('--docs')) writePage()
  const at = args.indexOf('--source')
  const source = at === -1 ? null : (args[at + 1] ?? null)
  const parserAgrees = source !== null || (await runParser(path))
  const rulesAgree = runLinters(path, { verbose: args.includes('--verbose'), source })
  return parserAgrees && rulesAgree ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
