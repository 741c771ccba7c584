import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Sheet } from '@/components/lab/use-sheet.ts'
import { preferences } from '@/lib/store/browser.ts'
import type { PanelChoice } from '@/lib/store/preferences.ts'

export const PANEL = 'panel'

/** What stands beside the editor, and where. Remembered in this browser. `xray`: the lab has a Dockerfile to look into. */
export function usePanel(wide: boolean | null, sheet: Sheet, xray: boolean) {
  const { panel, dock, hydrated, hydrate, choose } = useStore(preferences)
  useEffect(hydrate, [hydrate])
  // Not remembered: another lab would begin with its solution.
  const [solution, setSolution] = useState(false)
  const known = hydrated && wide !== null
  // On a phone they have a screen of their own.
  const room = known && (wide || sheet.view === 'results')
  const looksInside = panel === 'xray' && xray
  const selected: PanelChoice = room && solution ? 'solution' : room && looksInside ? 'xray' : 'problems'
  const { show, open } = sheet

  const select = useCallback(
    (next: PanelChoice) => {
      setSolution(next === 'solution')
      if (next !== 'solution') choose('panel', next)
      show('results')
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
