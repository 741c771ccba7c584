import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { preferences } from '@/lib/store/browser.ts'

/** The editor on screen: what the student chose, else the full one where there is room for it. */
export function useEditorChoice(wide: boolean | null) {
  const { editor, hydrated, hydrate, choose } = useStore(preferences)
  const [failed, setFailed] = useState(false)
  useEffect(hydrate, [hydrate])
  const known = hydrated && wide !== null
  const full = known && (editor === 'full' || (editor === 'auto' && wide))
  return {
    /** Null until the browser's storage and width are known. */
    choice: known ? (full ? ('full' as const) : ('plain' as const)) : null,
    full: full && !failed,
    failed,
    onFailed: useCallback(() => setFailed(true), []),
    onPlain: useCallback(
      (plain: boolean) => {
        setFailed(false)
        choose('editor', plain ? 'plain' : 'full')
      },
      [choose],
    ),
  }
}
