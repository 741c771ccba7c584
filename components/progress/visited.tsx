'use client'

import { useEffect } from 'react'
import { progressStore } from '@/lib/store/browser-progress.ts'
import type { Place } from '@/lib/store/progress-data.ts'

/** Remembers that the student was here, so that the course map can lead back. Draws nothing. */
export function Visited({ kind, id }: Pick<Place, 'kind' | 'id'>) {
  useEffect(() => {
    progressStore.getState().hydrate()
    progressStore.getState().visit(kind, id)
  }, [kind, id])
  return null
}
