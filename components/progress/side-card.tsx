import type { ReactNode } from 'react'

export function SideCard({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <section className="mb-2.5 rounded-3 border border-line bg-surface px-4.5 py-4">
      <h2 className="font-ui text-15 font-semi tracking-normal">{title}</h2>
      <p className="mt-0.5 mb-2.5 text-13 leading-text text-ink-2">{words}</p>
      {children}
    </section>
  )
}
