import { CircleX } from '@/components/ui/icons'
import { History, Lightbulb, Server, TriangleAlert } from '@/components/ui/page-icons'
import type { ReactNode } from 'react'

import { cn } from '@/lib/cn'

export type CalloutKind = 'rule' | 'watch' | 'never' | 'production' | 'notes'
type CalloutProps = { kind: CalloutKind; title?: string; children: ReactNode }

const kinds = {
  rule: { title: 'Rule of thumb', Icon: Lightbulb, edge: 'border-l-accent', tone: 'text-accent' },
  watch: { title: 'Watch out', Icon: TriangleAlert, edge: 'border-l-warn', tone: 'text-warn' },
  never: { title: 'Do not', Icon: CircleX, edge: 'border-l-err', tone: 'text-err' },
  notes: { title: 'In older notes', Icon: History, edge: 'border-l-line-strong', tone: 'text-ink-3' },
  production: { title: 'In production', Icon: Server, edge: 'border-l-ok', tone: 'text-ok' },
} as const

export function Callout({ kind, title, children }: CalloutProps) {
  const { Icon, ...look } = kinds[kind]
  return (
    <div
      role="note"
      className={cn(
        'figure grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 rounded-3 border border-l-4 border-line bg-surface px-4 py-3.5 text-15 leading-code',
        look.edge,
      )}
    >
      <Icon aria-hidden className={cn('mt-[3px] size-4.5', look.tone)} />
      <div className="[&_p+p]:mt-2.5">
        <strong className="block">{title ?? look.title}</strong>
        {children}
      </div>
    </div>
  )
}
