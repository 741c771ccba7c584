import type { KeyValue } from './safe-storage.ts'

/** A browser's storage in memory, for tests. */
export function memoryStorage(
  start: Record<string, string> = {},
): KeyValue & { entries: Map<string, string> } {
  const entries = new Map(Object.entries(start))
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    key: (index) => [...entries.keys()][index] ?? null,
  }
}
