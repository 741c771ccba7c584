import type { ReactNode } from 'react'
import { percent, type Totals } from '@/components/progress/totals.ts'
import { count } from '@/components/catalogue/words'
import { ringArc } from '@/components/ui/ring-arc'
import { cn } from '@/lib/cn'

/** The course in four numbers, which come when they are known: until then their room is kept. */
export function TotalsBar({ all, known }: { all: Totals; known: boolean }) {
  const [done, of] = [all.lessonsDone + all.labsPassed, all.lessons + all.labs]
  return (
    <div
      className={cn(
        'mb-8 grid grid-cols-[240px_repeat(3,1fr)] border-t border-b border-t-ink border-b-line max-md:grid-cols-2',
        known ? null : '*:invisible',
      )}
    >
      <div className="flex items-center gap-4 py-4 pr-5">
        <PercentRing value={percent(done, of)} />
        <Figure value={done} small={`of ${of}`}>
          lessons and labs done
        </Figure>
      </div>
      <Cell value={all.points} small={`of ${all.ofPoints}`}>
        lab points
      </Cell>
      <Cell value={all.labsPassed} small={`of ${all.labs}`}>
        labs passed
      </Cell>
      <Cell value={all.attempts} small={all.attempts === 1 ? 'check' : 'checks'}>
        {`${count(all.hints, 'hint')}, ${count(all.solutions, 'solution')} seen`}
      </Cell>
    </div>
  )
}

type FigureProps = { value: number; small: string; children: ReactNode }

function Cell(props: FigureProps) {
  return (
    <div className="grid content-center border-l border-line px-5 py-4 max-md:min-h-[104px] max-md:border-l-0 max-md:px-0 max-md:nth-[n+3]:border-t">
      <Figure {...props} />
    </div>
  )
}

function Figure({ value, small, children }: FigureProps) {
  return (
    <p className="text-13 text-ink-2">
      <b className="block font-display text-26 leading-head font-title text-ink tabular-nums">
        {value} <small className="text-15 font-medium text-ink-2">{small}</small>
      </b>
      {children}
    </p>
  )
}

function PercentRing({ value }: { value: number }) {
  const { filled, around } = ringArc(value, 100)
  return (
    <span
      role="img"
      aria-label={`${value} percent of the course`}
      className="relative inline-grid size-18 flex-none place-items-center font-display text-20 font-bold tabular-nums max-md:size-14 max-md:text-15"
    >
      <svg viewBox="0 0 100 100" aria-hidden fill="none" className="keep-colour absolute inset-0">
        <circle cx="50" cy="50" r="45.5" strokeWidth="9" className="stroke-line" />
        {value > 0 ? (
          <circle
            cx="50"
            cy="50"
            r="45.5"
            strokeWidth="9"
            strokeDasharray={`${filled} ${around}`}
            transform="rotate(-90 50 50)"
            className="stroke-accent"
          />
        ) : null}
      </svg>
      <span aria-hidden>{value}%</span>
    </span>
  )
}
