import type { ReactNode } from 'react'

export function PageHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="pt-9 pb-6">
      <h1 className="text-32 font-title tracking-[-0.022em]">{title}</h1>
      <p className="mt-1.5 max-w-[68ch] text-16 text-ink-2">{children}</p>
    </div>
  )
}
