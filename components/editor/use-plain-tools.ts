import { type ComponentType, useEffect, useState } from 'react'
import type { PlainTools } from '@/components/editor/plain-tools.tsx'

type Tools = ComponentType<Parameters<typeof PlainTools>[0]>
/** Milliseconds in which it turns out whether the full editor is wanted. */
const PAUSE = 300

/** Loads what the plain editor has beyond a text area, where it is to stay; null until then. */
export function usePlainTools(wanted: boolean): Tools | null {
  const [tools, setTools] = useState<Tools | null>(null)
  useEffect(() => {
    if (!wanted || tools) return
    let stopped = false
    const timer = setTimeout(() => {
      // Without them the text area still takes text.
      import('@/components/editor/plain-tools.tsx').then(
        (module) => !stopped && setTools(() => module.PlainTools),
        () => undefined,
      )
    }, PAUSE)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [wanted, tools])
  return tools
}
