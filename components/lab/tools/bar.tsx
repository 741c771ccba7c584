'use client'

import type { ReactNode } from 'react'

/** A question across the page, with its answers. It stays until one is given. */
export function Bar({
  label,
  children,
  actions,
}: {
  label: string
  children: ReactNode
  actions: ReactNode
}) {
  return (
    <div
      role="region"
      aria-label={label}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-accent-soft px-4 py-2 text-13 text-ink"
    >
      <p role="status" className="min-w-0 flex-1 basis-64">
        {children}
      </p>
      <span className="flex flex-wrap gap-2">{actions}</span>
    </div>
  )
}
