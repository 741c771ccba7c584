import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { storage } from '@/lib/store/browser.ts'
import { createWorkspace, draftKey, type WorkspaceState } from '@/lib/store/workspace.ts'
import type { LabPageProps } from '@/components/lab/lab-props.ts'

/** Id of the plain editor: how a page that just woke up finds what was typed into the server's HTML. */
export const editorId = (lab: string) => `editor-${lab}`

/** The student's files of this lab, read from and saved to this browser. */
export function useWorkspace({ lab, hash }: Pick<LabPageProps, 'lab' | 'hash'>): WorkspaceState {
  const [store] = useState(() =>
    createWorkspace({ lab: { id: lab.id, hash, starter: lab.starter }, storage }),
  )
  const [early] = useState(() => typedEarly(lab.id))

  useEffect(() => {
    const { hydrate, flush, follow } = store.getState()
    hydrate()
    const { savedAt, active, setText } = store.getState()
    if (early && savedAt === null) {
      setText(active, early.text)
      requestAnimationFrame(() => element(lab.id)?.setSelectionRange(early.start, early.end))
    }
    const hidden = () => document.visibilityState === 'hidden' && flush()
    const key = draftKey(lab.id)
    const other = (event: StorageEvent) => event.key === key && follow(event.newValue)
    // A page that comes back from the browser's cache has heard of nothing meanwhile.
    const back = ({ persisted }: PageTransitionEvent) => persisted && follow(storage.read(key))
    addEventListener('storage', other)
    addEventListener('pageshow', back)
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      flush()
      removeEventListener('storage', other)
      removeEventListener('pageshow', back)
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [store, early, lab.id])

  return useStore(store)
}

/** What was typed before the scripts had come: hydration would put the starter back over it. */
function typedEarly(lab: string) {
  const area = typeof document === 'undefined' ? null : element(lab)
  if (!area || area.value === area.defaultValue) return null
  return { text: area.value, start: area.selectionStart, end: area.selectionEnd }
}

function element(lab: string): HTMLTextAreaElement | null {
  const found = document.getElementById(editorId(lab))
  return found instanceof HTMLTextAreaElement ? found : null
}
