import type { ReactNode } from 'react'

/** What a page cannot do where no script runs, and what still works. */
export function NeedsScript({ children }: { children: ReactNode }) {
  return (
    <noscript>
      <p className="max-w-(--measure) border-t border-ink py-5 text-16 leading-text">{children}</p>
    </noscript>
  )
}
