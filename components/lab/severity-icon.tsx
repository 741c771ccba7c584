import { CircleX, Info, TriangleAlert } from 'lucide-react'
import type { Severity } from '@/lib/engine/index.ts'

const LOOK = {
  error: { Icon: CircleX, colour: 'text-note-error', word: 'Error' },
  warning: { Icon: TriangleAlert, colour: 'text-note-warning', word: 'Warning' },
  info: { Icon: Info, colour: 'text-note-info', word: 'Note' },
} as const

export const severityWord = (severity: Severity): string => LOOK[severity].word

/** Three shapes, so that the colour never speaks alone; the word stands next to it. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const { Icon, colour } = LOOK[severity]
  return <Icon aria-hidden className={colour} />
}
