import { countOf, type Filter, type FindingRow } from '@/components/playground/finding-rows.ts'
import { SeverityIcon } from '@/components/lab/severity-icon.tsx'
import type { Severity } from '@/lib/engine/index.ts'

const NAMES: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
]

type Props = {
  readonly rows: readonly FindingRow[]
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

/** How bad a finding has to be to be shown. */
export function Filters({ rows, filter, onFilter }: Props) {
  const look =
    'inline-flex h-7 items-center gap-1.5 rounded-[5px] border border-transparent px-2.5 text-13 font-medium text-ink-2 hover:text-ink ' +
    'aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:text-ink max-md:h-10 max-sm:px-1.5'
  return (
    <div
      role="group"
      aria-label="Severity"
      className="flex flex-wrap rounded-2 border border-line bg-sunken p-px"
    >
      <button
        type="button"
        aria-pressed={filter.severity === 'all'}
        onClick={() => onFilter({ ...filter, severity: 'all' })}
        className={look}
      >
        All {rows.length}
      </button>
      {NAMES.map(([severity, name]) => (
        <button
          key={severity}
          type="button"
          aria-pressed={filter.severity === severity}
          onClick={() => onFilter({ ...filter, severity })}
          className={look}
        >
          <SeverityIcon severity={severity} />
          {name} {countOf(rows, severity)}
        </button>
      ))}
    </div>
  )
}
