import { useMemo, useRef } from 'react'
import { AppliedToast } from '@/components/solution/applied-toast.tsx'
import { DiffFile } from '@/components/solution/diff-file.tsx'
import { OtherReasons } from '@/components/solution/other-reasons.tsx'
import { useApply } from '@/components/solution/use-apply.ts'
import { ViewChoice } from '@/components/solution/view-choice.tsx'
import { compare } from '@/lib/solution/compare.ts'
import { placeNotes } from '@/lib/solution/notes.ts'
import type { Solution } from '@/lib/solution/solution.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'

const held = () => 'held' as const
const NAMES = { first: 'Yours', second: 'The solution' }

type Props = {
  readonly solution: Solution
  readonly workspace: WorkspaceState
  /** The files are those of a link, to look at. */
  readonly readOnly: boolean
  readonly passed: boolean
  /** At the last check. */
  readonly allMet: boolean
  readonly say: (text: string) => void
}

/** The student's files beside the solution: what differs and why, each change ready to be taken over. */
export function Differences({ solution, workspace, readOnly, allMet, passed, say }: Props) {
  const { files } = workspace
  const root = useRef<HTMLDivElement>(null)
  const applying = useApply(workspace, root, say)
  const compared = useMemo(() => comparedFiles(files, solution), [files, solution])
  const { of, others } = useMemo(
    () =>
      placeNotes(
        solution.notes,
        compared.flatMap(({ parts }) => (parts ? [parts] : [])),
      ),
    [solution, compared],
  )
  return (
    <div ref={root}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <div className="min-w-0 flex-1 text-13 text-ink-2">
          <h2 data-apply-end tabIndex={-1} className="font-ui text-14 tracking-normal text-ink">
            Another way to write it
          </h2>
          <p>
            {introOf(
              compared.every(({ same }) => same),
              allMet,
              passed,
            )}
          </p>
        </div>
        <div className="diff-choice">
          <ViewChoice />
        </div>
      </div>
      <OtherReasons reasons={others} />
      {compared.map((one) => (
        <DiffFile
          key={one.file}
          {...one}
          names={NAMES}
          same="Same as yours"
          reasons={of}
          standing={readOnly ? held : applying.standing}
          onApply={applying.apply}
        />
      ))}
      <AppliedToast {...applying} />
    </div>
  )
}

function comparedFiles(files: WorkspaceState['files'], solution: Solution) {
  return Object.entries(files).map(([file, first]) => {
    const second = solution.files[file] ?? first
    const parts = compare(first, second)
    return { file, first, second, parts, same: parts?.every(({ kind }) => kind === 'same') ?? false }
  })
}

function introOf(same: boolean, allMet: boolean, passed: boolean): string {
  if (same) return 'It is the same as yours, line by line.'
  if (allMet) return 'Your last check met every objective. This differs from yours in the places below.'
  return passed
    ? 'You have passed. This one meets every objective.'
    : 'This one meets every objective, and others do too. Take what makes sense to you.'
}
