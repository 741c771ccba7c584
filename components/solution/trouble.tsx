import type { Loaded } from '@/components/solution/use-solution.ts'
import { Button } from '@/components/ui/button'

const WORDS = {
  changed: [
    'This lab has a new version',
    'Load the page again to see its solution. Your files stay as they are.',
  ],
  offline: ['The solution is not on this device yet', 'Connect once to get it. Everything else works.'],
  failed: ['The solution could not be loaded', 'Everything else works.'],
} as const

type Props = { state: Extract<Loaded, { kind: 'failed' | 'changed' }>; onRetry: () => void }

/** Why there is no solution to show, and what can be done. */
export function Trouble({ state, onRetry }: Props) {
  const changed = state.kind === 'changed'
  const [title, text] = WORDS[!changed && state.offline ? 'offline' : state.kind]
  return (
    <div role="alert" className="grid justify-items-center gap-2 px-5 py-6 text-center text-ink-2">
      <b className="text-ink">{title}</b>
      <span className="text-13">{text}</span>
      <Button size="sm" onClick={changed ? () => location.reload() : onRetry}>
        {changed ? 'Load again' : 'Try again'}
      </Button>
    </div>
  )
}
