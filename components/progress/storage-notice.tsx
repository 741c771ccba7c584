'use client'

import { HardDrive } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Link } from '@/components/ui/link'
import { progressStore } from '@/lib/store/browser.ts'
import type { StorageState } from '@/lib/store/safe-storage.ts'

const TEXT = {
  blocked:
    'This browser does not let the page save anything. The lab works; your work is gone when you leave.',
  full: 'This browser has no room left to save. The lab works; what you change from now on is gone when you leave.',
} as const

/** Said once, at the top, for as long as nothing can be saved. */
export function StorageNotice({ state }: { state: StorageState }) {
  if (state === 'ok') return <NewerNotice />
  return (
    <Bar>
      {TEXT[state]}
      {state === 'full' ? (
        <>
          {' '}
          <Link href="/progress/" className="link">
            Export your progress now
          </Link>
          .
        </>
      ) : null}
    </Bar>
  )
}

/** A later version of the site has been here, in another tab or before: it is not overwritten. */
function NewerNotice() {
  const newer = useStore(progressStore, (state) => state.newer)
  if (!newer) return null
  return (
    <Bar>
      Your progress was saved by a newer version of this site. This tab leaves it as it is and keeps nothing.
      Reload the page to get that version.
    </Bar>
  )
}

export function CorruptNotice() {
  return (
    <Bar>
      What was saved here could not be read, so this starts fresh. The old data is kept in this browser.{' '}
      <button
        type="button"
        className="link"
        onClick={() => void import('./download.ts').then(({ downloadSetAside }) => downloadSetAside())}
      >
        Download what was saved
      </button>
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
