'use client'

import { ArrowRight } from '@/components/ui/icons'

import { itemState } from '@/components/catalogue/progress-summary'
import { ButtonLink } from '@/components/ui/button'
import { useProgress } from '@/lib/store/use-progress'

const labels = { open: 'Open lab', started: 'Continue lab', done: 'Open lab again' }

export function LabCardLink({ id, href, title }: { id: string; href: string; title: string }) {
  const state = itemState({ kind: 'lab', id }, useProgress())
  return (
    <ButtonLink
      href={href}
      variant="primary"
      size="lg"
      className="max-md:col-span-full"
      // A lesson has several labs: in a list of links they are told apart.
      aria-label={`${labels[state]}: ${title}`}
    >
      {labels[state]}
      <ArrowRight aria-hidden />
    </ButtonLink>
  )
}

export function LabCardState({ id }: { id: string }) {
  const lab = useProgress().labs[id]
  if (!lab) return null
  return <span>{lab.passed ? `Passed with ${lab.best} points` : `${lab.best} of 100 points so far`}</span>
}
