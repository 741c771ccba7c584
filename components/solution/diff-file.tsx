import { useId, useMemo } from 'react'
import { colouredLines } from '@/components/editor/highlighted.tsx'
import { DiffChange, type Shown, type SideNames } from '@/components/solution/diff-change.tsx'
import { SameLines } from '@/components/solution/same-lines.tsx'
import { useDiffLook } from '@/components/solution/view-choice.tsx'
import { changesOf, type Change, type Part } from '@/lib/solution/compare.ts'

export type Compared = {
  readonly file: string
  readonly first: string
  readonly second: string
  /** Null: too long to compare. */
  readonly parts: readonly Part[] | null
}
type Props = Compared & {
  names: SideNames
  /** What is said where both are the same. */
  same: string
  /** Why, for each change; a change without a reason may be missing. */
  reasons?: ReadonlyMap<Change, readonly string[]>
  standing: (file: string, change: Change) => Shown
  onApply: (file: string, change: Change) => void
}

/** One file of two versions: what differs, in order, between what does not. */
export function DiffFile({ file, first, second, parts, names, same, reasons, standing, onApply }: Props) {
  const title = useId()
  const look = useDiffLook()
  const [ours, theirs] = useMemo(
    () => [colouredLines(file, first), colouredLines(file, second)],
    [file, first, second],
  )
  const changes = parts && changesOf(parts)
  return (
    <section
      aria-labelledby={title}
      className="diff-file border-b border-line last:border-b-0"
      data-look={look}
    >
      <div className="flex flex-wrap items-baseline gap-x-3 border-b border-line bg-sunken px-4 py-1.5 text-13">
        <h3 id={title} className="font-mono text-13 tracking-normal">
          {file}
        </h3>
        <span className="text-ink-2">
          {changes ? sayChanges(changes.length, same) : 'Too long to compare here'}
        </span>
      </div>
      {changes && changes.length > 0 ? (
        <ol
          aria-label={`Changes in ${file}`}
          className="bg-code font-mono text-13 leading-code text-code-ink"
        >
          {changes.map((change, index) => (
            <li key={`${change.from}:${change.to}`}>
              <SameLines parts={parts} before={change} ours={ours} theirs={theirs} />
              <DiffChange
                change={change}
                file={file}
                number={index + 1}
                of={changes.length}
                ours={ours}
                theirs={theirs}
                names={names}
                reasons={reasons?.get(change) ?? []}
                standing={standing(file, change)}
                onApply={() => onApply(file, change)}
              />
              {index === changes.length - 1 ? (
                <SameLines parts={parts} before={null} ours={ours} theirs={theirs} />
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  )
}

function sayChanges(count: number, same: string): string {
  return count === 0 ? same : `${count} ${count === 1 ? 'change' : 'changes'}`
}
