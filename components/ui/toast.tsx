'use client'

import { Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

const SHOWN = 10_000

const link = 'inline-flex min-h-6 items-center underline underline-offset-3 focus-visible:outline-current'

type ToastProps = {
  children: ReactNode
  /** Called once it has been there long enough. */
  onGone: () => void
  /** What can be taken back; without it the toast only tells something. */
  onUndo?: () => void
  /** It stays until it is closed: what it gives back is got in no other way, so nobody has to hurry. */
  lasting?: boolean
}

/** Something was done that can be undone: no question before, but a way back. Stays while the pointer or the focus is on it. */
export function Toast({ children, onUndo, onGone, lasting = false }: ToastProps) {
  const [held, setHeld] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (held || lasting) return
    const timer = setTimeout(onGone, SHOWN)
    return () => clearTimeout(timer)
  }, [held, lasting, onGone])
  useLayoutEffect(() => {
    const [own, before] = [box.current, document.activeElement]
    return () => {
      if (own?.contains(document.activeElement) && before instanceof HTMLElement) before.focus()
    }
  }, [])
  const hold = {
    onMouseEnter: () => setHeld(true),
    onMouseLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  }
  return (
    <div
      ref={box}
      role="status"
      data-region
      tabIndex={-1}
      className="fixed bottom-4 left-4 z-50 flex items-center gap-2.5 rounded-2 bg-hull px-3.5 py-2.5 font-medium text-on-hull shadow-3 max-md:right-4 max-md:bottom-24"
      {...hold}
    >
      {onUndo ? <Undo2 aria-hidden /> : null}
      {children}
      {onUndo ? (
        <button type="button" onClick={onUndo} className={`ml-3 ${link}`}>
          Undo
        </button>
      ) : null}
      {lasting ? (
        <button type="button" onClick={onGone} className={`ml-1 ${link}`}>
          Close
        </button>
      ) : null}
    </div>
  )
}
