import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Checked } from './lint-file.ts'
import { artifactBelowRoot, sarifResults } from '../lib/export/sarif.ts'

/** The results of a file, without a comma behind the last. */
export function lintSarif({ output: { path }, ...linted }: Extract<Checked, { ok: true }>): string {
  const artifact = isAbsolute(path) ? { uri: pathToFileURL(path).href } : artifactBelowRoot(path)
  return sarifResults(artifact, linted)
}
