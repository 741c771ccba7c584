import { CircleCheck, Download, ScanLine, Share2, TriangleAlert, Wrench } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Filters } from '@/components/playground/filters.tsx'
import { type FindingActions, FindingItem } from '@/components/playground/finding-item.tsx'
import {
  type Filter,
  type FindingRow,
  groupRows,
  matching,
  safeFixes,
  type Verdict,
  verdictOf,
} from '@/components/playground/finding-rows.ts'
import { Scores } from '@/components/playground/scores.tsx'
import type { Checks } from '@/components/playground/use-checks.ts'
import { Button } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import { Ring } from '@/components/ui/ring'
import { GROUPS, groupScores, lowestScore } from '@/lib/check/score.ts'
import { cn } from '@/lib/cn'

type Props = FindingActions & {
  readonly rows: readonly FindingRow[]
  readonly checks: Checks
  /** The files that are spoken about. */
  readonly paths: readonly string[]
  /** Null: there is one file only, so nothing to choose. */
  readonly scope: { readonly all: boolean; readonly onAll: (all: boolean) => void } | null
  readonly busy: boolean
  readonly onFixAll: () => void
  readonly onShare: () => void
  readonly onReport: () => void
  /** Null: no Dockerfile is open. */
  readonly onXray: (() => void) | null
  /** Stands in place of the findings. */
  readonly xray: ReactNode
}

/** More rows than this come when they are asked for. */
const SHOWN = 100
const EVERYTHING: Filter = { severity: 'all', group: 'all' }

