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

export const stampIn = (out: string): string => `${out}/.stamp`

/** A hash of every source of the build: the same sources, the same stamp, whatever a clone does to dates. */
export function sourceStamp(base: string): string {
  const hash = createHash('sha256')
  hash.update(`\0${base}\0${process.env['SITE_URL'] ?? ''}`)
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

/** Does the folder hold what the sources say now? */
export const isBuilt = async (out: string, base: string): Promise<boolean> =>
  (await read(stampIn(out))) === sourceStamp(base)
