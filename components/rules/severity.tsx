import { CircleX, Info, TriangleAlert } from 'lucide-react'

import { severityNames } from '@/components/rules/rule-info'
import { cn } from '@/lib/cn'
import type { Severity } from '@/lib/engine/index.ts'

const looks = {
  error: { Icon: CircleX, icon: 'text-note-error', text: 'text-err' },
  warning: { Icon: TriangleAlert, icon: 'text-note-warning', text: 'text-warn' },
  info: { Icon: Info, icon: 'text-note-info', text: 'text-ink-2' },
} as const

/** Three severities, three shapes. Without `named`, the word is there for screen readers only. */
export function SeverityMark({
  severity,
  named = false,
  className,
}: {
  severity: Severity
  named?: boolean
  className?: string
}) {
  const { Icon, icon, text } = looks[severity]
  return (
    <span className={cn('inline-flex items-center gap-1.5', named && text, className)}>
      <Icon aria-hidden className={cn('size-4', icon)} />
      <span className={named ? undefined : 'sr-only'}>{severityNames[severity]}</span>
    </span>
  )
}
