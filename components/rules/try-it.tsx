'use client'

import { Pencil } from 'lucide-react'
import { type ComponentType, useState } from 'react'

import type { LivePairProps } from '@/components/rules/live-pair'
import { Button } from '@/components/ui/button'

type State = { kind: 'closed' | 'loading' | 'failed' } | { kind: 'open'; Pair: ComponentType<LivePairProps> }

/** The examples as an editor; its code and the checker come when somebody asks for them. */
export function TryIt(props: LivePairProps) {
  const [state, setState] = useState<State>({ kind: 'closed' })
  if (state.kind === 'open') return <state.Pair {...props} />

  function open() {
    setState({ kind: 'loading' })
    import('@/components/rules/live-pair').then(
      ({ LivePair }) => setState({ kind: 'open', Pair: LivePair }),
      () => setState({ kind: 'failed' }),
    )
  }
  return (
    <div className="figure needs-script flex flex-wrap items-center gap-x-3.5 gap-y-2 text-14 text-ink-2">
      <Button busy={state.kind === 'loading'} onClick={open} className="max-md:h-11">
        {state.kind === 'loading' ? null : <Pencil aria-hidden className="size-3.5" />}
        {state.kind === 'loading' ? 'Opening' : 'Try it'}
      </Button>
      <span role={state.kind === 'failed' ? 'alert' : undefined}>
        {state.kind === 'failed'
          ? 'The editor could not be loaded. It needs a connection once.'
          : 'Edit both files and see what this rule says as you type.'}
      </span>
    </div>
  )
}
