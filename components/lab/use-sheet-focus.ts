import { useEffect, useRef } from 'react'
import type { PhoneView } from '@/components/lab/use-sheet.ts'

/** Opening a sheet takes the focus into it; closing it gives it back to the button that opened it. */
export function useSheetFocus(view: PhoneView) {
  const ide = useRef<HTMLDivElement>(null)
  const results = useRef<HTMLElement>(null)
  const was = useRef(view)
  useEffect(() => {
    if (view === was.current) return
    was.current = view
    if (view === 'editor') ide.current?.focus()
    else if (view === 'results') results.current?.focus()
    else document.getElementById('open-editor')?.focus()
  }, [view])
  return { ide, results }
}
