import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

type ProgressBarProps = ComponentProps<'span'> & { done: number; total: number }

/** A picture of a number that stands next to it in words, so screen readers skip it. */
export function ProgressBar({ done, total, className, ...props }: ProgressBarProps) {
  const percent = total === 0 ? 0 : Math.round((done / total) * 100)
  return (
    <span aria-hidden className={cn('keep-colour block h-1.5 rounded-[1px] bg-line', className)} {...props}>
      <span
        className={cn('block h-full rounded-[1px]', percent === 100 ? 'bg-ok' : 'bg-accent')}
        style={{ width: `${percent}%` }}
      />
    </span>
  )
}
