import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { walk } from './support/files.ts'
import { firstLoads, type FirstLoad } from './support/first-load.ts'

/** Bytes after gzip. Labs, the playground and the page of progress bring what is worked with; the editor itself comes later. */
const LIMITS = { page: 150_000, work: 175_000 }
/** Commands that Monaco's own code registers; minifying leaves their names alone. */
const MONACO = /editor\.action\.(clipboardCopyAction|insertCursorBelow|indentationToSpaces)/

/** The built scripts that are Monaco. */
const monacoScripts = (out: string): string[] =>
  walk(join(out, '_next')).filter((path) => path.endsWith('.js') && MONACO.test(readFileSync(path, 'utf8')))

function problems(out: string, { page, scripts, bytes }: FirstLoad, monaco: ReadonlySet<string>): string[] {
  const limit = isWorkplace(page) ? LIMITS.work : LIMITS.page
  const editor = scripts.filter((script) => monaco.has(join(out, script)))
  return [
    ...(bytes > limit ? [`${page} loads ${bytes} bytes of JavaScript after gzip, more than ${limit}.`] : []),
    ...editor.map((script) => `${page} loads the editor at once: ${script}`),
  ]
}

const isWorkplace = (page: string): boolean =>
  ['/playground/', '/progress/'].includes(page) || (page.startsWith('/labs/') && page !== '/labs/')

/** Fails when a built page's first load is too large or brings the editor along. */
export async function main(): Promise<number> {
  const pages = firstLoads('out')
  if (pages.length === 0) {
    console.error('There is no built page in out/: npm run build makes them.')
    return 1
  }
  const monaco = new Set(monacoScripts('out'))
  const found = pages.flatMap((page) => problems('out', page, monaco))
  if (monaco.size === 0)
    found.push('No script of the build is the editor: the pattern that finds it is out of date.')
  for (const problem of found) console.error(problem)
  const largest = Math.max(...pages.map(({ bytes }) => bytes))
  console.log(`${pages.length} pages, at most ${(largest / 1000).toFixed(1)} kB of JavaScript at first`)
  return found.length > 0 ? 1 : 0
}
