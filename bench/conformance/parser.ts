import { join } from 'node:path'
import { grammarCases } from './grammar-cases.ts'
import { realFiles } from './parse-real.ts'
import { parserCases } from './parser-cases.ts'
import { printReport } from './report.ts'

/**
 * Compares the Dockerfile parser with BuildKit's. `corpusPath` is the reference folder: it holds grammar-cases.jsonl
 * and corpus/visible. Prints the agreement; true when every difference is a chosen deviation.
 */
export async function run(corpusPath: string): Promise<boolean> {
  const visible = join(corpusPath, 'corpus', 'visible')
  const results = [
    ...grammarCases(join(corpusPath, 'grammar-cases.jsonl')),
    ...parserCases(join(visible, 'buildkit-parser.jsonl')),
    ...realFiles(visible),
  ]
  return printReport('Dockerfile parser against BuildKit', results)
}
