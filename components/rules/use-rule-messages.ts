import { useEffect, useState } from 'react'

import type { RuleMessages } from '@/components/rules/rule-search'

const NONE: RuleMessages = {}

/** What the rules say, loaded when somebody searches. Without them, titles, names and ids are still searched. */
export function useRuleMessages(wanted: boolean): RuleMessages {
  const [messages, setMessages] = useState(NONE)
  useEffect(() => {
    if (!wanted) return
    let stopped = false
    load().then(
      (loaded) => stopped || setMessages(loaded),
      () => {},
    )
    return () => {
      stopped = true
    }
  }, [wanted])
  return messages
}

async function load(): Promise<RuleMessages> {
  const response = await fetch(`${process.env.BASE_PATH ?? ''}/rules/messages.json`)
  if (!response.ok) throw new Error(`messages.json: ${response.status}`)
  return response.json()
}
