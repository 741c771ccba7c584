import type { ReactNode } from 'react'
import { DiffLines } from '@/components/solution/diff-lines.tsx'
import type { Change, Part } from '@/lib/solution/compare.ts'
import { range } from '@/lib/solution/words.ts'

/** Lines that stay in sight above and below a change. */
const NEAR = 3
/** Fewer are not worth folding away. */
const FEW = 4

type Props = {
  parts: readonly Part[]
  /** The change they stand before; null: those behind the last one. */
  before: Change | null
  ours: readonly ReactNode[]
  theirs: readonly ReactNode[]
}

/** What is the same in both files between two changes; the middle of a long stretch is folded away. */
export function SameLines({ parts, before, ours, theirs }: Props) {
  const index = before ? parts.indexOf(before) - 1 : parts.length - 1
  const part = parts[index]
  if (part?.kind !== 'same') return null
  const { from, to, lines } = part
  const above = index > 0 ? NEAR : 0
  const below = before ? NEAR : 0
  const folded = lines.length - above - below
  const show = (at: number, length: number) => (
    <Both
      from={from + at}
      to={to + at}
      ours={ours.slice(from + at - 1, from + at - 1 + length)}
      theirs={theirs.slice(to + at - 1, to + at - 1 + length)}
    />
  )
  if (folded < FEW) return show(0, lines.length)
  return (
    <>
      {above > 0 ? show(0, above) : null}
      <details>
        <summary className="flex min-h-7 items-center border-y border-line bg-page px-4 font-ui text-12 text-ink-2 hover:text-ink">
          <span aria-hidden className="chevron mr-1.5">
            ›
          </span>
          {`Show ${range(from + above, folded)}, the same in both`}
        </summary>
        {show(above, folded)}
      </details>
      {below > 0 ? show(lines.length - below, below) : null}
    </>
  )
}

type BothProps = {
  from: number
  to: number
  ours: readonly ReactNode[]
  theirs: readonly ReactNode[]
}

function Both({ from, to, ours, theirs }: BothProps) {
  return (
    <div className="diff-row">
      <div className="diff-sides">
        <DiffLines
          kind="same"
          lines={ours}
          from={from}
          numbered="always"
          label={`The same in both, ${range(from, ours.length)}`}
        />
        <DiffLines
          kind="same"
          lines={theirs}
          from={to}
          numbered="always"
          label={null}
          className="diff-copy"
        />
      </div>
      <div className="diff-side diff-copy-side" />
    </div>
  )
}
