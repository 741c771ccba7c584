import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { judge } from '../check/judge.ts'
import { UNKNOWN_CONTEXT } from '../engine/index.ts'
import { catalogue } from '../engine/rules/catalogue.ts'
import type { LintExample } from './fences.ts'
import type { Whole } from './mdx-check.ts'

export const ruleNames = (): string[] => catalogue.map(({ meta }) => meta.name)

/** What a whole check of the lessons below `cwd` needs: all rules, the checker, and the files that pages can show. */
export async function wholeOf(cwd = process.cwd()): Promise<Whole> {
  const files = await readdir(join(cwd, 'public'), { recursive: true }).catch(() => [])
  return {
    cwd,
    rules: ruleNames(),
    files: files.map((path) => `/${path.split(sep).join('/')}`),
    lint: lintExample,
  }
}

/** An example stands alone: what else its project holds is not known. */
const lintExample: LintExample = (kind, text) =>
  judge(kind, text, {
    shown: 'example',
    contextOf: () => UNKNOWN_CONTEXT,
    projectOf: () => ({ path: 'example', context: UNKNOWN_CONTEXT }),
  }).findings
