'use client'

import { Circle, CircleCheck, CircleDotDashed, Undo2 } from 'lucide-react'
import { useId } from 'react'
import type { LinkTo } from '@/components/lab/lab-props.ts'
import type { ObjectiveRow, RowState } from '@/components/lab/objective-rows.ts'
import { cn } from '@/lib/cn'
import { Link } from '@/components/ui/link'
import { InlineText } from '@/components/ui/inline-text'

const LOOK: Record<RowState, { Icon: typeof Circle; icon: string; word: string }> = {
  unchecked: { Icon: Circle, icon: 'text-line-strong', word: 'not checked yet' },
  unmet: { Icon: Circle, icon: 'text-line-strong', word: 'not met' },
  met: { Icon: CircleCheck, icon: 'text-ok', word: 'met' },
  waiting: { Icon: CircleDotDashed, icon: 'text-line-strong', word: 'met, points on hold' },
  regressed: { Icon: Undo2, icon: 'text-warn', word: 'was met, not any more' },
}

type Props = {
  row: ObjectiveRow
  open: boolean
  /** What was changed since it was met: `Dockerfile, line 9`. */
  since: readonly string[]
  lesson: LinkTo
  onToggle: () => void
  onGoTo: (file: string, line: number) => void
}

export function ObjectiveItem({ row, open, since, lesson, onToggle, onGoTo }: Props) {
  const details = useId()
  const { Icon, icon, word } = LOOK[row.state]
  const met = row.state === 'met'
  const regressed = row.state === 'regressed'
  return (
    <li
      id={`objective-${row.id}`}
      className={cn(
        'grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-x-2.5 border-t border-line px-4 py-2.5 first:border-t-0 max-md:py-3',
        regressed && 'bg-warn-soft shadow-[inset_3px_0_0_var(--warn)]',
      )}
    >
      <Icon aria-hidden className={cn('mt-px size-4.5', icon)} />
      <h3
        className={cn(
          'font-ui text-14 leading-ui tracking-normal max-md:text-15',
          met ? 'font-regular text-ink-2' : 'font-medium',
        )}
      >
        <button
          type="button"
          aria-expanded={open}
          aria-controls={details}
          onClick={onToggle}
          // As high as its row: 20 pixels are hard to hit.
          className="-my-2.5 w-full py-2.5 text-left wrap-break-word max-md:-my-3 max-md:py-3"
        >
          <InlineText text={row.text} />
          <span className="sr-only">: {word}</span>
        </button>
      </h3>
      <Points row={row} />
      <div id={details} hidden={!open} className="col-[2/-1] mt-1 grid gap-1.5 text-13 text-ink-2">
        {row.message ? (
          <p>
            {regressed ? <b className="text-warn">Was met. </b> : null}
            <InlineText text={row.message} />
            {regressed && since.length > 0 ? ` Changed since: ${since.join('; ')}.` : null}
          </p>
        ) : null}
        {met ? null : (
          <p>
            <b>Why: </b>
            <InlineText text={row.why} />
          </p>
        )}
        <Links row={row} lesson={lesson} onGoTo={onGoTo} />
      </div>
    </li>
  )
}

function Points({ row: { state, earned, points } }: { row: ObjectiveRow }) {
  return (
    <span
      className={cn(
        'text-13 whitespace-nowrap tabular-nums',
        state === 'met' ? 'font-semi text-ok' : 'text-ink-3',
      )}
    >
      {state === 'unchecked' ? points : `${earned} / ${points}`}
      {state === 'unchecked' ? <span aria-hidden> pt</span> : null}
      <span className="sr-only"> points</span>
    </span>
  )
}

function Links({ row, lesson, onGoTo }: Pick<Props, 'row' | 'lesson' | 'onGoTo'>) {
  const { file, line, learn, rule } = row
  const links = 'link inline-flex min-h-6 items-center'
  return (
    <p className="flex flex-wrap gap-x-3">
      {file && line && row.state !== 'met' ? (
        <button type="button" className={links} onClick={() => onGoTo(file, line)}>
          {file}, line {line}
        </button>
      ) : null}
      {learn ? (
        <Link className={links} href={`${lesson.href}${learn}`}>
          Read in the lesson
        </Link>
      ) : null}
      {rule ? (
        <Link className={links} href={`/rules/${rule}/`}>
          Read the rule
        </Link>
      ) : null}
    </p>
  )
}
