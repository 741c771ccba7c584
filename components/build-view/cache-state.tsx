import { Check, CircleQuestionMark, CircleX, Minus, RefreshCw } from 'lucide-react'
import type { Row } from '@/components/build-view/rows.ts'
import { cacheWords } from '@/lib/engine/build/report/words.ts'

const ICONS = { cached: Check, rerun: RefreshCw, 'may-rerun': CircleQuestionMark } as const

/** The state in the next build by icon and word; the bar's pattern says it a third time. */
export function CacheState({ row: { report, reach } }: { row: Pick<Row, 'report' | 'reach'> }) {
  const { cache } = report
  if (reach !== 'runs') return <Unreached reach={reach} />
  if (!cache) return <span className="state" />
  const Icon = ICONS[cache.state]
  return (
    <span className="state" data-state={cache.state}>
      <Icon aria-hidden />
      {cacheWords(cache)}
    </span>
  )
}

function Unreached({ reach }: { reach: 'fails' | 'never' }) {
  const fails = reach === 'fails'
  const Icon = fails ? CircleX : Minus
  return (
    <span className="state" data-state={reach}>
      <Icon aria-hidden />
      {fails ? 'fails' : 'not run'}
    </span>
  )
}
