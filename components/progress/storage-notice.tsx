'use client'

import { HardDrive } from 'lucide-react'
import type { ReactNode } from 'react'
import type { StorageState } from '@/lib/store/safe-storage.ts'

const TEXT = {
  blocked:
    'This browser does not let the page save anything. The lab works; your work is gone when you leave.',
  full: 'This browser has no room left to save. The lab works; what you change from now on is gone when you leave.',
} as const

/** Said once, at the top, for as long as nothing can be saved. */
export function StorageNotice({ state }: { state: StorageState }) {
  if (state === 'ok') return null
  return <Bar>{TEXT[state]}</Bar>
}

export function CorruptNotice() {
  return (
    <Bar>
      What was saved here could not be read, so this starts fresh. The old data is kept in this browser, under
      a name that ends in “:backup”.
    </Bar>
  )
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <p
      role="alert"
      className="flex items-center gap-2.5 border-b border-warn-line bg-warn-soft px-4 py-2 text-13 text-ink"
    >
      <HardDrive aria-hidden className="text-warn" />
      <span>{children}</span>
    </p>
  )
}
