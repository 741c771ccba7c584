import { useCallback, useState } from 'react'
import { Key } from '@/components/build-view/key.tsx'
import { type Row, rowId, type StageRows } from '@/components/build-view/rows.ts'
import { StageSection } from '@/components/build-view/stage-section.tsx'
import { useLayerKeys } from '@/components/build-view/use-layer-keys.ts'
import type { XrayProps } from '@/components/build-view/xray.tsx'
import type { BuildReport } from '@/lib/engine/build/report/types.ts'

type Props = Pick<XrayProps, 'onGoTo' | 'onPoint'> & {
  readonly report: BuildReport
  readonly stages: readonly StageRows[]
  readonly here: string | null
  /** Only what runs again is shown. */
  readonly filtered: boolean
}

/** All stages, one below the other, as one walk for the arrow keys. */
export function LayerStack({ report, stages, here, filtered, onGoTo, onPoint }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const ids = stages.flatMap(({ rows }) => rows.map(rowId))
  const { root, current, setCurrent, onKeyDown } = useLayerKeys(ids)

  const goTo = useCallback(
    ({ report: { range } }: Row) => onGoTo(range.start.line, range.start.column),
    [onGoTo],
  )
  const point = useCallback((row: Row | null) => onPoint(row && linesOf(row)), [onPoint])
  const toggle = useCallback((row: Row) => setOpen((before) => toggled(before, rowId(row))), [])
  const focus = useCallback(
    (row: Row) => {
      setCurrent(rowId(row))
      onPoint(linesOf(row))
    },
    [setCurrent, onPoint],
  )

  return (
    <div ref={root} onKeyDown={onKeyDown} role="presentation">
      {stages.map((stage) => (
        <StageSection
          key={stage.stage.index}
          stage={stage}
          report={report}
          current={current}
          open={open}
          here={here}
          onGoTo={goTo}
          onToggle={toggle}
          onFocus={focus}
          onPoint={point}
        />
      ))}
      {filtered && stages.length === 0 ? <p className="empty">Every layer is cached.</p> : null}
      <Key />
    </div>
  )
}

const linesOf = ({ report: { range } }: Row) => ({ from: range.start.line, to: range.end.line })

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
