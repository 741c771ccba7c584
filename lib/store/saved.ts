import type { SafeStorage } from './safe-storage.ts'

/** What a saved value turned out to be. `corrupt`: kept aside under `<key>:backup`, so that nothing is lost. */
export type Saved<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'value'; readonly value: T }

/**
 * Reads JSON written by `saveJson`. `decode` gives the value or null for anything it does not know;
 * such text is put aside and the page starts fresh.
 */
export function readJson<T>(
  storage: SafeStorage,
  key: string,
  decode: (data: unknown) => T | null,
): Saved<T> {
  const text = storage.read(key)
  if (text === null) return { kind: 'none' }
  const value = decodeJson(text, decode)
  if (value !== null) return { kind: 'value', value }
  putAside(storage, key, text)
  return { kind: 'corrupt' }
}

/** Moves text that cannot be read to `<key>:backup`. False: there is no room for that, and it stays where it is. */
export function putAside(storage: SafeStorage, key: string, text: string): boolean {
  storage.remove(key)
  if (storage.write(`${key}:backup`, text) === 'ok') return true
  storage.write(key, text)
  return false
}

export function decodeJson<T>(text: string, decode: (data: unknown) => T | null): T | null {
  try {
    return decode(JSON.parse(text))
  } catch {
    return null
  }
}

export function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

/**
 * Keeps the entries `decode` knows; null when `data` is no record. What every object has, such as `constructor`,
 * names no entry: read as one, it would be found in a record that does not hold it.
 */
export function decodeRecord<T>(
  data: unknown,
  decode: (item: unknown) => T | null,
): Record<string, T> | null {
  if (!isRecord(data)) return null
  const entries = Object.entries(data).map(([key, item]) => [key, decode(item)] as const)
  const known = entries.filter((entry): entry is readonly [string, T] => entry[1] !== null)
  return Object.fromEntries(known.filter(([key]) => !(key in Object.prototype)))
}
