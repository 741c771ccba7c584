'use client'

import { useMemo, useRef, useState } from 'react'
import { AppliedToast } from '@/components/solution/applied-toast.tsx'
import type { ChangedProps } from '@/components/solution/changed-notice.tsx'
import { DiffFile } from '@/components/solution/diff-file.tsx'
import { useApply } from '@/components/solution/use-apply.ts'
import { Choice, ViewChoice } from '@/components/solution/view-choice.tsx'
import { Dialog } from '@/components/ui/dialog'
import { compare } from '@/lib/solution/compare.ts'

const QUESTIONS = { start: 'Old and new start', mine: 'Yours and the new start' } as const
type Question = keyof typeof QUESTIONS
const NAMES = {
  mine: { first: 'Yours', second: 'The new start' },
  start: { first: 'The old start', second: 'The new start' },
} as const
const INTRO = {
  mine: 'Your files beside those with which the lab begins now. What you apply replaces your own lines.',
  start:
    'What was changed in the lab itself. What you apply is put into your files, and your own lines stay.',
} as const

type Props = Omit<ChangedProps, 'say'> & { onClose: () => void }

/** What differs between the student's files, the start they grew from and the start of today; any change can be taken over. */
export function LabChanges({ workspace, starter, onClose }: Props) {
  const { files, begun, left } = workspace
  const [question, setQuestion] = useState<Question>(begun ? 'start' : 'mine')
  const [said, say] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const applying = useApply(workspace, root, say)
  const first = question === 'start' && begun ? begun : files
  const compared = useMemo(() => comparedFiles(first, starter), [first, starter])
  return (
    <Dialog
      title="What was changed in this lab"
      onClose={onClose}
      className="w-[min(1080px,calc(100vw-24px))]!"
    >
      <div ref={root} className="diff">
        {/* The page's own region is out of reach behind a dialog. */}
        <p role="status" className="sr-only">
          {said}
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 text-13 text-ink-2">
          {begun ? (
            <Choice label="Compare" options={QUESTIONS} selected={question} onSelect={setQuestion} />
          ) : null}
          <div className="diff-choice ml-auto">
            <ViewChoice />
          </div>
          <p data-apply-end tabIndex={-1} className="basis-full">
            {INTRO[question]}
          </p>
        </div>
        {compared.map((one) => (
          <DiffFile
            key={one.file}
            {...one}
            names={NAMES[question]}
            standing={applying.standing}
            onApply={applying.apply}
          />
        ))}
        {Object.entries(left).map(([file, text]) => (
          <Left key={file} file={file} text={text} />
        ))}
        <AppliedToast {...applying} />
      </div>
    </Dialog>
  )
}

function comparedFiles(before: Props['starter'], starter: Props['starter']) {
  return Object.entries(starter).map(([file, second]) => {
    // A file that is new in the lab is among the student's since the page was opened.
    const first = before[file] ?? second
    const same = file in before ? 'No difference' : 'New in this lab, and among your files'
    return { file, first, second, same, parts: compare(first, second) }
  })
}

/** A file of the student's that the lab does not have any more: to read and to copy. */
function Left({ file, text }: { file: string; text: string }) {
  return (
    <section aria-label={file} className="border-b border-line last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-3 border-b border-line bg-sunken px-4 py-1.5 text-13">
        <h3 className="font-mono text-13 tracking-normal">{file}</h3>
        <span className="text-ink-2">Yours, and not part of the lab any more</span>
      </div>
      <pre className="bg-code px-4 py-2 font-mono text-13 leading-code wrap-anywhere whitespace-pre-wrap text-code-ink">
        {text}
      </pre>
    </section>
  )
}
