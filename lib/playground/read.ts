import { kindOf } from '../engine/file-kind.ts'
import { isFileName } from '../share/file-name.ts'
import { CONTEXTS, EMPTY, type Folder, type Playground } from './types.ts'

/** A file of the student's computer, not read yet. */
export type Found = {
  readonly path: string
  readonly size: number
  readonly bytes: () => Promise<ArrayBuffer>
}
/** What was found in a folder, and where nobody looked. */
export type Listing = {
  readonly name: string
  readonly found: readonly Found[]
  readonly skipped: readonly string[]
}

export const LARGEST = 1024 * 1024
/** Of all texts together, and of files that are open at a time. */
const ALL_TEXTS = 8 * 1024 * 1024
const MOST_OPEN = 1000
/** More than that is no project but a disk. */
export const MOST_LISTED = 20_000
/** Large, and hardly any Dockerfile copies them from the outside. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git'])
/** Read for what they tell about a build, and not opened. */
const MANIFEST = /^(?:package\.json|pyproject\.toml|go\.mod|requirements[\w.-]*\.txt)$/

export const isSkipped = (folder: string): boolean => SKIPPED.has(folder)

/** `done` of `of` files were read. */
export type OnProgress = (progress: { readonly done: number; readonly of: number }) => void
/** What can be opened, and in sentences what cannot. Null: stopped by the student. */
export type Opened = { readonly playground: Playground; readonly notes: readonly string[] } | null

/** Reads the files of a folder that Drydock checks; of all others only names and sizes are kept. */
export async function readFolder(
  { name, found, skipped }: Listing,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
): Promise<Opened> {
  const listed = found.slice(0, MOST_LISTED).filter(({ path }) => isFileName(path))
  const wanted = listed.filter(({ path }) => kindOf(path) !== null || isManifest(path))
  const texts = await readAll(wanted, { signal, onProgress, most: MOST_OPEN })
  if (!texts) return null
  const read = new Set(texts.read.map(([path]) => path))
  const sizes = listed.filter(({ path }) => !read.has(path)).map(({ path, size }) => [path, size] as const)
  const open = texts.read.filter(([path]) => kindOf(path) !== null)
  const folder: Folder = {
    name,
    sizes: Object.fromEntries(sizes),
    texts: Object.fromEntries(texts.read.filter(([path]) => kindOf(path) === null)),
    skipped,
    context: CONTEXTS[0],
  }
  const notes = [
    ...(skipped.length > 0 ? [`Not looked into: ${listOf(skipped)}.`] : []),
    ...(found.length > MOST_LISTED
      ? [`The folder holds more than ${MOST_LISTED.toLocaleString('en')} files; the first of them are known.`]
      : []),
    ...texts.notes,
  ]
  return { playground: { ...EMPTY, files: Object.fromEntries(open.toSorted(byPath)), folder }, notes }
}

/** Reads files that were chosen one by one, whatever their names. */
export async function readFiles(
  found: readonly Found[],
  options: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
): Promise<Opened> {
  const named = found.filter(({ path }) => isFileName(path))
  const texts = await readAll(named, { ...options, most: MOST_OPEN })
  if (!texts) return null
  return { playground: { ...EMPTY, files: Object.fromEntries(texts.read) }, notes: texts.notes }
}

type Reading = { readonly signal: AbortSignal; readonly onProgress: OnProgress; readonly most: number }
type Texts = { readonly read: readonly (readonly [string, string])[]; readonly notes: readonly string[] }

async function readAll(
  found: readonly Found[],
  { signal, onProgress, most }: Reading,
): Promise<Texts | null> {
  const read: (readonly [string, string])[] = []
  const refused: Record<Refusal, string[]> = { large: [], binary: [], unreadable: [], more: [] }
  let room = ALL_TEXTS
  for (const [done, file] of found.entries()) {
    if (signal.aborted) return null
    if (done % 20 === 0) onProgress({ done, of: found.length })
    const text = read.length >= most || file.size > room ? { refused: 'more' as const } : await readText(file)
    if ('refused' in text) refused[text.refused].push(file.path)
    else {
      room -= file.size
      read.push([file.path, text.text])
    }
  }
  return signal.aborted ? null : { read, notes: notesOf(refused) }
}

type Refusal = 'large' | 'binary' | 'unreadable' | 'more'
const REFUSALS: Readonly<Record<Refusal, string>> = {
  large: 'Larger than 1 MB, so not read',
  binary: 'Not a text, so not read',
  unreadable: 'This browser could not read',
  more: 'Not opened, as there are too many files',
}

function notesOf(refused: Readonly<Record<Refusal, readonly string[]>>): string[] {
  return (Object.keys(REFUSALS) as Refusal[])
    .filter((why) => refused[why].length > 0)
    .map((why) => `${REFUSALS[why]}: ${listOf(refused[why])}.`)
}

async function readText({ size, bytes }: Found): Promise<{ text: string } | { refused: Refusal }> {
  if (size > LARGEST) return { refused: 'large' }
  try {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytes())
    return text.includes('\0') ? { refused: 'binary' } : { text }
  } catch {
    return { refused: 'unreadable' }
  }
}

const isManifest = (path: string): boolean => MANIFEST.test(path.slice(path.lastIndexOf('/') + 1))
const byPath = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1)

/** The first few by name, the others by their number. */
function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} and ${(names.length - 3).toLocaleString('en')} more` : shown
}
