import type { ReactNode } from 'react'

/** The strip over a part of the brief. */
export function SectionHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="sticky top-0 z-1 flex items-center gap-2 border-y border-line bg-sunken px-4 py-2 text-13 max-md:static">
      <h2 className="font-ui text-14 tracking-normal">{title}</h2>
      <span className="ml-auto text-ink-2 tabular-nums">{children}</span>
    </div>
  )
}
