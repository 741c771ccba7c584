/** The part of `Storage` that is used; a test brings a Map. */
export type KeyValue = {
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
  removeItem: (key: string) => void
  /** The name of the entry at a position, in an order of the browser's; null past the last. */
  key: (index: number) => string | null
}

/** `blocked`: the browser refuses to store anything here. `full`: what is there stays, nothing new fits. */
export type StorageState = 'ok' | 'blocked' | 'full'

export type SafeStorage = {
  readonly read: (key: string) => string | null
  readonly write: (key: string, value: string) => StorageState
  readonly remove: (key: string) => void
  /** The names of all entries, those of other pages of this host included. */
  readonly keys: () => readonly string[]
  /** Finds out whether anything can be stored, before there is something to lose. */
  readonly probe: () => StorageState
  readonly state: () => StorageState
  /** Called on every change of the state; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * A storage that never throws. `open` is called on each use, because reading `window.localStorage` alone may throw.
 */
export function createSafeStorage(open: () => KeyValue): SafeStorage {
  let state: StorageState = 'ok'
  const listeners = new Set<() => void>()

  function become(next: StorageState): StorageState {
    if (next !== state) {
      state = next
      for (const listener of listeners) listener()
    }
    return next
  }

  function write(key: string, value: string): StorageState {
    try {
      open().setItem(key, value)
      return become('ok')
    } catch (error) {
      return become(isQuota(error) ? 'full' : 'blocked')
    }
  }

  function remove(key: string) {
    try {
      open().removeItem(key)
    } catch {
      become('blocked')
    }
  }

  function keys(): string[] {
    const names: string[] = []
    try {
      const store = open()
      for (let name = store.key(0); name !== null; name = store.key(names.length)) names.push(name)
    } catch {
      become('blocked')
    }
    return names
  }

  return {
    read(key) {
      try {
        return open().getItem(key)
      } catch {
        become('blocked')
        return null
      }
    },
    write,
    remove,
    keys,
    probe() {
      write('drydock:probe', '1')
      remove('drydock:probe')
      return state
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Browsers differ in the name; Firefox has its own. */
function isQuota(error: unknown): boolean {
  const name = error instanceof Error || isNamed(error) ? error.name : ''
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED'
}

function isNamed(error: unknown): error is { name: string } {
  return typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string'
}
