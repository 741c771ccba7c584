'use client'

import { useEffect, useState } from 'react'
import type { OfflineState } from '@/lib/offline/register.ts'

/** One quiet line: this page works without a network, or a newer version is there. */
export function OfflineStatus() {
  const [state, setState] = useState<OfflineState>('none')
  useEffect(() => {
    let stop: (() => void) | null = null
    const timer = setTimeout(
      () =>
        void import('@/lib/offline/register.ts').then(
          ({ followOffline }) => (stop = followOffline(setState)),
        ),
      1500,
    )
    return () => {
      clearTimeout(timer)
      stop?.()
    }
  }, [])
  return (
    <span role="status">
      {state === 'kept' ? 'Works offline.' : null}
      {state === 'update' ? <Update /> : null}
    </span>
  )
}

function Update() {
  return (
    <>
      A newer version of this site is here.{' '}
      <button
        type="button"
        className="inline-flex min-h-6 items-center text-ink-2 underline underline-offset-3"
        onClick={() => void import('@/lib/offline/register.ts').then(({ update }) => update())}
      >
        Show it
      </button>
    </>
  )
}
