import { ProgressBar } from '@/components/ui/progress-bar'
import type { Filter } from '@/components/playground/finding-rows.ts'
import { GROUPS, type GroupId } from '@/lib/check/score.ts'

type Props = {
  readonly scores: Readonly<Record<GroupId, number>>
  readonly counts: Readonly<Record<GroupId, number>>
  readonly several: boolean
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

/** The score by category; choosing one shows its findings alone. */
export function Scores({ scores, counts, several, filter, onFilter }: Props) {
  return (
    <div className="border-b border-line px-6 py-3 max-md:px-4">
      <ul aria-label="Score by category" className="grid grid-cols-2 gap-x-6 gap-y-0.5 max-sm:grid-cols-1">
        {GROUPS.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={filter.group === id}
              onClick={() => onFilter({ ...filter, group: filter.group === id ? 'all' : id })}
              className="-mx-2 grid min-h-7 w-[calc(100%+16px)] grid-cols-[minmax(0,1fr)_72px_30px_26px] items-center gap-2 rounded-2 px-2 text-left text-13 hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-semi max-md:min-h-10"
            >
              <span className="truncate">{name}</span>
              <ProgressBar done={scores[id]} total={100} />
              <span className="text-right font-medium tabular-nums">
                {scores[id]}
                <span className="sr-only"> of 100,</span>
              </span>
              <span className="text-right text-12 text-ink-2 tabular-nums">
                {counts[id] === 0 ? null : counts[id]}
                <span className="sr-only">{sayCount(counts[id])}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <details className="mt-1 text-13 text-ink-2">
        <summary className="inline-flex min-h-6 cursor-pointer items-center underline underline-offset-3">
          How this is computed
        </summary>
        <p className="mt-1 max-w-(--measure)">
          A file starts at 100. Every certain error takes 20 % of what is left, a warning 7 %, a note 2 %.
          What is only likely or possible costs nothing. A file that cannot be used at all has 0. A category
          counts its own findings in the same way.{' '}
          {several ? 'Of several files the lowest score counts. ' : ''}
          <span className="font-mono">drydock lint</span> computes the same for a file.
        </p>
      </details>
    </div>
  )
}

const sayCount = (count: number): string =>
  count === 0 ? 'nothing found' : count === 1 ? ' finding' : ' findings'