export function Results({ rows, checks, paths, scope, busy, xray, ...on }: Props) {
  const [filter, setFilter] = useState(EVERYTHING)
  const [most, setMost] = useState(SHOWN)
  const known = paths.filter((path) => checks.files[path])
  const files = known.flatMap((path) => checks.files[path] ?? [])
  const broken = known.filter((path) => checks.files[path]?.broken)
  const said = files.length > 0 ? verdictOf(rows, broken) : waitingFor(paths, checks)
  const fixable = safeFixes(rows)
  const shown = matching(rows, filter)
  const counts = Object.fromEntries(
    GROUPS.map(({ id }) => [id, rows.filter(({ group }) => group === id).length]),
  ) as Record<(typeof GROUPS)[number]['id'], number>

  return (
    <>
      <div
        className={cn(
          'grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-y-3 border-b border-line px-6 py-4 max-md:px-4 max-sm:grid-cols-[auto_minmax(0,1fr)]',
          paths.length > 0 && 'gap-x-5',
        )}
      >
        {files.length > 0 ? (
          <Ring
            score={lowestScore(files)}
            passMark={80}
            size={84}
            aria-label={`${lowestScore(files)} of 100 points`}
          />
        ) : (
          <span className={paths.length > 0 ? 'size-[84px]' : undefined} />
        )}
        <div className="min-w-0">
          <h1 className="text-22 tracking-[-0.01em]">{said.title}</h1>
          <p className="mt-0.5 break-words text-ink-2">
            <InlineText text={said.text} />
          </p>
        </div>
        <div className="grid gap-2 max-sm:col-span-2 max-sm:grid-cols-2">
          {fixable > 0 ? (
            <Button variant="primary" busy={busy} onClick={on.onFixAll} className="max-md:h-11">
              {busy ? null : <Wrench aria-hidden />}
              {busy ? 'Fixing' : `Fix ${fixable} for me`}
            </Button>
          ) : null}
          {on.onXray ? (
            <Button onClick={on.onXray} className="max-md:h-11">
              <ScanLine aria-hidden />
              {xray === null ? 'X-ray' : 'Findings'}
            </Button>
          ) : null}
        </div>
      </div>
      {checks.failure ? <Failure message={checks.failure} onRetry={checks.retry} /> : null}
      <div
        hidden={paths.length === 0}
        className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-6 py-2.5 max-md:px-4"
      >
        <Filters rows={rows} filter={filter} onFilter={setFilter} />
        {scope ? (
          <label className="inline-flex min-h-7 items-center gap-1.5 text-13 max-md:min-h-11">
            <input
              type="checkbox"
              checked={scope.all}
              onChange={(event) => scope.onAll(event.target.checked)}
              className="accent-(--accent)"
            />
            All files
          </label>
        ) : null}
        <span className="ml-auto flex">
          <Button variant="ghost" size="sm" className="max-md:h-11" onClick={on.onShare}>
            <Share2 aria-hidden className="size-3.5" />
            Share
          </Button>
          <Button variant="ghost" size="sm" className="max-md:h-11" onClick={on.onReport}>
            <Download aria-hidden className="size-3.5" />
            Report
          </Button>
        </span>
      </div>
      {xray ?? (
        <>
          {files.length > 0 ? (
            <Scores
              scores={groupScores(files, (rule) => checks.rules[rule]?.category)}
              counts={counts}
              several={files.length > 1}
              filter={filter}
              onFilter={setFilter}
            />
          ) : null}
          <div className={cn('grid gap-5 px-6 py-4 max-md:px-4', checks.failure && 'text-ink-3')}>
            {groupRows(shown.slice(0, most)).map(({ id, name, rows: own }) => (
              <section key={id} aria-labelledby={`group-${id}`}>
                <h2 id={`group-${id}`} className="mb-2 text-15">
                  {name} <span className="text-13 font-regular text-ink-2 tabular-nums">{own.length}</span>
                </h2>
                <ul
                  aria-labelledby={`group-${id}`}
                  className="overflow-hidden rounded-3 border border-line bg-surface"
                >
                  {own.map((row) => (
                    <FindingItem
                      key={row.key}
                      row={row}
                      named={paths.length > 1}
                      onGoTo={on.onGoTo}
                      onFix={on.onFix}
                      isCurrent={on.isCurrent}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {shown.length > most ? (
              <Button className="max-md:h-11" onClick={() => setMost(most + SHOWN)}>
                Show more of {shown.length} findings
              </Button>
            ) : null}
            <Silence rows={rows} shown={shown} checked={files.length} onAll={() => setFilter(EVERYTHING)} />
          </div>
        </>
      )}
    </>
  )
}

/** No file is checked yet, or none can be. */
function waitingFor(paths: readonly string[], { progress }: Checks): Verdict {
  if (paths.length === 0) return { title: 'Playground', text: 'What is said about your files appears here.' }
  if (progress && !progress.stopped)
    return { title: 'Reading your files', text: 'Findings appear as you type.' }
  return { title: 'What is this file?', text: 'Its name does not tell. Choose it below the editor.' }
}

type SilenceProps = {
  rows: readonly FindingRow[]
  shown: readonly FindingRow[]
  checked: number
  onAll: () => void
}

function Silence({ rows, shown, checked, onAll }: SilenceProps) {
  if (shown.length > 0 || checked === 0) return null
  return (
    <div className="grid justify-items-center gap-2 py-6 text-center text-ink-2">
      <CircleCheck aria-hidden className="size-6.5 stroke-[1.5] text-ok" />
      <b className="text-ink">{rows.length > 0 ? 'Nothing of this kind' : 'No problems'}</b>
      {rows.length > 0 ? (
        <Button size="sm" className="max-md:h-11" onClick={onAll}>
          Show all {rows.length} findings
        </Button>
      ) : (
        <span className="text-13">Every rule that speaks about these files is satisfied.</span>
      )}
    </div>
  )
}

function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 border-b border-warn-line bg-warn-soft px-6 py-2.5 text-13"
    >
      <TriangleAlert aria-hidden className="size-4.5 flex-none text-warn" />
      <p className="min-w-0 flex-1 basis-[220px]">
        <b>The check could not be made.</b> {sentence(message)} What is shown is the last result.
      </p>
      <Button size="sm" className="max-md:h-11" onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}

/** The worker's own words may end open. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
