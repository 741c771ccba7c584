import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from './nearest.ts'
import { compare, problem } from './problem.ts'
import type { ContentProblem } from './types.ts'

/** Where content is read and where its problems gather. */
export type Desk = {
  /** Folder on the disk against which all paths are resolved. */
  readonly cwd: string
  readonly report: (...problems: readonly ContentProblem[]) => void
  /** Names of the rules that exist; null: rules are not checked. */
  readonly rules: readonly string[] | null
  /** Lessons and labs with mistakes in their keys are wanted as well, with what can be read of them. */
  readonly drafts?: boolean
}

export type Files = Readonly<Record<string, string>>

/** Left behind by desktops and editors; never part of a lab. */
const JUNK = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

export type Entry = { readonly name: string; readonly folder: boolean }

// Thousands of small files: waiting for each takes longer than reading it.

/** What a folder holds, by name; null when there is no such folder. */
export async function list(desk: Desk, folder: string): Promise<readonly Entry[] | null> {
  try {
    const entries = readdirSync(join(desk.cwd, folder), { withFileTypes: true })
    return entries
      .filter(({ name }) => !JUNK.has(name) && !name.endsWith('~'))
      .map((entry) => ({ name: entry.name, folder: entry.isDirectory() }))
      .toSorted((a, b) => compare(a.name, b.name))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The text of a file; null when it is missing or no UTF-8 (then reported). */
export async function readText(desk: Desk, file: string): Promise<string | null> {
  try {
    const bytes = readFileSync(join(desk.cwd, file))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (isMissing(error)) return null
    if (!(error instanceof TypeError)) throw error
    desk.report(notText(desk, file))
    return null
  }
}

function notText(desk: Desk, file: string): ContentProblem {
  const [first, second] = readFileSync(join(desk.cwd, file))
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const message = isUtf16 ? 'This file is UTF-16 text.' : 'This file is not UTF-8 text.'
  const suggestion = isUtf16 ? 'Save it as UTF-8.' : 'Save it as UTF-8; what is no text is left out.'
  return problem('FILE003', file, message, { suggestion })
}

/** Like `readText`, and a missing file is a problem. */
export async function requireText(desk: Desk, file: string, suggestion: string): Promise<string | null> {
  const known = await list(desk, parentOf(file))
  const there = known?.some((entry) => !entry.folder && entry.name === baseOf(file))
  if (there) return readText(desk, file)
  const other = known?.find(({ name, folder }) => !folder && isMeant(name, baseOf(file)))
  const renamed = other && `Rename ${other.name} to ${baseOf(file)}.`
  desk.report(problem('FILE001', file, `${baseOf(file)} is missing.`, { suggestion: renamed ?? suggestion }))
  return null
}

/** `Lesson.mdx`, `lesson.md` and `lesson.mdx.txt` for lesson.mdx, `lab.yml` for lab.yaml. */
const isMeant = (name: string, wanted: string): boolean => {
  const plain = name.toLowerCase().replace(/\.txt$/, '')
  return [plain, plain.replace(/\.yml$/, '.yaml'), plain.replace(/\.md$/, '.mdx')].includes(wanted)
}

/** All files below a folder, by their path inside it; empty when there is no such folder. */
export async function readTree(desk: Desk, folder: string, prefix = ''): Promise<Files> {
  const files: Record<string, string> = {}
  for (const entry of (await list(desk, folder)) ?? []) {
    const path = `${folder}/${entry.name}`
    if (entry.folder) Object.assign(files, await readTree(desk, path, `${prefix}${entry.name}/`))
    else files[`${prefix}${entry.name}`] = (await readText(desk, path)) ?? ''
  }
  return files
}

/** Reports what a folder holds beyond `expected`; names of folders end in `/`. */
export function reportStray(
  desk: Desk,
  folder: string,
  entries: readonly Entry[],
  expected: readonly string[],
  /** Where what is called so belongs, if somebody knows. */
  homes: ReadonlyMap<string, string> = new Map(),
): void {
  for (const entry of entries) {
    const name = entry.folder ? `${entry.name}/` : entry.name
    if (expected.includes(name)) continue
    const guess = nearest(name, expected)
    const home = homes.get(entry.name) ?? `Expected here: ${expected.join(', ')}.`
    const suggestion = guess === null ? home : `did you mean "${guess}"?`
    desk.report(
      problem('FILE002', `${folder}/${entry.name}`, `${name} is not expected here.`, { suggestion }),
    )
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
