'use client'

import { ChevronDown, ChevronUp, Wrench } from 'lucide-react'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { replaceIn } from '@/components/editor/plain-text.ts'
import { SeverityIcon } from '@/components/lab/severity-icon.tsx'
import { Button } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import { applyFix } from '@/lib/editor/apply-fix.ts'
import { fixableAt, indentationAt, nextProblem } from '@/lib/editor/next-problem.ts'
import { lineAndColumn } from '@/lib/editor/position.ts'
import type { Finding } from '@/lib/engine/index.ts'

type Props = {
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly readOnly: boolean
  readonly findings: readonly Finding[]
  readonly goTo: (line: number, column: number) => void
  readonly onChange: (text: string) => void
}

/** What the plain editor has beyond a text area: one problem at a time with its fix, their keys, and indentation. */
export function PlainTools({ area, text, readOnly, findings, goTo, onChange }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const current = findings.find((finding) => keyOf(finding) === chosen) ?? findings[0] ?? null

  function go(step: 1 | -1) {
    const from = current && keyOf(current) === chosen ? current.range.start.offset : caretOf(area)
    const next = nextProblem(findings, from, step)
    if (!next) return setSaid('No problems.')
    setChosen(keyOf(next))
    setSaid(`Line ${next.range.start.line}: ${next.message}`)
    goTo(next.range.start.line, next.range.start.column)
  }
  function fix(finding: Finding | null) {
    if (!finding?.fix || readOnly) return setSaid('There is no quick fix here.')
    replaceIn(area.current, applyFix(text, finding.fix), onChange)
    setSaid(`Changed: ${finding.fix.title}.`)
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event, {
      go,
      fix: () => fix(fixableAt(findings, lineAndColumn(text, caretOf(area)).line)),
      newLine: readOnly ? null : () => newLine(area.current),
    })
    if (!action) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const element = area.current
    const listener = (event: KeyboardEvent) => onKey(event)
    element?.addEventListener('keydown', listener)
    return () => element?.removeEventListener('keydown', listener)
  }, [area])

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {current ? (
        <ProblemBar
          problem={current}
          place={findings.indexOf(current) + 1}
          of={findings.length}
          onStep={go}
          onFix={current.fix && !readOnly ? () => fix(current) : null}
        />
      ) : null}
    </>
  )
}

const keyOf = ({ rule, message, range }: Finding) => `${rule}:${range.start.line}:${message}`

const caretOf = (area: Props['area']) => area.current?.selectionStart ?? 0

type Actions = {
  readonly go: (step: 1 | -1) => void
  readonly fix: () => void
  readonly newLine: (() => void) | null
}

function actionOf(event: KeyboardEvent, { go, fix, newLine }: Actions): (() => void) | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event
  if (isComposing || altKey) return null
  if (key === 'F8') return () => go(shiftKey ? -1 : 1)
  const command = ctrlKey || metaKey
  if (key === '.' && command) return fix
  return key === 'Enter' && !command && !shiftKey ? newLine : null
}

/** A new line begins where the one above does. */
function newLine(area: HTMLTextAreaElement | null) {
  if (!area) return
  document.execCommand('insertText', false, `\n${indentationAt(area.value, area.selectionStart)}`)
}

type BarProps = {
  readonly problem: Finding
  readonly place: number
  readonly of: number
  readonly onStep: (step: 1 | -1) => void
  readonly onFix: (() => void) | null
}

function ProblemBar({ problem, place, of, onStep, onFix }: BarProps) {
  return (
    <div
      role="group"
      aria-label="Problem in this file"
      className="flex items-center gap-2 border-t border-line bg-surface py-1.5 pr-2 pl-3.5 text-13 max-md:flex-wrap max-md:gap-y-1 max-md:text-14"
    >
      <SeverityIcon severity={problem.severity} />
      <p className="min-w-0 flex-1 leading-head max-md:basis-[calc(100%-40px)]">
        <span className="text-ink-3">
          {place} of {of}, line {problem.range.start.line}:{' '}
        </span>
        <InlineText text={problem.message} />
      </p>
      {onFix ? (
        <Button
          size="sm"
          className="max-md:ml-[26px] max-md:h-11"
          onClick={onFix}
          title={problem.fix?.title}
          aria-keyshortcuts="Control+."
        >
          <Wrench aria-hidden className="size-3.5" />
          Quick fix
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="icon-sm"
        className="max-md:ml-auto max-md:size-11"
        aria-label="Previous problem"
        onClick={() => onStep(-1)}
      >
        <ChevronUp aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        className="max-md:size-11"
        aria-label="Next problem"
        onClick={() => onStep(1)}
      >
        <ChevronDown aria-hidden />
      </Button>
    </div>
  )
}
