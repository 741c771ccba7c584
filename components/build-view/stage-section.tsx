import { Box, Check, CircleSlash, Layers, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { LayerRow, type RowActions } from '@/components/build-view/layer-row.tsx'
import { rowId, type StageRows } from '@/components/build-view/rows.ts'
import { stageTitle, takenWords } from '@/components/build-view/step-words.ts'
import type { BuildReport, StageReport } from '@/lib/engine/build/report/types.ts'
import { formatSize } from '@/lib/engine/build/report/words.ts'

type Props = RowActions & {
  readonly stage: StageRows
  readonly report: BuildReport
  readonly current: string | null
  readonly open: ReadonlySet<string>
  readonly here: string | null
}

/** One stage: what becomes of it, and its layers as an ordered list. */
export function StageSection({ stage: { stage, rows }, report, current, open, here, ...on }: Props) {
  const id = useId()
  const fate = fateOf(stage)
  const Icon = stage.shipped ? Box : Layers
  const taken = takenWords(stage)
  return (
    <section className="stage" data-fate={fate} aria-labelledby={id}>
      <header>
        <Icon aria-hidden />
        <h3 id={id}>{stageTitle(stage, report.target)}</h3>
        <FateChip fate={fate} />
        <span className="sum">{formatSize(stage.size)}</span>
      </header>
      <ol className="stack">
        {rows.map((row) => (
          <LayerRow
            key={row.id}
            row={row}
            report={report}
            stage={stage}
            current={row.id === current}
            open={open.has(rowId(row))}
            here={row.id === here}
            {...on}
          />
        ))}
      </ol>
      {taken ? <p className="taken">{taken}</p> : null}
    </section>
  )
}

type Fate = 'shipped' | 'thrown' | 'unused'
const fateOf = ({ shipped, used }: StageReport): Fate => (shipped ? 'shipped' : used ? 'thrown' : 'unused')

const CHIPS = {
  shipped: { Icon: Check, text: 'shipped' },
  thrown: { Icon: Trash2, text: 'thrown away' },
  unused: { Icon: CircleSlash, text: 'not built' },
} as const

function FateChip({ fate }: { fate: Fate }) {
  const { Icon, text } = CHIPS[fate]
  return (
    <span className="chip" data-fate={fate}>
      <Icon aria-hidden />
      {text}
    </span>
  )
}
