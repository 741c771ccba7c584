import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { walk, write } from './files.ts'

const TEMPLATES = 'scripts/templates'

/** What a person got wrong on the command line: shown without a stack. */
export class Misuse extends Error {}

/** Runs a script's work; a misuse becomes one sentence and status 2. */
export async function withMisuse(work: () => Promise<string>): Promise<number> {
  try {
    console.log(await work())
    return 0
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    console.error(error.message)
    return 2
  }
}

/** Checks each part of an address like `hardening/users`; file and folder names are made of it. */
export function parts(address: string | undefined, wanted: string): string[] {
  const found = (address ?? '').split('/')
  const isFine =
    found.length === wanted.split('/').length &&
    found.every((part) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(part))
  if (!isFine)
    throw new Misuse(`“${address ?? ''}” has to look like ${wanted}: lower-case words with hyphens.`)
  return found
}

/** `layers-and-cache` as “Layers and cache”. */
export const titleOf = (slug: string): string =>
  `${slug.charAt(0).toUpperCase()}${slug.slice(1).replaceAll('-', ' ')}`

/** Copies a template's files to `folder`, with `__NAME__` and `__TITLE__` filled in; `rename` gives each its path there. */
export async function fill(
  template: string,
  folder: string,
  name: string,
  rename: (path: string) => string = (path) => path,
): Promise<string[]> {
  const sources = walk(join(TEMPLATES, template))
  const files = sources.map((source) => {
    const path = join(
      folder,
      rename(source.slice(join(TEMPLATES, template).length + 1).replace(/\.tmpl$/, '')),
    )
    const text = readFileSync(source, 'utf8')
      .replaceAll('__NAME__', name)
      .replaceAll('__TITLE__', titleOf(name))
    return { path, text }
  })
  const taken = files.find(({ path }) => existsSync(path))
  if (taken) throw new Misuse(`${taken.path} is there already.`)
  for (const { path, text } of files) await write(path, text)
  return files.map(({ path }) => path)
}

/** The closing message: what was written, and what comes next. */
export const done = (files: readonly string[], next: string): string =>
  [...files.map((file) => `wrote ${file}`), '', next].join('\n')
