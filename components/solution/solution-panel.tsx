'use client'

import { useRef } from 'react'
import type { ObjectiveRow } from '@/components/lab/objective-rows.ts'
import { Differences } from '@/components/solution/differences.tsx'
import { SolutionGate } from '@/components/solution/solution-gate.tsx'
import { Trouble } from '@/components/solution/trouble.tsx'
import { useSolution } from '@/components/solution/use-solution.ts'
import type { Lab } from '@/lib/engine/index.ts'
import { lockOf } from '@/lib/solution/lock.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'

export type SolutionProps = {
  readonly visible: boolean
  readonly lab: Lab
  readonly hash: string
  readonly workspace: WorkspaceState
  readonly rows: readonly ObjectiveRow[]
  /** The files are those of a link, to look at. */
  readonly readOnly: boolean
  readonly best: number
  readonly passed: boolean
  /** Says something to who cannot see the change. */
  readonly say: (text: string) => void
}

const MET: readonly ObjectiveRow['state'][] = ['met', 'waiting']

/** The lab's solution beside the student's own files, once it may be seen. */
export function SolutionPanel({ lab, hash, workspace, rows, visible, ...props }: SolutionProps) {
  const { readOnly, best, passed, say } = props
  const met = new Set(rows.filter(({ state }) => MET.includes(state)).map(({ id }) => id))
  const unmet = lab.objectives.filter(({ id }) => !met.has(id))
  const { passMark } = lab
  const { solutionSeen: seen, hints: shown } = workspace
  const lock = lockOf({ best, passed, passMark, seen, unmet, shown })
  const loaded = useSolution(lab.id, hash, lock === 'open' && visible)
  const root = useRef<HTMLDivElement>(null)
  const reveal = () => {
    workspace.seeSolution()
    say('The solution is shown. The record says that it was seen before the lab was passed.')
    root.current?.focus()
  }

  function content() {
    if (lock !== 'open') {
      return <SolutionGate hintsRead={lock === 'hints'} passMark={passMark} best={best} onReveal={reveal} />
    }
    if (loaded.kind === 'loading') {
      return <p className="px-5 py-6 text-center text-13 text-ink-2">Loading the solution</p>
    }
    if (loaded.kind !== 'ready') return <Trouble state={loaded} onRetry={loaded.retry} />
    const { solution } = loaded
    return (
      <Differences
        solution={solution}
        workspace={workspace}
        allMet={unmet.length === 0}
        passed={passed}
        readOnly={readOnly}
        say={say}
      />
    )
  }

  // It holds the focus while what is in it is replaced.
  return (
    <div ref={root} tabIndex={-1} className="diff h-full overflow-auto focus-visible:outline-none">
      {content()}
    </div>
  )
}
