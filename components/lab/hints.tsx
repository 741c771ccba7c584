'use client'

import { Lightbulb, Lock } from 'lucide-react'
import type { HintRow } from '@/components/lab/hint-rows.ts'
import { HINTS } from '@/components/lab/rail.tsx'
import { SectionHead } from '@/components/lab/section-head.tsx'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import { InlineText } from '@/components/ui/inline-text'

type Props = {
  /** The objective these hints belong to. */
  objective: string
  rows: readonly HintRow[]
  onShow: () => void
}

export function Hints({ objective, rows, onShow }: Props) {
  const shown = rows.filter(({ state }) => state === 'open').length
  return (
    <section id={HINTS} aria-label="Hints">
      <SectionHead title="Hints">
        {shown} of {rows.length} shown, no points lost
      </SectionHead>
      <p className="px-4 pt-2.5 text-13 text-ink-2">
        For: <InlineText text={objective} />
      </p>
      <ol>
        {rows.map((row) => (
          <Hint key={row.number} row={row} onShow={onShow} />
        ))}
      </ol>
    </section>
  )
}

function Hint({ row: { number, text, state }, onShow }: { row: HintRow; onShow: () => void }) {
  const Icon = state === 'locked' ? Lock : Lightbulb
  return (
    <li className="border-t border-line px-4 py-2.5 first:border-t-0">
      <div
        className={cn('flex min-h-7 items-center gap-2.5', state === 'locked' ? 'text-ink-3' : 'font-medium')}
      >
        <Icon aria-hidden className={cn('size-4.5', state === 'open' ? 'text-accent' : 'text-ink-3')} />
        <span>{state === 'locked' ? `Hint ${number} opens after hint ${number - 1}` : `Hint ${number}`}</span>
        {state === 'next' ? (
          <Button
            size="sm"
            className="needs-script ml-auto"
            aria-label={`Show hint ${number}`}
            onClick={onShow}
          >
            Show
          </Button>
        ) : null}
      </div>
      <div aria-live="polite">
        {state === 'open' ? (
          <p className="mt-1 mb-0.5 ml-7 leading-text text-ink-2">
            <InlineText text={text} />
          </p>
        ) : null}
      </div>
    </li>
  )
}
