import { useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Sheet } from '@/components/lab/use-sheet.ts'
import { preferences } from '@/lib/store/browser.ts'
import type { PanelChoice } from '@/lib/store/preferences.ts'

export const PANEL = 'panel'

/** What stands beside the editor, and where. Remembered in this browser. `xray`: the lab has a Dockerfile to look into. */
export function usePanel(wide: boolean | null, sheet: Sheet, xray: boolean) {
  const { panel, dock, hydrated, hydrate, choose } = useStore(preferences)
  useEffect(hydrate, [hydrate])
  const known = hydrated && wide !== null
  // On a phone the X-ray has a screen of its own; below the editor there is room for the problems alone.
  const selected: PanelChoice = xray && known && (wide || sheet.view === 'results') ? panel : 'problems'
  const { show, open } = sheet

  const select = useCallback(
    (next: PanelChoice) => {
      choose('panel', next)
      if (next === 'xray') show('results')
    },
    [choose, show],
  )
  const selectByKey = useCallback(
    (next: PanelChoice) => {
      if (next === 'xray' && !xray) return
      select(next)
      // The tab is where the panel begins for the keyboard, once the next draw has placed it.
      requestAnimationFrame(() => document.getElementById(`${PANEL}-tab-${next}`)?.focus())
    },
    [select, xray],
  )
  const move = useCallback(() => choose('dock', dock === 'right' ? 'bottom' : 'right'), [choose, dock])

  return {
    selected,
    select,
    selectByKey,
    visible: wide === true || open,
    dock,
    /** The X-ray stands beside the editor, and the brief makes room for it. */
    docked: wide === true && selected === 'xray' && dock === 'right',
    /** Null where the screen leaves no choice. */
    move: wide === true && selected === 'xray' ? move : null,
  }
}
