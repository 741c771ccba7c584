'use client'

import { Check, PencilLine, TriangleAlert } from 'lucide-react'
import type { WorkspaceState } from '@/lib/store/workspace.ts'

type Props = Pick<WorkspaceState, 'dirty' | 'savedAt' | 'storage'>

/** Where the work is, in words. Quiet: it changes while typing, so it is no live region. */
export function SavedIndicator({ dirty, savedAt, storage }: Props) {
  const { Icon, text } = sayOf({ dirty, savedAt, storage })
  if (!text) return null
  return (
    <span className="flex items-center gap-1.5 text-13 whitespace-nowrap text-ink-3 max-lg:hidden">
      <Icon aria-hidden className="size-3.5" />
      {text}
    </span>
  )
}

function sayOf({ dirty, savedAt, storage }: Props) {
  if (storage !== 'ok') return { Icon: TriangleAlert, text: 'Not saved' }
  if (dirty) return { Icon: PencilLine, text: 'Saving' }
  if (savedAt === null) return { Icon: Check, text: '' }
  const time = new Date(savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return { Icon: Check, text: `Saved on this device, ${time}` }
}
