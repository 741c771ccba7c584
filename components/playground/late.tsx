import { type ReactNode, Suspense, useState } from 'react'
import { EditorBoundary } from '@/components/editor/editor-boundary.tsx'

/** Code that comes later, and may not come at all. */
export function Late({ children }: { children: ReactNode }) {
  const [failed, setFailed] = useState(false)
  if (failed) {
    return (
      <p role="alert" className="px-6 py-4 text-13">
        This part could not be loaded. It needs a connection once; everything else works.
      </p>
    )
  }
  return (
    <EditorBoundary onFailed={() => setFailed(true)}>
      <Suspense fallback={null}>{children}</Suspense>
    </EditorBoundary>
  )
}
