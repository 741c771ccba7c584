import { useEffect, useEffectEvent } from 'react'
import type { PanelChoice } from '@/lib/store/preferences.ts'

type Actions = {
  readonly check: () => void
  readonly save: () => void
  readonly region: (step: 1 | -1) => void
  readonly panel: (panel: PanelChoice) => void
}

/** Keys of the whole page. Taken before the editor sees them, which has other uses for some. */
export function useShortcuts(actions: Actions) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event, actions)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener, { capture: true })
    return () => removeEventListener('keydown', listener, { capture: true })
  }, [])
}

function actionOf(event: KeyboardEvent, { check, save, region, panel }: Actions): (() => void) | null {
  if (event.key === 'F6') return () => region(event.shiftKey ? -1 : 1)
  const chosen = panelOf(event)
  if (chosen) return () => panel(chosen)
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return null
  if (event.key === 'Enter') return check
  // The browser's own dialog would save the page, not the work.
  if (event.key.toLowerCase() === 's') return save
  return null
}

const PANEL_KEYS: Readonly<Record<string, PanelChoice>> = { KeyP: 'problems', KeyX: 'xray', KeyD: 'solution' }

/** By the place of the key: with Alt, its letter is another one on a Mac. */
function panelOf({ altKey, ctrlKey, metaKey, shiftKey, code }: KeyboardEvent): PanelChoice | null {
  if (!altKey || ctrlKey || metaKey || shiftKey) return null
  return PANEL_KEYS[code] ?? null
}

/** Moves the focus to the next region of the page, in the order of the document. */
export function focusRegion(step: 1 | -1) {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (one) => one.offsetParent !== null,
  )
  const at = regions.findIndex((one) => one.contains(document.activeElement))
  const next = regions[(at + step + regions.length) % regions.length]
  next?.focus()
}
