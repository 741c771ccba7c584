'use client'

import { BRIEF } from '@/components/lab/brief-pane.tsx'
import { RESULTS } from '@/components/lab/results.ts'
import type { Late } from '@/components/lab/use-late.ts'
import { storage } from '@/lib/store/browser.ts'
import type { Pane } from '@/lib/store/pane-sizes.ts'

/** app/styles/lab.css holds the same bounds. */
type Props = { late: Late | null }

export function BriefSplit({ late }: Props) {
  return late ? (
    <late.SplitHandle
      label="Width of the brief"
      controls={BRIEF}
      orientation="vertical"
      bounds={(room) => ({ min: 240, max: room / 2 })}
      onSize={sizer(late, 'brief')}
    />
  ) : null
}

/** Over the results, or left of them where they stand beside the editor. */
export function ResultsSplit({ late, beside }: Props & { beside: boolean }) {
  if (!late) return null
  return beside ? (
    <late.SplitHandle
      key="beside"
      label="Width of the X-ray"
      controls={RESULTS}
      orientation="vertical"
      after
      bounds={(room) => ({ min: 360, max: room - 300 })}
      onSize={sizer(late, 'xray')}
    />
  ) : (
    <late.SplitHandle
      key="below"
      label="Height of the results"
      controls={RESULTS}
      orientation="horizontal"
      after
      bounds={(room) => ({ min: 120, max: room * 0.7 })}
      onSize={sizer(late, 'panel')}
    />
  )
}

/** The style reads the size from the document, so that it holds before the next visit's first draw too. */
function sizer({ saveSize, sizeProperty }: Late, pane: Pane) {
  return (size: number | null, done: boolean) => {
    const { style } = document.documentElement
    if (size === null) style.removeProperty(sizeProperty(pane))
    else style.setProperty(sizeProperty(pane), `${size}px`)
    if (done) saveSize(storage, pane, size)
  }
}
