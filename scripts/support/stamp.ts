import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { read, walk } from './files.ts'

/** What the built pages depend on. Tests and the tools that check do not belong to it. */
const SOURCES = ['app', 'components', 'content', 'lib', 'public', 'scripts/support']
const FILES = [
  'package-lock.json',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'tsconfig.base.json',
  'scripts/build.ts',
]
const STAMP = 'out/.stamp'

/** A hash of every source of the build: the same sources, the same stamp, whatever a clone does to dates. */
export function sourceStamp(): string {
  const hash = createHash('sha256')
  for (const name of ['BASE_PATH', 'SITE_URL']) hash.update(`\0${process.env[name] ?? ''}`)
  const sources = SOURCES.flatMap(walk).filter((path) => !/\.test\.tsx?$/.test(path))
  for (const path of [...FILES, ...sources]) hash.update(`\0${path}\0`).update(contentOf(path))
  return hash.digest('hex')
}

function contentOf(path: string): Buffer | string {
  try {
    return readFileSync(path)
  } catch {
    return ''
  }
}

/** Does `out/` hold what the sources say now? */
export const isBuilt = async (): Promise<boolean> => (await read(STAMP)) === sourceStamp()
export { STAMP }
