import type { ComponentProps } from 'react'

import { markShapes } from '@/components/site/mark-icon'
import { Link } from '@/components/ui/link'
import { cn } from '@/lib/cn'

/** The mark: a hull in section resting in a stepped dock. */
export function Mark({ className, ...props }: ComponentProps<'svg'>) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn('keep-colour size-6', className)} {...props}>
      <path className="fill-hull" d={markShapes.dock} />
      <path className="fill-lead" d={markShapes.hull} />
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
