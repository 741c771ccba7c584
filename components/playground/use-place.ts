import { useCallback, useRef, useState } from 'react'
import type { EditorHandle, Lines } from '@/components/editor/editor-types.ts'

/** Where the caret is, and the way to another place. */
export function usePlace(openFile: (path: string) => void) {
  const handle = useRef<EditorHandle | null>(null)
  const [at, setAt] = useState({ line: 1, column: 1 })
  const [lines, point] = useState<Lines | null>(null)
  /** The file's text is in the editor after the next draw. */
  const later = (run: () => void) => requestAnimationFrame(() => requestAnimationFrame(run))
  return {
    at,
    line: at.line,
    lines,
    point,
    handle,
    onCursor: setAt,
    onReady: useCallback((next: EditorHandle) => void (handle.current = next), []),
    focus: useCallback(() => later(() => handle.current?.focus()), []),
    goTo: useCallback(
      (path: string, line: number, column = 1) => {
        openFile(path)
        later(() => handle.current?.goTo(line, column))
      },
      [openFile],
    ),
  }
}

export type PlaceInEditor = ReturnType<typeof usePlace>
