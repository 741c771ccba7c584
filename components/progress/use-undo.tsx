'use client'

import { type ReactNode, useCallback, useState } from 'react'
import { applyEntries } from '@/components/progress/apply.ts'
import { Toast } from '@/components/ui/toast'
import type { Entries } from '@/lib/store/entries.ts'

type Done = { readonly text: string; readonly before: Entries | null }

/** Tells what was done to the storage, and takes it back if the student wants that. */
export function useUndo(onChange: () => void): {
  readonly tell: (text: string, before: Entries | null) => void
  readonly toast: ReactNode
} {
  const [done, setDone] = useState<Done | null>(null)
  const gone = useCallback(() => setDone(null), [])
  const tell = (text: string, before: Entries | null) => {
    setDone({ text, before })
    onChange()
  }
  const undo = (before: Entries) => {
    const worked = applyEntries(before) !== null
    setDone(worked ? null : { text: 'This browser would not save that. Nothing was changed.', before: null })
    onChange()
  }
  const toast = done ? (
    <Toast
      // A new toast has its own time.
      key={done.text}
      onGone={gone}
      lasting={done.before !== null}
      {...(done.before && { onUndo: () => done.before && undo(done.before) })}
    >
      {done.text}
    </Toast>
  ) : null
  return { tell, toast }
}
