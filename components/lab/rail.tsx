'use client'

import { BookOpen, Lightbulb, ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly open: boolean
  readonly met: number
  readonly of: number
  readonly hints: { readonly shown: number; readonly of: number }
  readonly onToggle: () => void
  /** Opens the brief at one of its parts, by id. */
  readonly onShow: (part: string) => void
}

export const OBJECTIVES = 'brief-objectives'
export const HINTS = 'brief-hints'

/** The brief folded to a strip, while the X-ray needs its room. */
export function Rail({ title, open, met, of, hints, onToggle, onShow }: Props) {
  return (
    <nav aria-label="Brief" className="lab-rail">
      {open ? null : <h1 className="sr-only">{title}</h1>}
      <RailButton words={open ? 'Hide the brief' : 'Show the brief'} expanded={open} onClick={onToggle}>
        <BookOpen aria-hidden className="size-4.5" />
      </RailButton>
      <RailButton words={`Objectives, ${met} of ${of} met`} onClick={() => onShow(OBJECTIVES)}>
        <ListChecks aria-hidden className="size-4.5" />
        <span aria-hidden>
          {met}/{of}
        </span>
      </RailButton>
      {hints.of > 0 ? (
        <RailButton words={`Hints, ${hints.shown} of ${hints.of} shown`} onClick={() => onShow(HINTS)}>
          <Lightbulb aria-hidden className="size-4.5" />
          <span aria-hidden>
            {hints.shown}/{hints.of}
          </span>
        </RailButton>
      ) : null}
    </nav>
  )
}

type RailButtonProps = { words: string; expanded?: boolean; onClick: () => void; children: ReactNode }

function RailButton({ words, expanded, onClick, children }: RailButtonProps) {
  return (
    <button
      type="button"
      aria-label={words}
      title={words}
      aria-expanded={expanded}
      onClick={onClick}
      className="grid min-h-10 w-10 place-items-center gap-0.5 rounded-2 py-1.5 text-11 text-ink-2 tabular-nums hover:bg-hover hover:text-ink"
    >
      {children}
    </button>
  )
}
