import { type ComponentType, type RefObject, useEffect, useEffectEvent, useState } from 'react'
import type { MonacoEditor } from '@/components/editor/monaco-editor.tsx'

type FullEditor = typeof MonacoEditor extends (props: infer P) => unknown ? ComponentType<P> : never

/**
 * Loads the full editor when the browser is idle or the plain one gets the focus, so that it is in no first load.
 * Null until then. A failure is told once and final for this visit: the plain editor stays.
 */
export function useFullEditor(
  wanted: boolean,
  area: RefObject<HTMLTextAreaElement | null>,
  onFailed: () => void,
): FullEditor | null {
  const [loaded, setLoaded] = useState<FullEditor | null>(null)
  const failed = useEffectEvent(onFailed)
  const begin = wanted && loaded === null
  useEffect(() => {
    if (!begin) return
    let stopped = false
    const load = () => {
      quit()
      import('@/components/editor/monaco-editor.tsx').then(
        (module) => !stopped && setLoaded(() => module.MonacoEditor),
        () => !stopped && failed(),
      )
    }
    const quit = onIdleOrFocus(area.current, load)
    return () => {
      stopped = true
      quit()
    }
  }, [begin, area])
  return loaded
}

/** Safari has no `requestIdleCallback`. Returns the way to stop waiting. */
function onIdleOrFocus(element: HTMLElement | null, run: () => void): () => void {
  const idle = 'requestIdleCallback' in window
  const handle = idle ? requestIdleCallback(run, { timeout: 2000 }) : setTimeout(run, 300)
  element?.addEventListener('focus', run, { once: true })
  return () => {
    if (idle) cancelIdleCallback(handle as number)
    else clearTimeout(handle)
    element?.removeEventListener('focus', run)
  }
}
