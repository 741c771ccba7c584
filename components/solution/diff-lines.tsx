import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

export type LineKind = 'same' | 'minus' | 'plus'
const SIGN = { same: '', minus: '−', plus: '+' } as const
const COLOUR = {
  same: '',
  minus: 'bg-(--mo-diffRemoved)',
  plus: 'bg-(--mo-diffInserted)',
} as const

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
}

/** Lines of one file: number, sign, text. Long ones wrap, so that nothing has to be scrolled sideways. */
export function DiffLines({ kind, lines, from, label, numbered, className }: Props) {
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
          <code className="min-h-[1lh] wrap-anywhere whitespace-pre-wrap">{line}</code>
        </div>
      ))}
    </div>
  )
}
