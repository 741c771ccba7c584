'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  className?: string
  /** The title is read out, but not shown: the content begins with something that says as much, and brings a way to close. */
  quiet?: boolean
}

/**
 * A modal dialog for as long as it is rendered. The browser keeps the focus inside, gives it back, and closes on Esc;
 * so does a press beside it, where the browser knows `closedby`.
 */
export function Dialog({ title, onClose, children, className, quiet = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const label = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={label}
      closedby="any"
      onClose={({ currentTarget }) => {
        // Told late: it may have been opened again.
        if (!currentTarget.open) onClose()
      }}
      className={cn(
        'm-auto max-h-[min(86dvh,760px)] w-[min(640px,calc(100vw-24px))] overflow-hidden rounded-4 border border-line bg-raised p-0 text-ink shadow-3 backdrop:bg-scrim open:flex open:flex-col',
        className,
      )}
    >
      <div className={cn('flex items-center gap-3 border-b border-line px-5 py-3', quiet && 'sr-only')}>
        <h2 id={label} className="text-16 font-semi">
          {title}
        </h2>
        {quiet ? null : (
          <Button variant="ghost" size="icon-sm" aria-label="Close" className="ml-auto" onClick={onClose}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-auto">{children}</div>
    </dialog>
  )
}
