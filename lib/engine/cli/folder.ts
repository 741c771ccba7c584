import type { Word } from './model.ts'
import { IN_OWN_FOLDER } from './own-folder.ts'
import { assign, FOLDER, lookupIn, type Scope } from './scopes.ts'

/** Where a command of this process runs: '' is where the script starts. Null when nobody knows. */
export function folderIn(scope: Scope): string | null {
  return lookupIn(scope)(FOLDER) ?? null
}

/** `cd` and its relatives; null for a folder that is not known. */
export function enter(scope: Scope, folder: string | null, certain: boolean): void {
  assign(scope, FOLDER, folder, certain)
}

/** What `cd WORDS` leads to. `cd`, `cd -`, `cd ~` and folders that are not known: null. */
export function folderAfter(scope: Scope, args: readonly Word[]): string | null {
  const operands = args.filter(({ text }) => text === null || !/^-./.test(text))
  const [target] = operands
  if (target === undefined || operands.length > 1 || target.text === '-' || target.text === '') return null
  const folder = pathFrom(folderIn(scope), target)
  return folder === null || folder.length > LONGEST ? null : folder
}

/** No system goes into a longer path, and a script may go deeper with every line. Source: Linux, limits.h, PATH_MAX. */
const LONGEST = 4096

/**
 * The path that a word names, seen from where the script starts; `$PWD` and `$(pwd)` are the folder itself. Null when it is not
 * known.
 */
export function pathFrom(
  folder: string | null,
  { text, shown }: Pick<Word, 'text' | 'shown'>,
): string | null {
  if (text === null && IN_OWN_FOLDER.test(shown)) return fromScript(shown)
  const path = text ?? (HERE.test(shown) ? shown.replace(HERE, '.') : null)
  if (path === null || path.startsWith('~') || /\$[{(]/.test(path)) return null
  if (path.startsWith('/')) return cleanPath(path)
  return folder === null ? null : cleanPath(`${folder}/${path}`.replace(/^\/+/, ''))
}

/** The script is taken to lie where it starts: what is above that nobody knows. */
function fromScript(shown: string): string | null {
  const path = cleanPath(shown.replace(IN_OWN_FOLDER, '.'))
  return path.startsWith('..') || /\$[{(]/.test(path) ? null : path
}

const HERE = /^(?:\$\{PWD\}|\$\(pwd\))(?=\/|$)/

/** `./a//b/` is `a/b`, `.` is ''; a path out of the folder keeps its `..`. */
export function cleanPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/')
}
