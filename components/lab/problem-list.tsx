'use client'

import { CircleCheck, EyeOff, Wrench } from 'lucide-react'
import { Link } from '@/components/ui/link'
import type { HeldBackRow, ProblemRow } from '@/components/lab/problem-rows.ts'
import { SeverityIcon, severityWord } from '@/components/lab/severity-icon.tsx'
import { Button, ButtonLink } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'

export type ProblemActions = {
  onGoTo: (file: string, line: number, column: number) => void
  onFix: (row: ProblemRow) => void
}

/** Everything the checker says about the text as it stands, in words: the equal of the marks in the editor. */
export function ProblemList({ rows, heldBack, checked, ...actions }: ProblemActions & Lists) {
  // Where several files have problems, a line alone would not say of which.
  const named = new Set(rows.map(({ file }) => file)).size > 1
  return (
    <>
      {rows.length === 0 ? (
        <NoProblems checked={checked} />
      ) : (
        <ul aria-label="Problems">
          {rows.map((row) => (
            <Problem key={row.key} row={row} named={named} {...actions} />
          ))}
        </ul>
      )}
      {heldBack.length > 0 ? (
        <ul aria-label="Held back by comments" className="border-t border-line text-ink-3">
          {heldBack.map((row) => (
            <HeldBack key={row.key} row={row} {...actions} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

type Lists = { rows: readonly ProblemRow[]; heldBack: readonly HeldBackRow[]; checked: boolean }

/** Muted: a comment says that it does not count here, and perhaps why. */
function HeldBack({ row, onGoTo }: ProblemActions & { row: HeldBackRow }) {
  const { message, file, by, reason } = row
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)] gap-x-2.5 border-t border-line px-3.5 py-2 first:border-t-0">
      <EyeOff aria-hidden className="mt-0.5 size-4" />
      <div>
        <p className="break-words">
          <InlineText text={message} />
        </p>
        <p className="text-12">
          Held back by a{' '}
          <button
            type="button"
            className="-my-[3px] inline-flex min-h-6 items-center underline underline-offset-3"
            aria-label={`${file}, line ${by}: the comment that holds this back`}
            onClick={() => onGoTo(file, by, 1)}
          >
            comment on line {by}
          </button>
          {reason === null ? ', without a reason.' : `: ${reason}`}
        </p>
      </div>
    </li>
  )
}

function Problem({ row, named, onGoTo, onFix }: ProblemActions & { row: ProblemRow; named: boolean }) {
  const { severity, message, file, line, column, rule, fix } = row
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 border-t border-line px-3.5 py-2 first:border-t-0">
      <SeverityIcon severity={severity} />
      <p className="font-medium break-words">
        <InlineText text={message} />
      </p>
      <p className="col-start-2 flex flex-wrap gap-x-3 gap-y-1.5 text-12 text-ink-3">
        <button
          type="button"
          className="-my-[3px] inline-flex min-h-6 items-center text-ink-2 underline underline-offset-3"
          aria-label={`${file}, line ${line}: ${message}`}
          onClick={() => onGoTo(file, line, column)}
        >
          {named ? `${file}, line ${line}` : `Line ${line}`}
        </button>
        <span className="inline-flex items-center">{severityWord(severity)}</span>
        {rule ? (
          <Link
            href={`/rules/${rule}/`}
            className="-my-[3px] inline-flex min-h-6 items-center font-mono text-ink-2 underline underline-offset-3"
          >
            {rule}
          </Link>
        ) : null}
      </p>
      <div className="col-start-3 row-[1/3] flex gap-1.5">
        {fix ? (
          <Button
            size="sm"
            onClick={() => onFix(row)}
            title={fix.title}
            aria-label={`Quick fix: ${fix.title}`}
          >
            <Wrench aria-hidden className="size-3.5" />
            Quick fix
          </Button>
        ) : rule ? (
          <ButtonLink
            size="sm"
            variant="ghost"
            href={`/rules/${rule}/`}
            className="max-md:hidden"
            aria-label={`Read the rule ${rule}`}
          >
            Read the rule
          </ButtonLink>
        ) : null}
      </div>
    </li>
  )
}

function NoProblems({ checked }: { checked: boolean }) {
  return (
    <div className="grid justify-items-center gap-1.5 px-5 py-6 text-center text-ink-2">
      <CircleCheck aria-hidden className="size-6.5 stroke-[1.5] text-ink-3" />
      <b className="text-ink">{checked ? 'No problems' : 'Reading your file'}</b>
      <span className="text-13">
        {checked
          ? 'Every rule is satisfied. Check tells whether the objectives are met.'
          : 'Problems appear as you type.'}
      </span>
    </div>
  )
}
