import { Check, CircleQuestionMark, RefreshCw } from 'lucide-react'
import type { StepReport } from '@/lib/engine/build/report/types.ts'
import { cacheWords } from '@/lib/engine/build/report/words.ts'

const ICONS = { cached: Check, rerun: RefreshCw, 'may-rerun': CircleQuestionMark } as const

/** The state in the next build by icon and word; the bar's pattern says it a third time. */
export function CacheState({ cache }: Pick<StepReport, 'cache'>) {
  if (!cache) return <span className="state" />
  const Icon = ICONS[cache.state]
  return (
    <span className="state" data-state={cache.state}>
      <Icon aria-hidden />
      {cacheWords(cache)}
    </span>
  )
}
