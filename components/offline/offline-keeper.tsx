'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/** Milliseconds on a page: what it needs itself comes first, and whoever only passes keeps nothing. */
const SETTLED = 5000

/** Keeps what is read on the device, once the page has nothing else to do. While pages are written nothing is kept. */
export function OfflineKeeper() {
  const path = usePathname()
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production') return
    const keep = () =>
      import('@/lib/offline/register.ts')
        .then(({ keepVisited }) => keepVisited(location.pathname))
        .catch(() => null)
    const timer = setTimeout(() => void keep(), SETTLED)
    return () => clearTimeout(timer)
  }, [path])
  return null
}
