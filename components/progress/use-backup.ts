'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createBackup, labsToBackUp } from '@/lib/store/backup.ts'
import { storage } from '@/lib/store/browser.ts'
import { useProgress } from '@/lib/store/use-progress.ts'

const backup = createBackup({ storage })

/** When the progress was last taken out of this browser, and whether it is time to do so. */
export function useBackup() {
  const { exportedAt, laterAt, hydrated, hydrate, exported, later } = useStore(backup)
  const { labs, hydrated: known } = useProgress()
  useEffect(hydrate, [hydrate])
  return {
    exportedAt,
    /** Labs with a result that no file holds; 0: nothing to say. */
    waiting: hydrated && known ? labsToBackUp(labs, { exportedAt, laterAt }) : 0,
    later,
    /** Loads what makes the file only now: few visits need it. */
    async exportNow() {
      const { downloadProgress } = await import('./download.ts')
      downloadProgress()
      exported()
    },
    refresh: hydrate,
  }
}
