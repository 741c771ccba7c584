import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

/**
 * A table that scrolls by itself where it is wider than the screen; the keyboard can do that too.
 * Relative, so that words for screen readers, which are placed absolutely, scroll with it.
 */
type TableFrameProps = { label: string; className?: string; children: ReactNode }

export function TableFrame({ label, className, children }: TableFrameProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="region" aria-label={label} className="relative overflow-x-auto">
      <table className={cn('w-full min-w-[600px] border-collapse text-14', className)}>{children}</table>
    </div>
  )
}

export function HeadCell({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <th scope="col" className={cn('pr-3 pb-2 text-left text-13 font-semi text-ink-3', className)}>
      {children}
    </th>
  )
}

export function Cell({ children, className }: { children: ReactNode; className?: string }) {
  return <td className={cn('py-2.5 pr-3 tabular-nums', className)}>{children}</td>
}
