import type { ReactNode } from 'react'
import { DiffLines } from '@/components/solution/diff-lines.tsx'
import { Button } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import type { Standing } from '@/lib/solution/apply.ts'
import type { Change } from '@/lib/solution/compare.ts'
import { marksOf } from '@/lib/solution/marks.ts'
import { changeInWords, range } from '@/lib/solution/words.ts'

/** Whose files these are: "Yours", "The solution". */
export type SideNames = { readonly first: string; readonly second: string }
type Props = {
  change: Change
  file: string
  number: number
  of: number
  ours: readonly ReactNode[]
  theirs: readonly ReactNode[]
  names: SideNames
  reasons: readonly string[]
  standing: Shown
  onApply: () => void
}

/** `held`: what is on screen is only to look at. */
export type Shown = Standing | 'held'
const STANDING = {
  held: 'To apply it, use the files of the link first, or keep yours.',
  there: 'Your file has it.',
  unclear: 'Your file differs here, so this one is for you to make by hand.',
} as const

/** One change: what goes, what comes, why, and a button that makes it. */
export function DiffChange({ change, file, number, of, ours, theirs, names, standing, ...props }: Props) {
  const { before, after, from, to } = change
  const marks = marksOf(before, after)
  return (
    <div className="diff-row">
      <div className="diff-sides">
        <DiffLines
          kind="minus"
          lines={ours.slice(from - 1, from - 1 + before.length)}
          from={from}
          numbered="always"
          texts={before}
          marks={marks.before}
          label={`${names.first}, ${range(from, before.length)}`}
        />
        <DiffLines
          kind="plus"
          lines={theirs.slice(to - 1, to - 1 + after.length)}
          from={to}
          numbered="beside"
          texts={after}
          marks={marks.after}
          label={`${names.second}, ${range(to, after.length)}`}
          className="diff-second"
        />
      </div>
      <div className="diff-side">
        <div className="border-l-3 border-accent px-3.5 py-0.5 font-ui text-13 leading-ui text-ink-2">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <h4 className="font-ui text-13 tracking-normal text-ink">
              Change {number} of {of}
            </h4>
            {standing === 'missing' ? (
              <Button size="sm" data-apply onClick={props.onApply}>
                Apply
                <span className="sr-only">
                  {' '}
                  change {number} to {file}
                </span>
              </Button>
            ) : null}
          </div>
          <p>{changeInWords(change)}.</p>
          {standing === 'missing' ? null : <p className="font-medium text-ink">{STANDING[standing]}</p>}
          <Reasons reasons={props.reasons} />
        </div>
      </div>
    </div>
  )
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null
  return (
    <ul aria-label="Why" className="mt-1.5 grid gap-1.5">
      {reasons.map((reason) => (
        <li key={reason}>
          <InlineText text={reason} />
        </li>
      ))}
    </ul>
  )
}
