'use client'

import { ArrowRight } from '@/components/ui/icons'
import { Link } from '@/components/ui/link'
import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

import { InlineText } from '@/components/ui/inline-text'

type TermCardProps = { id: string; term: string; text: string; children?: ReactNode }

const hoverDelay = 300
const edge = 16

/** A word with its meaning at hand: hover, focus or tap opens the card, Esc closes it, and the pointer may enter it. */
export function TermCard({ id, term, text, children }: TermCardProps) {
  const [open, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const button = useRef<HTMLButtonElement>(null)
  const card = useRef<HTMLSpanElement>(null)
  const meaning = useId()
  const later = (next: boolean, delay: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), delay)
  }
  const set = (next: boolean) => {
    clearTimeout(timer.current)
    setOpen(next)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!open) return
    keepInside(card.current, button.current)
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      if (card.current?.contains(document.activeElement)) button.current?.focus()
      setOpen(false)
    }
    // A tap beside it takes the focus away from nothing on some phones.
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!card.current?.parentElement?.contains(target as Node)) setOpen(false)
    }
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('pointerdown', onPointerDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('pointerdown', onPointerDown)
    }
  }, [open])
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) set(false)
  }
  return (
    <span
      className="term relative whitespace-nowrap"
      onPointerEnter={(event) => event.pointerType === 'mouse' && later(true, hoverDelay)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && later(false, hoverDelay)}
      onBlur={onBlur}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-describedby={meaning}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && set(true)}
        onClick={() => set(true)}
        className="cursor-help whitespace-normal underline decoration-line-strong decoration-dotted decoration-[1.5px] underline-offset-4"
      >
        {children ?? term}
      </button>
      <span
        ref={card}
        hidden={!open}
        className="term-card absolute top-[calc(100%+8px)] -left-3 z-10 w-[328px] rounded-3 bg-raised px-4 py-3.5 text-left text-14 leading-[1.5] font-regular whitespace-normal shadow-3 max-md:fixed max-md:inset-x-3 max-md:top-auto max-md:bottom-3 max-md:z-30 max-md:w-auto"
      >
        <b className="block font-display text-15 first-letter:uppercase">{term}</b>
        <span id={meaning} className="mt-1 mb-2.5 block text-ink-2">
          <InlineText text={text} />
        </span>
        <Link href={`/glossary/#${id}`} className="link inline-flex min-h-6 items-center gap-1">
          Glossary
          <ArrowRight aria-hidden className="size-3.5" />
        </Link>
      </span>
    </span>
  )
}

/** Moves a card that would leave the window back in. At the foot of a small screen the page moves: the card covers no word. */
function keepInside(card: HTMLElement | null, word: HTMLElement | null) {
  if (!card || !word) return
  if (getComputedStyle(card).position === 'fixed') {
    const covered = word.getBoundingClientRect().bottom + edge - card.getBoundingClientRect().top
    if (covered > 0) scrollBy({ top: covered })
    return
  }
  card.style.marginLeft = ''
  const over = card.getBoundingClientRect().right + edge - document.documentElement.clientWidth
  if (over > 0) card.style.marginLeft = `${-over}px`
}
