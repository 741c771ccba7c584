'use client'

import { type MouseEvent, useState } from 'react'
import { Notice } from '@/components/lab/notices.tsx'
import { LabChanges } from '@/components/solution/lab-changes.tsx'
import { Button } from '@/components/ui/button'
import { whatChanged } from '@/lib/solution/lab-versions.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'

export type ChangedProps = {
  readonly workspace: WorkspaceState
  /** The lab's files as they are now. */
  readonly starter: Readonly<Record<string, string>>
  readonly say: (text: string) => void
}

/** The draft was begun on another version of the lab: nothing is lost, and the student chooses. */
export function ChangedNotice({ workspace, starter, say }: ChangedProps) {
  const [open, setOpen] = useState(false)
  const choose = (event: MouseEvent, act: () => void, told: string) => {
    // The button goes with the notice; what it stood in takes the focus.
    event.currentTarget.closest<HTMLElement>('[data-region]')?.focus()
    act()
    say(told)
  }
  return (
    <Notice title="This lab was changed since you began">
      <p className="mt-1">Your files are as you left them. {whatChanged(workspace.begun, starter)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={(event) => choose(event, workspace.accept, 'You go on with your own files.')}
        >
          Keep mine
        </Button>
        <Button size="sm" onClick={() => setOpen(true)}>
          See changes
        </Button>
        <Button
          size="sm"
          onClick={(event) =>
            choose(event, workspace.reset, 'Every file is at the new start. It can be undone.')
          }
        >
          Start new
        </Button>
      </div>
      {open ? <LabChanges workspace={workspace} starter={starter} onClose={() => setOpen(false)} /> : null}
    </Notice>
  )
}
