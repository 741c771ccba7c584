import { ChevronRight } from 'lucide-react'
import { type KeyboardEvent, memo } from 'react'
import { CacheState } from '@/components/build-view/cache-state.tsx'
import { Instruction } from '@/components/build-view/instruction.tsx'
import { LayerDetails } from '@/components/build-view/layer-details.tsx'
import { LayerNotes } from '@/components/build-view/layer-notes.tsx'
import type { Row } from '@/components/build-view/rows.ts'
import { SizeBar } from '@/components/build-view/size-bar.tsx'
import { sizeWords } from '@/components/build-view/step-words.ts'
import type { BuildReport, StageReport } from '@/lib/engine/build/report/types.ts'

export type RowActions = {
  readonly onGoTo: (row: Row) => void
  readonly onToggle: (row: Row) => void
  readonly onFocus: (row: Row) => void
  /** Null: the pointer or the focus has left. */
  readonly onPoint: (row: Row | null) => void
}
type Props = RowActions & {
  readonly row: Row
  readonly report: BuildReport
  readonly stage: StageReport
  /** The one row that the Tab key stops at. */
  readonly current: boolean
  readonly open: boolean
  /** The editor's cursor is on its lines. */
  readonly here: boolean
}

/** A layer, or a setting without one: number, instruction, size as bar and number, state; below it what it means. */
export const LayerRow = memo(function LayerRow({ row, report, stage, current, open, here, ...on }: Props) {
  const { report: step, bar, tie, leaks, id } = row
  const hasLayer = step.number !== null
  const name = hasLayer ? `layer ${step.number}` : `line ${step.range.start.line}`
  return (
    <li
      className="layer"
      data-state={row.reach === 'runs' ? step.cache?.state : undefined}
      data-leak={leaks.length > 0 || undefined}
      data-setting={!hasLayer || undefined}
      data-here={here || undefined}
    >
      <button
        type="button"
        className="row"
        onMouseEnter={() => on.onPoint(row)}
        onMouseLeave={() => on.onPoint(null)}
        data-row={id}
        title={step.text}
        tabIndex={current ? 0 : -1}
        onClick={() => on.onGoTo(row)}
        onFocus={() => on.onFocus(row)}
        onBlur={() => on.onPoint(null)}
        onKeyDown={(event) => isSpace(event) && on.onToggle(row)}
        onKeyUp={isSpace}
      >
        <span className="no">
          <span className="sr-only">{hasLayer ? 'Layer ' : 'Setting '}</span>
          {step.number}
        </span>
        <code className="ins">
          <Instruction text={step.text} />
        </code>
        {hasLayer ? <SizeBar bar={bar} /> : <span className="bar-none" />}
        <span className="size">{sizeWords(step) || <span className="none">no layer</span>}</span>
        <CacheState row={row} />
        <span className="sr-only">, go to line {step.range.start.line}</span>
      </button>
      <button
        type="button"
        className="more"
        aria-expanded={open}
        aria-label={`Details of ${name}`}
        tabIndex={current ? 0 : -1}
        onClick={() => on.onToggle(row)}
      >
        <ChevronRight aria-hidden />
      </button>
      <span aria-hidden className="tie" data-above={tie.above} data-below={tie.below}>
        {tie.dot ? <i className="tie-start" /> : null}
        {tie.ring ? <i className="tie-end" /> : null}
      </span>
      <LayerNotes row={row} report={report} stage={stage} />
      {open ? <LayerDetails row={row} /> : null}
    </li>
  )
})

/** Enter goes to the line, as the button does; Space opens the details instead. */
function isSpace(event: KeyboardEvent): boolean {
  if (event.key !== ' ') return false
  event.preventDefault()
  return true
}
