import type { ReactNode } from 'react'

/** A page that has one thing to say: what is wrong, and where to go from here. */
export function NotHere({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-(--measure) px-6 py-24 max-md:px-4 max-md:py-12">
      <h1 className="text-32 font-title tracking-[-0.022em]">{title}</h1>
      <div className="mt-3 text-17 leading-prose text-ink-2">{children}</div>
    </main>
  )
}
