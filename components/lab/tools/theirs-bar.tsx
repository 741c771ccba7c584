'use client'

import { Bar } from '@/components/lab/tools/bar.tsx'
import { Button } from '@/components/ui/button'
import type { WorkspaceState } from '@/lib/store/workspace.ts'

/** Two tabs with the same lab, and edits in both. */
export function TheirsBar({ theirs, takeTheirs, keepMine }: WorkspaceState) {
  if (!theirs) return null
  const at = new Date(theirs.savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return (
    <Bar
      label="This lab in another tab"
      actions={
        <>
          <Button size="sm" onClick={takeTheirs}>
            Take theirs
          </Button>
          <Button size="sm" variant="primary" onClick={keepMine}>
            Keep mine
          </Button>
        </>
      }
    >
      This lab is open in another tab, which saved at {at}. What you typed here since is not saved yet.
    </Bar>
  )
}
