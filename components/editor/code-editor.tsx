'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { EditorBoundary } from '@/components/editor/editor-boundary.tsx'
import type { EditorHandle, EditorProps } from '@/components/editor/editor-types.ts'
import { placeOf, PlainEditor } from '@/components/editor/plain-editor.tsx'
import { useFullEditor } from '@/components/editor/use-full-editor.ts'
import { usePlainTools } from '@/components/editor/use-plain-tools.ts'
import { cn } from '@/lib/cn'
import { lookOf } from '@/lib/editor/look.ts'
import { preferences } from '@/lib/store/browser.ts'

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
  const { fontSize, wrap } = useStore(preferences)
  const look = useMemo(() => lookOf({ fontSize, wrap }), [fontSize, wrap])
  const [plain, setPlain] = useState<EditorHandle | null>(null)
  const Tools = usePlainTools(!full || broken)

  const fail = useCallback(() => {
    setBroken(true)
    setReady(false)
    onFailed()
  }, [onFailed])
  const plainReady = (handle: EditorHandle) => {
    setPlain(handle)
    onReady(handle)
  }
  const takeOver = (handle: EditorHandle) => {
    setReady(true)
    onReady(handle)
  }
  // Going back to the plain editor forgets that the full one was ready: it mounts anew.
  if (!showFull && ready) setReady(false)

  const Full = loaded
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {showFull && ready ? null : (
        <>
          <PlainEditor {...props} area={area} look={look} onReady={plainReady} />
          {Tools && plain ? (
            <Tools
              area={area}
              text={props.text}
              readOnly={props.readOnly}
              findings={props.findings}
              goTo={plain.goTo}
              onChange={props.onChange}
            />
          ) : null}
        </>
      )}
      {showFull && Full ? (
        <EditorBoundary onFailed={fail}>
          <div className={cn('absolute inset-0', !ready && 'pointer-events-none opacity-0')}>
            <Full {...props} look={look} place={place} onReady={takeOver} onTabMode={onTabMode} />
          </div>
        </EditorBoundary>
      ) : null}
    </div>
  )
}
