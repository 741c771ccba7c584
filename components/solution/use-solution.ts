import { useEffect, useState } from 'react'
import { decodeSolution, type Solution } from '@/lib/solution/solution.ts'

export type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly solution: Solution }
  /** `offline`: there is no network, and this lab's solution is not on the device. */
  | { readonly kind: 'failed'; readonly offline: boolean }
  /** The solution answers another version of the lab than this page shows. */
  | { readonly kind: 'changed' }

/** The solution of a lab, fetched when it is first wanted. A failed try is made again when the network is back, or on `retry`. */
export function useSolution(lab: string, hash: string, wanted: boolean): Loaded & { retry: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (!wanted) return
    let stopped = false
    void (async () => {
      const next = await load(lab, hash)
      if (!stopped) setLoaded(next)
    })()
    return () => {
      stopped = true
    }
  }, [lab, hash, wanted, attempt])

  const failed = loaded.kind === 'failed'
  useEffect(() => {
    if (!failed) return
    const again = () => setAttempt((before) => before + 1)
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [failed])

  const retry = () => {
    setLoaded({ kind: 'loading' })
    setAttempt(attempt + 1)
  }
  return { ...loaded, retry }
}

async function load(lab: string, hash: string): Promise<Loaded> {
  try {
    const response = await fetch(`${process.env.BASE_PATH ?? ''}/labs/${lab}/solution.json`)
    const solution = response.ok ? decodeSolution(await response.json()) : null
    if (!solution) return { kind: 'failed', offline: false }
    return solution.hash === hash ? { kind: 'ready', solution } : { kind: 'changed' }
  } catch {
    return { kind: 'failed', offline: !navigator.onLine }
  }
}
