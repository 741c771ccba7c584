import { useCallback, useEffect, useRef } from 'react'
import type { EMPTY } from '@/lib/playground/types.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

/** The X-ray asks about files and context; here the question is about one Dockerfile of many. */
export function useXrayAsk(
  engine: EngineClient,
  playground: typeof EMPTY,
  path: string | null,
): EngineClient['build'] {
  const now = useRef({ playground, path })
  useEffect(() => {
    now.current = { playground, path }
  })
  return useCallback(
    ({ change, log }) =>
      engine.xray({ playground: now.current.playground, path: now.current.path ?? '', change, log }),
    [engine],
  )
}
