import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { kindOf } from '../lib/engine/file-kind.ts'
import type { FileKind } from '../lib/engine/file-kind.ts'
import { compare } from '../lib/content/problem.ts'
import { readGitignore } from './ignore.ts'
import type { Ignore } from './ignore.ts'

/** A .gitignore that reigns over a folder and everything below it. */
type Reign = { readonly folder: string; readonly ignore: Ignore }

/** Told of every folder that may not be read, by its path as the found ones are given. */
export type Refused = (path: string, error: unknown) => void

/** Kinds that are looked for in folders. A script is no more than a name's end, so only what runs docker is worth a word. */
const FOUND: ReadonlySet<FileKind | null> = new Set([
  'dockerfile',
  'compose',
  'gitlab-ci',
  'daemon',
  'dockerignore',
  'shell',
])

/**
 * Files of a kind that Drydock checks below a folder, sorted by path, as that folder followed by the path inside it.
 * Follows .gitignore, also those above the folder up to the repository's root. Does not follow links to folders.
 */
export function findFiles(cwd: string, folder: string, refused: Refused = () => undefined): string[] {
  const root = resolve(cwd, folder)
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
  const shown = (path: string) =>
    path === root ? folder : prefix + relative(root, path).split(sep).join('/')
  const found = walk(root, reignsAbove(root), (path, error) => refused(shown(path), error))
  return found.map(shown).toSorted(compare)
}

function walk(folder: string, above: readonly Reign[], refused: Refused): string[] {
  const reigns = [...above, ...reignOf(folder)]
  return entriesOf(folder, refused).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name === '.git' || isIgnored(path, entry.isDirectory(), reigns)) return []
    if (entry.isDirectory()) return walk(path, reigns, refused)
    return FOUND.has(kindOf(entry.name)) && isFile(entry, path) ? [path] : []
  })
}

/** A folder that may not be read has no entries. */
function entriesOf(folder: string, refused: Refused): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    refused(folder, error)
    return []
  }
}

function isFile(entry: Dirent, path: string): boolean {
  return (
    entry.isFile() ||
    (entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false))
  )
}

/** The innermost .gitignore that says something decides. */
function isIgnored(path: string, folder: boolean, reigns: readonly Reign[]): boolean {
  for (const reign of reigns.toReversed()) {
    const verdict = reign.ignore(relative(reign.folder, path).split(sep).join('/'), folder)
    if (verdict !== null) return verdict
  }
  return false
}

function reignOf(folder: string): Reign[] {
  try {
    return [{ folder, ignore: readGitignore(readFileSync(join(folder, '.gitignore'), 'utf8')) }]
  } catch {
    return []
  }
}

/** Of the repository the folder lies in; none outside of a repository. */
function reignsAbove(root: string): Reign[] {
  const parents: string[] = []
  for (let at = root; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return parents.toReversed().flatMap(reignOf)
    if (dirname(at) === at) return []
    parents.push(dirname(at))
  }
}
