import { useEffect, useState } from 'react'
import { browserEngine } from '@/lib/worker/browser.ts'
import type { EngineClient } from '@/lib/worker/client.ts'
import type { LintReport } from '@/lib/worker/protocol.ts'

const NOTHING: LintReport = { files: {}, ignored: {}, rules: {}, secrets: 0 }
const PAUSE = 150

type Files = Readonly<Record<string, string>>

/** The checker of this page: its report on the files follows what is typed, and `engine` grades on demand. */
export function useEngine(files: Files, context: Files, active: boolean) {
  const [engine] = useState<EngineClient>(browserEngine)
  const [last, setLast] = useState<{ report: LintReport; files: Files } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  useEffect(() => {
    engine.warm()
    return () => engine.dispose()
  }, [engine])

  useEffect(() => {
    if (!active) return
    let stopped = false
    const timer = setTimeout(async () => {
      const outcome = await engine.lint(files, context)
      if (stopped || outcome.kind === 'superseded') return
      if (outcome.kind === 'ok') setLast({ report: outcome.value, files })
      setFailure(outcome.kind === 'failed' ? outcome.message : null)
    }, PAUSE)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [engine, files, context, active])

  // `current`: the report is about the text as it stands, so its fixes fit.
  return {
    engine,
    report: last?.report ?? NOTHING,
    checked: last !== null,
    current: last?.files === files,
    failure,
  }
}
