import { useEffect, useEffectEvent } from 'react'
import { labKeyOf, type LabKeyId } from '@/components/lab/shortcut-keys.ts'

/** What each key does. `index`: which of its chords it was, from 0. */
export type LabActions = Readonly<Record<LabKeyId, (index: number) => void>>

/** Keys of the whole page. Taken before the editor sees them, which has other uses for some. */
export function useShortcuts(actions: LabActions) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = document.querySelector('dialog[open]') ? null : labKeyOf(event)
    if (!key) return
    // The browser's own would save the page, not the work.
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) actions[key.id](key.index)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener, { capture: true })
    return () => removeEventListener('keydown', listener, { capture: true })
  }, [])
}

/** Moves the focus to the next region of the page, in the order of the document. */
export function focusRegion(step: 1 | -1) {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((one) =>
    one.checkVisibility(),
  )
  // The innermost: the results lie within the editor's region.
  const at = regions.findLastIndex((one) => one.contains(document.activeElement))
  // From outside of them all, back leads to the last.
  const next = at < 0 && step < 0 ? regions.at(-1) : regions[(at + step + regions.length) % regions.length]
  next?.focus()
}
