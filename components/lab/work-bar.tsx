'use client'

import { ArrowLeft, ChevronRight, RotateCcw, Share2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import { shortcutOf } from '@/components/lab/shortcut-keys.ts'
import { Button, ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Ring } from '@/components/ui/ring'

type Props = Pick<LabPageProps, 'lab' | 'module' | 'lesson'> & {
  /** The site's mark and its theme switch. */
  mark: ReactNode
  tools: ReactNode
  saved: ReactNode
  /** Opens what is done with the files as a whole. */
  more: ReactNode
  score: Score
  busy: boolean
  /** The check waits for the checker's code. */
  waits: boolean
  onReset: () => void
  onShare: () => void
  onCheck: () => void
}
export type Score = {
  readonly value: number
  readonly best: number
  readonly met: number
  readonly of: number
  readonly checked: boolean
  readonly passed: boolean
}

export function WorkBar({ lab, module, lesson, mark, tools, saved, more, score, busy, ...props }: Props) {
  return (
    <header className="flex h-(--h-workbar) items-center gap-3 border-b border-line bg-page px-3.5 max-md:sticky max-md:top-0 max-md:z-20 max-md:gap-1 max-md:px-1">
      <Link href="/" aria-label="Drydock, home" className="grid size-8 place-items-center max-md:hidden">
        {mark}
      </Link>
      <ButtonLink
        href={lesson.href}
        variant="ghost"
        size="icon"
        aria-label={`Back to ${lesson.label.toLowerCase()}`}
        className="md:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </ButtonLink>
      <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-2 text-ink-3">
        <Link
          href={lesson.href}
          className="inline-flex min-h-6 items-center whitespace-nowrap text-ink-2 no-underline hover:underline max-md:hidden"
        >
          {module}
        </Link>
        <ChevronRight aria-hidden className="size-3.5 max-md:hidden" />
        <b className="truncate text-ink" aria-current="page">
          {lab.title}
        </b>
      </nav>
      {saved}
      <ScoreBox score={score} passMark={lab.passMark} waits={props.waits} />
      <div className="flex items-center gap-1">
        <span className="contents max-md:hidden">
          {tools}
          <Button variant="ghost" className="needs-script max-md:hidden" onClick={props.onReset}>
            <RotateCcw aria-hidden />
            Reset
          </Button>
          <Button variant="ghost" className="needs-script max-md:hidden" onClick={props.onShare}>
            <Share2 aria-hidden />
            Share
          </Button>
        </span>
        {more}
        <CheckButton busy={busy} onCheck={props.onCheck} className="max-md:hidden" />
      </div>
    </header>
  )
}

export function CheckButton({
  busy,
  onCheck,
  className,
}: {
  busy: boolean
  onCheck: () => void
  className?: string
}) {
  return (
    <Button
      variant="primary"
      busy={busy}
      onClick={onCheck}
      className={`needs-script ${className ?? ''}`}
      aria-keyshortcuts={shortcutOf('check')}
    >
      {busy ? 'Checking' : 'Check'}
      <kbd
        aria-hidden
        className="rounded-[4px] border border-b-2 border-on-accent/45 px-[5px] py-[3px] text-11 leading-none max-md:hidden"
      >
        Ctrl ↵
      </kbd>
    </Button>
  )
}

type ScoreBoxProps = { score: Score; passMark: number; waits: boolean }

function ScoreBox({ score, passMark, waits }: ScoreBoxProps) {
  return (
    <div className="ml-auto flex h-[34px] items-center gap-2.5 border-r border-line pr-3 whitespace-nowrap max-md:border-0 max-md:pr-1.5">
      <Ring score={score.value} passMark={passMark} size={34} />
      <div className="leading-head max-md:hidden">
        <b className="block text-13">{score.value} of 100 points</b>
        <span className="block text-12 text-ink-3">
          {waits ? 'the checker is loading' : sayScore(score, passMark)}
        </span>
      </div>
    </div>
  )
}

function sayScore({ checked, met, of, best, value, passed }: Score, passMark: number): string {
  if (!checked) return `not checked yet, pass at ${passMark}`
  const count = `${met} of ${of} met`
  if (best > value) return `${count}, best ${best}`
  return passed ? `${count}, passed` : `${count}, pass at ${passMark}`
}
