'use client'

import { useEffect, useState } from 'react'
import { reportOn, sizeChange } from '@/components/build-view/size-change.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

type Files = Readonly<Record<string, string>>
type Props = {
  ask: EngineClient['build']
  starter: Files
  files: Files
  context: Files
  /** Objectives that this check met and the one before did not, in their own words. */
  gained: readonly string[]
}

/** What was done well, as facts. */
export function PassFacts({ ask, starter, files, context, gained }: Props) {
  const [change, setChange] = useState<string | null>(null)
  useEffect(() => {
    let stopped = false
    const compare = async () => {
      const before = await reportOn(ask, starter, context)
      const after = before && (await reportOn(ask, files, context))
      if (!stopped) setChange(sizeChange(before, after))
    }
    void compare()
    return () => {
      stopped = true
    }
  }, [ask, starter, files, context])
  if (!change && gained.length === 0) return null
  return (
    <div className="mt-1 grid gap-1 text-13 text-ink-2">
      {change ? <p>{change}</p> : null}
      {gained.length > 0 ? (
        <>
          <p>New with this check:</p>
          <ul className="ml-4 list-disc">
            {gained.map((text) => (
              <li key={text}>{text.replaceAll('`', '')}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
