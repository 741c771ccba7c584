'use client'

import type { ReactNode } from 'react'
import type { ProblemRow } from '@/components/lab/problem-rows.ts'
import { SeverityIcon } from '@/components/lab/severity-icon.tsx'
import type { PhoneView } from '@/components/lab/use-sheet.ts'
import { Button } from '@/components/ui/button'

type DockBarProps = { problems: readonly ProblemRow[]; onOpen: () => void; onResults: () => void }

/** The bar at the bottom of the brief on a phone. */
export function DockBar({ problems, onOpen, onResults }: DockBarProps) {
  const first = problems[0]
  return (
    <div
      role="region"
      aria-label="Editor"
      className="lab-dock needs-script fixed inset-x-0 bottom-0 z-30 hidden gap-2 border-t border-line-strong bg-raised px-3 pt-2.5 pb-[calc(10px+env(safe-area-inset-bottom))] max-md:flex"
    >
      <Button id="open-editor" variant="primary" size="lg" className="flex-1" onClick={onOpen}>
        Open editor
      </Button>
      {first ? (
        <Button size="lg" onClick={onResults}>
          <SeverityIcon severity={first.severity} />
          {problems.length} {problems.length === 1 ? 'problem' : 'problems'}
        </Button>
      ) : null}
    </div>
  )
}

const VIEWS = { brief: 'Brief', editor: 'Code', results: 'Results' } as const
type PhoneViewsProps = { view: PhoneView; onGo: (view: PhoneView) => void; children?: ReactNode }

/** What a phone shows one at a time. Each is a step in the history, so Back leads to the one before. */
export function PhoneViews({ view, onGo, children }: PhoneViewsProps) {
  return (
    <div className="lab-head hidden h-[46px] flex-none items-stretch border-b border-line bg-sunken pr-1.5 max-md:flex">
      <nav aria-label="Views" className="needs-script flex">
        {Object.entries(VIEWS).map(([id, words]) => (
          <button
            key={id}
            type="button"
            aria-current={id === view ? 'page' : undefined}
            onClick={() => onGo(id as PhoneView)}
            className="min-w-20 px-3.5 text-14 font-medium text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-[current]:bg-page aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--accent)]"
          >
            {words}
          </button>
        ))}
      </nav>
      <span className="ml-auto flex items-center gap-1">{children}</span>
    </div>
  )
}
