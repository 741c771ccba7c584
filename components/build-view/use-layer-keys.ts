import { type KeyboardEvent, useRef, useState } from 'react'

/** Which row an arrow leads to; null for a key that means nothing here. Rows do not go round: an end is an end. */
export function rowForKey(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}

/**
 * One stop for the Tab key among all rows, arrows between them, across stages. `ids` in the order of the screen. Rows are
 * buttons with `data-row`; keys typed into anything else are left alone.
 */
export function useLayerKeys(ids: readonly string[]) {
  const root = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const current = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null)

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!row) return
    const next = rowForKey(event.key, ids.indexOf(row.dataset['row'] ?? ''), ids.length)
    if (next === null) return
    event.preventDefault()
    root.current?.querySelector<HTMLElement>(`[data-row="${ids[next]}"]`)?.focus()
  }

  return { root, current, setCurrent: setChosen, onKeyDown }
}
