import { globSource } from './glob.ts'

/** The last pattern that matches decides. */
type Pattern = { readonly regex: RegExp; readonly negated: boolean; readonly foldersOnly: boolean }
export type Ignore = (path: string, folder: boolean) => boolean | null

/** Reads a .gitignore. Paths are relative to its folder; null means that it says nothing about the path. */
export function readGitignore(text: string): Ignore {
  const patterns = text.split(/\r?\n/).flatMap(gitPattern)
  return (path, folder) => {
    const last = patterns.findLast(({ regex, foldersOnly }) => (folder || !foldersOnly) && regex.test(path))
    return last ? !last.negated : null
  }
}

function gitPattern(line: string): Pattern[] {
  const text = line.replace(/(?<!\\)[ \t]+$/, '')
  if (text === '' || text.startsWith('#')) return []
  const negated = text.startsWith('!')
  const body = negated ? text.slice(1) : text
  const foldersOnly = body.endsWith('/')
  const path = body.replace(/\/$/, '')
  const anchored = path.includes('/')
  const source = globSource(path.replace(/^\//, ''))
  return [{ regex: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}$`), negated, foldersOnly }]
}
