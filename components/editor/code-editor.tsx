'use client'

import { useCallback, useRef, useState } from 'react'
import { EditorBoundary } from '@/components/editor/editor-boundary.tsx'
import type { EditorHandle, EditorProps } from '@/components/editor/editor-types.ts'
import { placeOf, PlainEditor } from '@/components/editor/plain-editor.tsx'
import { useFullEditor } from '@/components/editor/use-full-editor.ts'
import { cn } from '@/lib/cn'

type Props = EditorProps & {
  /** Should the full editor take over? False: the plain one stays. */
  readonly full: boolean
  readonly onReady: (handle: EditorHandle) => void
  readonly onTabMode: (movesFocus: boolean) => void
  readonly onFailed: () => void
}

/**
 * The plain editor, on screen at once, and the full one that takes its place when it has loaded: with the same text,
 * selection, scroll and focus. Both stand in one place, so nothing moves.
 */
export function CodeEditor({ full, onReady, onTabMode, onFailed, ...props }: Props) {
  const area = useRef<HTMLTextAreaElement | null>(null)
  const [broken, setBroken] = useState(false)
  const loaded = useFullEditor(full && !broken, area, onFailed)
  const [ready, setReady] = useState(false)
  const showFull = full && !broken && loaded !== null
  const place = useCallback(() => placeOf(area.current), [])

  const fail = useCallback(() => {
    setBroken(true)
    setReady(false)
    onFailed()
  }, [onFailed])
  const takeOver = (handle: EditorHandle) => {
    setReady(true)
    onReady(handle)
  }
  // Going back to the plain editor forgets that the full one was ready: it mounts anew.
  if (!showFull && ready) setReady(false)

  const Full = loaded
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {showFull && ready ? null : <PlainEditor {...props} area={area} onReady={onReady} />}
      {showFull && Full ? (
        <EditorBoundary onFailed={fail}>
          <div className={cn('absolute inset-0', !ready && 'pointer-events-none opacity-0')}>
            <Full {...props} place={place} onReady={takeOver} onTabMode={onTabMode} />
          </div>
        </EditorBoundary>
      ) : null}
    </div>
  )
}
