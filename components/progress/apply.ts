import { applyMotion, applyTheme, toTheme } from '@/components/site/theme'
import { preferences, progressStore, storage } from '@/lib/store/browser.ts'
import { type Entries, ownKeys, writeEntries } from '@/lib/store/entries.ts'

/** Writes past the stores, all or nothing, and shows it. Gives what takes it back; null where the browser refused. */
export function applyEntries(entries: Entries): Entries | null {
  const before = writeEntries(storage, entries)
  if (before) show()
  return before
}

function show() {
  progressStore.getState().adopt()
  preferences.getState().refresh()
  applyTheme(toTheme(storage.read('drydock:theme')))
  applyMotion(storage.read('drydock:motion'))
}

/** All that this site keeps in the browser, gone. Null where the browser lets nothing be kept. */
export function eraseEverything(): Entries | null {
  if (storage.probe() === 'blocked') return null
  return applyEntries(new Map(ownKeys(storage).map((key) => [key, null])))
}
