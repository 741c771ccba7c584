'use client'

import { type ComponentType, memo, useEffect, useState } from 'react'
import type { XrayProps } from '@/components/build-view/xray.tsx'
import { Button } from '@/components/ui/button'

/** The X-ray, loaded when it is first looked at: most visits to a lab never need its code. */
export const XrayHost = memo(function XrayHost(props: XrayProps) {
  const { Panel, failed, load } = useXrayCode(props.visible)
  if (Panel) return <Panel {...props} />
  if (!props.visible) return null
  return failed ? (
    <div className="grid justify-items-center gap-2 px-5 py-6 text-center text-ink-2">
      <b className="text-ink">The X-ray could not be loaded</b>
      <span className="text-13">Everything else works. It needs a connection once.</span>
      <Button size="sm" onClick={load}>
        Try again
      </Button>
    </div>
  ) : (
    <p className="px-5 py-6 text-center text-13 text-ink-2">Loading the X-ray</p>
  )
})

function useXrayCode(wanted: boolean) {
  const [Panel, setPanel] = useState<ComponentType<XrayProps> | null>(null)
  const [attempt, setAttempt] = useState({ number: 1, failed: false })
  const { number, failed } = attempt
  useEffect(() => {
    if (!wanted || failed) return
    import('@/components/build-view/xray.tsx').then(
      ({ Xray }) => setPanel(() => Xray),
      () => setAttempt({ number, failed: true }),
    )
  }, [wanted, failed, number])
  return { Panel, failed, load: () => setAttempt({ number: number + 1, failed: false }) }
}
