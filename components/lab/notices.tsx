'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LinkTo } from '@/components/lab/lab-props.ts'
import type { Blocked } from '@/components/lab/objective-rows.ts'
import { Button, ButtonLink } from '@/components/ui/button'

/** Something that needs a look, with what still works. */
export function Notice({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid grid-cols-[18px_1fr] gap-x-2.5 border-b border-warn-line bg-warn-soft px-4 py-3 text-13 text-ink-2">
      <TriangleAlert aria-hidden className="mt-0.5 size-4.5 text-warn" />
      <div>
        <b className="text-14 text-ink">{title}</b>
        {children}
      </div>
    </div>
  )
}

type CannotGradeProps = {
  by: readonly Blocked[]
  onGoTo: (file: string, line: number, column: number) => void
}

/** Not a failed attempt: the file cannot be read, so nothing is counted. */
export function CannotGrade({ by, onGoTo }: CannotGradeProps) {
  const first = by[0]
  return (
    <Notice title={first ? `Cannot grade yet, line ${first.line}` : 'Cannot grade yet'}>
      <ul className="mt-1 grid gap-1">
        {by.map(({ file, line, column, message }) => (
          <li key={`${file}${line}:${column}${message}`}>
            {message}{' '}
            <button
              type="button"
              className="link inline-flex min-h-6 items-center"
              onClick={() => onGoTo(file, line, column)}
            >
              {file}, line {line}
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-1">Your score is unchanged, and this attempt is not counted.</p>
    </Notice>
  )
}

export function CheckerFailed({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Notice title="The check could not be made">
      <p className="mt-1">{message}</p>
      <Button size="sm" className="mt-2" onClick={onRetry}>
        Try again
      </Button>
    </Notice>
  )
}

type PassedProps = {
  best: number
  attempts: number
  hints: number
  seen: boolean
  next: LinkTo | null
  /** What was done well. */
  children: ReactNode
}

export function Passed({ best, attempts, hints, seen, next, children }: PassedProps) {
  return (
    <section
      aria-label="Lab passed"
      className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-0.5 border-b border-ok-line bg-ok-soft px-4 py-3.5"
    >
      <CircleCheck aria-hidden className="size-5.5 text-ok" />
      <h2 className="text-16 leading-head">Lab passed, {best} points</h2>
      <p className="col-start-2 text-13 text-ink-2">
        {count(attempts, 'attempt')}, {hints === 0 ? 'no hints' : count(hints, 'hint')}
        {seen ? ', solution seen' : ''}.
      </p>
      <div className="col-start-2">{children}</div>
      <div className="col-start-2 mt-2 flex flex-wrap gap-2">
        <ButtonLink size="sm" variant="primary" href={next?.href ?? '/'}>
          {next ? `Next: ${next.label}` : 'Back to the course'}
        </ButtonLink>
      </div>
    </section>
  )
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
