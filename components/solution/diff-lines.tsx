import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import type { Mark } from '@/lib/solution/marks.ts'

export type LineKind = 'same' | 'minus' | 'plus'
const SIGN = { same: '', minus: '−', plus: '+' } as const
const COLOUR = {
  same: '',
  minus: 'bg-(--mo-diffRemoved)',
  plus: 'bg-(--mo-diffInserted)',
} as const

const LINE = { same: '', minus: 'decoration-err', plus: 'decoration-ok' } as const
const WRAPPED = 'wrap-anywhere whitespace-pre-wrap'

type Props = {
  kind: LineKind
  lines: readonly ReactNode[]
  /** Number of the first one. */
  from: number
  /** Whose lines these are, for who cannot see the signs. Null: a copy for the eye only. */
  label: string | null
  /** The number would be read as one of the other file's, where both stand in one column. */
  numbered: 'always' | 'beside'
  className?: string | undefined
  /** What has changed within each line, where that is known. */
  marks?: readonly (Mark | null)[]
  texts?: readonly string[]
}

/** Lines of one file: number, sign, text. Long ones wrap, so that nothing has to be scrolled sideways. */
export function DiffLines({ kind, lines, from, label, numbered, className, marks, texts }: Props) {
  if (lines.length === 0) return null
  return (
    <div
      role={label === null ? undefined : 'group'}
      aria-label={label ?? undefined}
      aria-hidden={label === null || undefined}
      className={cn('min-w-0', COLOUR[kind], className)}
    >
      {lines.map((line, index) => (
        <div key={index} className="grid grid-cols-[46px_18px_minmax(0,1fr)] pr-3">
          <span
            aria-hidden
            className={cn(
              'pr-2.5 text-right text-(--mo-lineNumber) select-none',
              numbered === 'beside' && 'diff-number',
            )}
          >
            {from + index}
          </span>
          <span aria-hidden className="font-semi select-none">
            {SIGN[kind]}
          </span>
          <code className={cn('col-start-3 row-start-1 min-h-[1lh]', WRAPPED)}>{line}</code>
          <Underlined kind={kind} mark={marks?.[index]} text={texts?.[index]} />
        </div>
      ))}
    </div>
  )
}

type UnderlinedProps = { kind: LineKind; mark: Mark | null | undefined; text: string | undefined }

/** The same text once more, clear, over the coloured one: it breaks into lines the same way, so its marks fit. */
function Underlined({ kind, mark, text }: UnderlinedProps) {
  if (!mark || text === undefined) return null
  return (
    <span
      aria-hidden
      className={cn('pointer-events-none col-start-3 row-start-1 text-transparent select-none', WRAPPED)}
    >
      {text.slice(0, mark.start)}
      <span className={cn('underline decoration-2 underline-offset-4', LINE[kind])}>
        {text.slice(mark.start, mark.end)}
      </span>
      {text.slice(mark.end)}
    </span>
  )
}
