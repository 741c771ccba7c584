import { useCallback, useEffect, useState } from 'react'
import type * as all from '@/components/lab/late.ts'

export type Late = typeof all

/** The code that comes once the page is awake; null until then. `load` asks again where it could not be had. */
export function useLate() {
  const [late, setLate] = useState<Late | null>(null)
  const load = useCallback(() => import('@/components/lab/late.ts'), [])
  useEffect(() => {
    let stopped = false
    const ask = () =>
      load().then(
        (code) => !stopped && setLate(code),
        // Whoever presses a button that needs it is told then.
        () => {},
      )
    void ask()
    addEventListener('online', ask)
    return () => {
      stopped = true
      removeEventListener('online', ask)
    }
  }, [load])
  return { late, load }
}
