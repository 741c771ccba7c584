import type { ComponentProps } from 'react'

import { ringArc, ringBand } from '@/components/ui/ring-arc'
import { cn } from '@/lib/cn'

type RingProps = ComponentProps<'span'> & { score: number; passMark: number; size?: number }

const bands = { low: 'stroke-note-error', middle: 'stroke-note-warning', good: 'stroke-ok' }

/** Score of a lab: the number is always inside, so the colour never speaks alone. From 48 px up a gap marks the pass mark. */
export function Ring({ score, passMark, size = 52, className, ...props }: RingProps) {
  const { filled, around, gap } = ringArc(score, passMark)
  return (
    <span
      role="img"
      aria-label={`${score} of 100 points. Pass mark ${passMark}.`}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.31) }}
      className={cn(
        'relative inline-grid flex-none place-items-center font-display font-bold tabular-nums',
        className,
      )}
      {...props}
    >
      <svg
        viewBox="0 0 100 100"
        aria-hidden
        className="keep-colour absolute inset-0 overflow-visible"
        fill="none"
      >
        <circle cx="50" cy="50" r="45.5" strokeWidth="9" className="stroke-line" />
        {score > 0 ? (
          <circle
            cx="50"
            cy="50"
            r="45.5"
            strokeWidth="9"
            strokeDasharray={`${filled} ${around}`}
            transform="rotate(-90 50 50)"
            className={cn(
              'transition-[stroke-dasharray] duration-(--t-ring)',
              bands[ringBand(score, passMark)],
            )}
          />
        ) : null}
        {size >= 48 ? <line {...gap} strokeWidth="3.2" className="stroke-surface" /> : null}
      </svg>
      <span aria-hidden>{score}</span>
    </span>
  )
}
