import { useEffect, useState } from 'react'

import { commandEntries } from '@/components/search/commands'
import { browserSearch } from '@/lib/search/browser.ts'
import type { SearchAnswer } from '@/lib/search/types.ts'

/** One for all dialogs of a visit: its worker keeps the index. It starts with the first question. */
const client = browserSearch(commandEntries)

/** The newest answer, with the text that was asked; null until the first one. It stays while the next is on its way. */
export function useSearch(text: string): (SearchAnswer & { readonly text: string }) | null {
  const [answer, setAnswer] = useState<(SearchAnswer & { readonly text: string }) | null>(null)
  useEffect(() => {
    let stopped = false
    void client.search(text).then((found) => found && !stopped && setAnswer({ ...found, text }))
    return () => {
      stopped = true
    }
  }, [text])
  return answer
}
