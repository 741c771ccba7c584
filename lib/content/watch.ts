import { readdirSync, watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * Calls `changed` whenever something below the folder is saved, made or removed; returns the way to stop. Each folder is
 * watched by itself: watched as a tree, on Linux, a file is lost that an editor replaces, which is how many of them save.
 */
export function watchFolder(folder: string, changed: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const leave = (path: string): void => {
    for (const [each, watcher] of watchers) {
      if (each !== path && !each.startsWith(path + sep)) continue
      watcher.close()
      watchers.delete(each)
    }
  }
  const enter = (path: string): void => {
    const inside = foldersIn(path)
    if (inside === null) return
    const watcher = watch(path, (event, name) => {
      // A folder of this name may be another one than before.
      if (event === 'rename' && name !== null) renew(join(path, name))
      changed()
    })
    // It is gone, and its parent says so.
    watcher.on('error', () => leave(path))
    watchers.set(path, watcher)
    for (const name of inside) enter(join(path, name))
  }
  const renew = (path: string): void => {
    leave(path)
    enter(path)
  }
  enter(folder)
  return () => leave(folder)
}

/** Null for what is no folder, or is none any more. */
function foldersIn(path: string): string[] | null {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    return null
  }
}

/** One value for each time that something below the folder has changed; many at once count as one. */
export async function* changesBelow(folder: string): AsyncGenerator<void> {
  let open = false
  let wake = (): void => undefined
  const stop = watchFolder(folder, () => {
    open = true
    wake()
  })
  try {
    for (;;) {
      if (!open) await new Promise<void>((resolve) => (wake = resolve))
      open = false
      yield
    }
  } finally {
    stop()
  }
}
