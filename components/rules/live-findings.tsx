'use client'

import { CircleCheck, TriangleAlert, Wrench } from 'lucide-react'

import { SeverityMark } from '@/components/rules/severity'
import { Button } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import type { Confidence, Finding, Fix } from '@/lib/engine/index.ts'
import type { RuleAnswer } from '@/lib/worker/protocol.ts'

type Actions = {
  onGoTo: (line: number, column: number) => void
  /** Null: the findings are about an older text, so their fixes may not fit. */
  onFix: ((fix: Fix) => void) | null
}

/** What the rule says about the text, or that it is silent. */
export function LiveFindings({ answer, ...actions }: Actions & { answer: RuleAnswer | null }) {
  if (!answer) return <p className="px-3.5 py-2.5 text-ink-2">Reading your file</p>
  const { findings, unreadable } = answer
  return (
    <>
      {findings.length > 0 ? (
        <ul aria-label="What this rule says">
          {findings.map((finding, index) => (
            <Row key={index} finding={finding} {...actions} />
          ))}
        </ul>
      ) : unreadable ? null : (
        <p className="flex items-center gap-2.5 px-3.5 py-2.5 font-medium">
          <CircleCheck aria-hidden className="size-4 flex-none text-ok" />
          This rule is silent.
        </p>
      )}
      {unreadable ? <Unreadable {...unreadable} /> : null}
    </>
  )
}

function Unreadable({ line, message }: { line: number; message: string }) {
  return (
    <p className="flex gap-2.5 px-3.5 py-2.5">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 flex-none text-note-warning" />
      <span>
        {`The file cannot be read past line ${line}: `}
        <InlineText text={message} />
      </span>
    </p>
  )
}

/** What is certain needs no word. */
const doubts: Record<Confidence, string | null> = {
  certain: null,
  likely: 'Likely: this depends on what the file does not say',
  possible: 'Possible: a matter of what the image is for',
}

function Row({ finding, onGoTo, onFix }: Actions & { finding: Finding }) {
  const { severity, confidence, message, range, fix } = finding
  const { line, column } = range.start
  const doubt = doubts[confidence]
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 border-t border-line px-3.5 py-2 first:border-t-0 max-sm:grid-cols-[18px_minmax(0,1fr)]">
      <SeverityMark severity={severity} className="mt-0.5" />
      <p className="font-medium break-words">
        <InlineText text={message} />
      </p>
      {fix && onFix ? (
        <Button size="sm" className="max-sm:col-start-2 max-sm:h-11" onClick={() => onFix(fix)}>
          <Wrench aria-hidden className="size-3.5" />
          <span className="sr-only">{`Quick fix: ${fix.title}`}</span>
          <span aria-hidden>Quick fix</span>
        </Button>
      ) : null}
      <p className="col-start-2 flex flex-wrap gap-x-3 text-12 text-ink-3">
        <button
          type="button"
          className="-my-[3px] inline-flex min-h-6 items-center text-ink-2 underline underline-offset-3"
          aria-label={`Go to line ${line}`}
          onClick={() => onGoTo(line, column)}
        >
          Line {line}
        </button>
        {doubt ? <span className="inline-flex items-center">{doubt}</span> : null}
      </p>
    </li>
  )
}
