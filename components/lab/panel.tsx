'use client'

import { FileDiff, ListChecks, PanelBottom, PanelRight, ScanLine } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Count } from '@/components/lab/file-tab.tsx'
import { type ProblemActions, ProblemList } from '@/components/lab/problem-list.tsx'
import type { HeldBackRow, ProblemRow } from '@/components/lab/problem-rows.ts'
import { RESULTS } from '@/components/lab/results.ts'
import { PANEL, type usePanel } from '@/components/lab/use-panel.ts'
import { Button } from '@/components/ui/button'
import { TabList, TabPanel } from '@/components/ui/tabs'
import type { PanelChoice } from '@/lib/store/preferences.ts'

export type PanelState = ReturnType<typeof usePanel>
type Props = ProblemActions & {
  readonly ref: Ref<HTMLElement>
  readonly panel: PanelState
  readonly problems: readonly ProblemRow[]
  /** What comments in the files hold back. */
  readonly heldBack: readonly HeldBackRow[]
  readonly checked: boolean
  /** Recoverable ones, as counted by the last check while typing. */
  readonly secrets: number
  /** Null for a lab without a Dockerfile. */
  readonly xray: ReactNode | null
  readonly solution: ReactNode
}

/** What is said about the files: the checker's findings, or what a build would do, or another answer. */
export function Panel({
  ref,
  panel,
  problems,
  heldBack,
  checked,
  secrets,
  xray,
  solution,
  ...actions
}: Props) {
  const { selected, select, move } = panel
  return (
    <section
      ref={ref}
      id={RESULTS}
      aria-label="Results"
      data-region
      tabIndex={-1}
      data-panel={selected}
      className="lab-panel"
    >
      <div className="flex items-center border-b border-line bg-sunken text-13">
        <TabList
          label="Results"
          name={PANEL}
          tabs={[problemsTab(problems), ...(xray ? [xrayTab(secrets)] : []), SOLUTION]}
          selected={selected}
          onSelect={(id) => select(id as PanelChoice)}
        />
        <span className="ml-auto flex flex-none items-center pr-1.5 text-12 text-ink-3">
          {selected === 'problems' ? <span className="pr-2 max-lg:hidden">Checked as you type</span> : null}
          {move ? <MoveButton dock={panel.dock} onMove={move} /> : null}
        </span>
      </div>
      <TabPanel name={PANEL} tab="problems" selected={selected} className="min-h-0 overflow-auto">
        <ProblemList rows={problems} heldBack={heldBack} checked={checked} {...actions} />
      </TabPanel>
      {xray ? (
        <TabPanel name={PANEL} tab="xray" selected={selected} className="min-h-0">
          {xray}
        </TabPanel>
      ) : null}
      <TabPanel name={PANEL} tab="solution" selected={selected} className="min-h-0">
        {solution}
      </TabPanel>
    </section>
  )
}

const SOLUTION = {
  id: 'solution',
  shortcut: 'Alt+D',
  label: (
    <>
      <FileDiff aria-hidden className="size-3.5" />
      Solution
    </>
  ),
}

function problemsTab(problems: readonly ProblemRow[]) {
  const error = problems[0]?.severity === 'error'
  return {
    id: 'problems',
    shortcut: 'Alt+P',
    label: (
      <>
        <ListChecks aria-hidden className="size-3.5" />
        Problems
        {problems.length > 0 ? <Count count={problems.length} of="problem" error={error} /> : null}
      </>
    ),
  }
}

function xrayTab(secrets: number) {
  return {
    id: 'xray',
    shortcut: 'Alt+X',
    label: (
      <>
        <ScanLine aria-hidden className="size-3.5" />
        X-ray
        {secrets > 0 ? <Count count={secrets} of="recoverable secret" error /> : null}
      </>
    ),
  }
}

function MoveButton({ dock, onMove }: { dock: PanelState['dock']; onMove: () => void }) {
  const Icon = dock === 'right' ? PanelBottom : PanelRight
  const words = dock === 'right' ? 'Move the X-ray to the bottom' : 'Move the X-ray to the right'
  return (
    <Button variant="ghost" size="icon-sm" aria-label={words} title={words} onClick={onMove}>
      <Icon aria-hidden />
    </Button>
  )
}
