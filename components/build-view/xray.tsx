'use client'

import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Choice } from '@/components/build-view/change-choice.ts'
import { Controls, type View } from '@/components/build-view/controls.tsx'
import { FinalImage } from '@/components/build-view/final-image.tsx'
import { LayerStack } from '@/components/build-view/layer-stack.tsx'
import { LogView } from '@/components/build-view/log-view.tsx'
import { CannotAsk, Nothing, Unreadable } from '@/components/build-view/notices.tsx'
import { type Advice, rowAtLine, type Shown, stageRows } from '@/components/build-view/rows.ts'
import { Summary } from '@/components/build-view/summary.tsx'
import { type BuildInput, useBuild } from '@/components/build-view/use-build.ts'
import type { BuildReport } from '@/lib/engine/build/report/types.ts'

export type XrayProps = Pick<BuildInput, 'ask' | 'files' | 'context' | 'visible'> & {
  /** The line of the cursor in the Dockerfile; null while another file is open. */
  readonly line: number | null
  /** What the rules say about lines of the Dockerfile. */
  readonly advice: readonly Advice[]
  /** Bytes that the image may have; null where the lab sets no goal. */
  readonly goal: number | null
  readonly onGoTo: (line: number, column: number) => void
  /** Lines to mark in the editor, first and last; null: none. */
  readonly onPoint: (lines: { readonly from: number; readonly to: number } | null) => void
}

/** What `docker build` would do with the files as they stand: layers, cache, sizes, secrets, the final image. */
export function Xray({ line, advice, goal, onGoTo, onPoint, ...input }: XrayProps) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const [shown, setShown] = useState<Shown>('all')
  const [view, setView] = useState<View>('layers')
  const select = useRef<HTMLSelectElement>(null)
  const build = useBuild({ ...input, choice, log: view === 'log' })
  const { report } = build
  const stages = useMemo(() => (report ? stageRows(report, shown, advice) : []), [report, shown, advice])
  // While the text cannot be read, its lines are not those of the picture.
  const current = build.unreadable === null
  const here = useMemo(
    () => (line === null || !current ? null : rowAtLine(stages, line)),
    [stages, line, current],
  )

  return (
    <div
      role="presentation"
      className="xray"
      data-long-sizes={hasLongSizes(report) || undefined}
      onKeyDown={(event) => isC(event) && select.current?.focus()}
    >
      <h2 className="sr-only">X-ray</h2>
      <div className="body">
        <div className="main">
          <Controls
            select={select}
            choices={build.choices}
            own={Object.keys(input.files)}
            choice={build.choice}
            shown={shown}
            view={view}
            onChoice={setChoice}
            onShown={setShown}
            onView={setView}
          />
          {build.failure ? <CannotAsk message={build.failure} /> : null}
          {build.unreadable ? (
            <Unreadable {...build.unreadable} kept={report !== null} onGoTo={onGoTo} />
          ) : null}
          {report ? <Summary report={report} onGoTo={onGoTo} /> : null}
          {report && view === 'layers' ? (
            <LayerStack
              report={report}
              stages={stages}
              here={here}
              filtered={shown === 'rebuilt'}
              onGoTo={onGoTo}
              onPoint={current ? onPoint : noLines}
            />
          ) : null}
          {report && view === 'log' ? <LogView lines={build.lines} /> : null}
          {report || build.unreadable || build.failure ? null : <Nothing />}
        </div>
        {report ? <FinalImage report={report} goal={goal} /> : null}
      </div>
    </div>
  )
}

const noLines = () => undefined

/** `at least 12 MB` needs more room than `12 MB`. */
function hasLongSizes(report: BuildReport | null): boolean {
  const sizes = report?.stages.flatMap(({ steps }) => steps.map(({ size }) => size)) ?? []
  return sizes.some(({ basis, bytes }) => basis === 'unknown' && bytes > 0)
}

/** A single key, so it counts in the panel only, and not where text or an option is typed. */
function isC(event: KeyboardEvent): boolean {
  const { key, altKey, ctrlKey, metaKey, target } = event
  if (key.toLowerCase() !== 'c' || altKey || ctrlKey || metaKey) return false
  if (target instanceof Element && target.closest('input, select, textarea')) return false
  event.preventDefault()
  return true
}
