import { Link } from '@/components/ui/link'
import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

/** The mark: a hull in section resting in a stepped dock. */
export function Mark({ className, ...props }: ComponentProps<'svg'>) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn('keep-colour size-6', className)} {...props}>
      <path className="fill-hull" d="M0 11h3.5v7H7v6h18v-6h3.5v-7H32v19H0z" />
      <path className="fill-lead" d="M6 3h20v8.5a10 10 0 0 1-20 0z" />
    </svg>
  )
}

export function Brand({ className, ...props }: Omit<ComponentProps<typeof Link>, 'href'>) {
  return (
    <Link
      href="/"
      className={cn(
        'inline-flex min-h-8 items-center gap-2.5 font-display text-[18px] leading-none font-bold tracking-[-0.02em] text-ink no-underline',
        className,
      )}
      {...props}
    >
      <Mark className="-mt-[3px]" />
      Drydock
    </Link>
  )
}
