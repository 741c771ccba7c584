import type { SafeStorage } from './safe-storage.ts'

/** What is to stand in the storage, by key; null: nothing. */
export type Entries = ReadonlyMap<string, string | null>

/**
 * Writes all of them or none. Gives what stood there before, which written again takes it back;
 * null where the browser refused, and then everything is as it was.
 */
export function writeEntries(storage: SafeStorage, entries: Entries): Entries | null {
  const before = new Map([...entries.keys()].map((key) => [key, storage.read(key)]))
  if (put(storage, entries)) return before
  put(storage, before)
  return null
}

/** Removes first: what is gone makes room for what comes. */
function put(storage: SafeStorage, entries: Entries): boolean {
  for (const key of entries.keys()) storage.remove(key)
  return [...entries].every(([key, text]) => text === null || storage.write(key, text) === 'ok')
}

const PREFIX = 'drydock:'

/** Names of all that this site keeps in the browser. */
export const ownKeys = (storage: SafeStorage): readonly string[] =>
  storage.keys().filter((key) => key.startsWith(PREFIX))

/** About how much that is, in bytes; browsers count names and texts. */
export const usedBytes = (storage: SafeStorage): number =>
  ownKeys(storage).reduce((sum, key) => sum + key.length + (storage.read(key)?.length ?? 0), 0)

/** What could not be read once and was put aside, key to text. */
export const setAside = (storage: SafeStorage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ownKeys(storage)
      .filter((key) => key.endsWith(':backup'))
      .map((key) => [key, storage.read(key) ?? '']),
  )
