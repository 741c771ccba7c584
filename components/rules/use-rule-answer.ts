import { useEffect, useState } from 'react'

import type { RuleKind } from '@/lib/engine/index.ts'
import { browserEngine } from '@/lib/worker/browser.ts'
import type { RuleAnswer } from '@/lib/worker/protocol.ts'

const PAUSE = 150

type Question = {
  rule: string
  file: RuleKind
  side: string
  text: string
  context: Readonly<Record<string, string>> | null
}

/** What a rule says about the text as it is typed. `current`: the answer is about the text as it stands. */
export function useRuleAnswer({ rule, file, side, text, context }: Question) {
  const [engine] = useState(browserEngine)
  const [last, setLast] = useState<{ side: string; text: string; answer: RuleAnswer } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  useEffect(() => {
    engine.warm()
    return () => engine.dispose()
  }, [engine])

  useEffect(() => {
    let stopped = false
    const timer = setTimeout(async () => {
      const outcome = await engine.rule({ rule, file, text, context })
      if (stopped || outcome.kind === 'superseded') return
      if (outcome.kind === 'ok') setLast({ side, text, answer: outcome.value })
      setFailure(outcome.kind === 'failed' ? outcome.message : null)
    }, PAUSE)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [engine, rule, file, side, text, context])

  // While one types, the last answer stays until the next; another file has nothing to do with it.
  const answer = last?.side === side ? last.answer : null
  return { answer, current: answer !== null && last?.text === text, failure }
}
