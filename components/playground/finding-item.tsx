import { ChevronDown, ChevronRight, Wrench } from 'lucide-react'
import { useId, useState } from 'react'
import type { FindingRow } from '@/components/playground/finding-rows.ts'
import { SeverityIcon, severityWord } from '@/components/lab/severity-icon.tsx'
import { Button } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import { Link } from '@/components/ui/link'
import { cn } from '@/lib/cn'

export type FindingActions = {
  readonly onGoTo: (file: string, line: number, column: number) => void
  readonly onFix: (row: FindingRow) => void
  /** The findings are about the text as it stands, so their fixes fit. */
  readonly isCurrent: (file: string) => boolean
}
type Props = FindingActions & { readonly row: FindingRow; readonly named: boolean }

/** What is certain needs no word. */
const DOUBTS = { certain: null, likely: 'Likely', possible: 'Possible, a matter of what it is for' } as const

/** One finding: what, where, how; the reason opens below. */
export function FindingItem({ row, named, onGoTo, onFix, isCurrent }: Props) {
  const [open, setOpen] = useState(false)
  const why = useId()
  const { severity, confidence, message, file, range, rule, words, fix } = row
  const { line, column } = range.start
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <li
      className={cn(
        'grid grid-cols-[18px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 border-t border-line px-3.5 py-2.5 first:border-t-0',
        open && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      <span className="mt-0.5">
        <SeverityIcon severity={severity} />
      </span>
      <p className="font-medium break-words">
        <InlineText text={message} />
      </p>
      <span className="row-span-2 flex gap-1.5">
        {fix ? (
          <Button
            size="sm"
            aria-disabled={!isCurrent(file) || undefined}
            onClick={() => isCurrent(file) && onFix(row)}
            title={fix.title}
            aria-label={`Quick fix: ${fix.title}, line ${line}`}
            className="max-md:h-10"
          >
            <Wrench aria-hidden className="size-3.5" />
            Fix
          </Button>
        ) : null}
        {words ? (
          <Button
            variant="ghost"
            size="icon-sm"
            className="max-md:size-10"
            aria-expanded={open}
            aria-controls={why}
            aria-label={`Why: ${words.title}, line ${line}`}
            onClick={() => setOpen(!open)}
          >
            <Chevron aria-hidden className="size-4" />
          </Button>
        ) : null}
      </span>
      <p className="col-start-2 flex flex-wrap gap-x-3 text-12 text-ink-2">
        <button
          type="button"
          className="-my-[3px] inline-flex min-h-6 items-center underline underline-offset-3"
          aria-label={`${file}, line ${line}: ${message}`}
          onClick={() => onGoTo(file, line, column)}
        >
          {named ? `${file}, line ${line}` : `Line ${line}`}
        </button>
        <span className="inline-flex items-center">{severityWord(severity)}</span>
        <span className="inline-flex items-center font-mono">{rule}</span>
        {DOUBTS[confidence] ? <span className="inline-flex items-center">{DOUBTS[confidence]}</span> : null}
      </p>
      {words ? (
        <div id={why} hidden={!open} className="col-span-2 col-start-2 pt-1 text-13 text-ink-2">
          <InlineText text={words.why} />{' '}
          <Link href={`/rules/${rule}/`} className="link inline-flex min-h-6 items-center">
            Read the rule
          </Link>
        </div>
      ) : null}
    </li>
  )
}
