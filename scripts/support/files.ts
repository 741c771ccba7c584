import { readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Every file under a folder, as sorted paths that start with it; none for a folder that is missing. */
export function walk(folder: string): string[] {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
  const paths = entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : [path]
  })
  return paths.sort()
}

/** A file's text, null where it cannot be read. */
export const read = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null)

/** Writes a file and the folders above it, but leaves one alone that says the same: watchers stay quiet. */
export async function write(path: string, text: string): Promise<boolean> {
  if ((await read(path)) === text) return false
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  return true
}
