import { isSkipped, type Found, type Listing, MOST_LISTED } from './read.ts'

/** Files out of an input for folders: their paths begin with the folder's name. */
export function listingOf(files: readonly File[]): Listing {
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? ''
  const skipped = new Set<string>()
  const found = files.flatMap((file) => {
    const path = file.webkitRelativePath.slice(name.length + 1)
    const parts = path.split('/')
    const at = parts.findIndex((part, index) => index < parts.length - 1 && isSkipped(part))
    if (at === -1) return [foundOf(path, file)]
    skipped.add(parts.slice(0, at + 1).join('/'))
    return []
  })
  return { name, found, skipped: [...skipped] }
}

export function foundOf(path: string, file: File): Found {
  return { path, size: file.size, bytes: () => file.arrayBuffer() }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** Everything in a dropped folder, level by level; null when it was stopped. `onFound` is told how many there are. */
export async function walk(
  root: FileSystemDirectoryEntry,
  { signal, onFound }: { readonly signal: AbortSignal; readonly onFound: (count: number) => void },
): Promise<Listing | null> {
  const found: Found[] = []
  const skipped: string[] = []
  let level: (readonly [string, FileSystemDirectoryEntry])[] = [['', root]]
  while (level.length > 0 && found.length <= MOST_LISTED) {
    const next: typeof level = []
    for (const [prefix, folder] of level) {
      if (signal.aborted) return null
      const entries = await childrenOf(folder)
      for (const entry of entries.filter(isFolder)) {
        const path = prefix + entry.name
        if (isSkipped(entry.name)) skipped.push(path)
        else next.push([`${path}/`, entry])
      }
      found.push(...(await Promise.all(entries.filter(isFile).map((entry) => fileOf(prefix, entry)))))
      onFound(found.length)
    }
    level = next
  }
  return { name: root.name, found, skipped }
}

/** A folder hands its entries over in portions, and an empty one at the end. One that may not be read has none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (portion.length === 0) return all
    all.push(...portion)
  }
}

/** One that cannot be opened is known by its name; reading it fails later, and that is told. */
async function fileOf(prefix: string, entry: FileSystemFileEntry): Promise<Found> {
  const path = prefix + entry.name
  return new Promise((resolve) =>
    entry.file(
      (file) => resolve(foundOf(path, file)),
      (error) => resolve({ path, size: 0, bytes: () => Promise.reject(error) }),
    ),
  )
}
