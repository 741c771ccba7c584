import { useEffect, useRef, useState } from 'react'

import { NO_FILTER, type RuleFilter, readFilter, writeFilter } from '@/components/rules/rule-search'

/** Browsers refuse an address that changes with every key. */
const PAUSE = 300

/** The filter of the list, kept in the page's address, so that a link to it shows the same. */
export function useRuleFilter(): [RuleFilter, (next: RuleFilter) => void] {
  const [filter, setFilter] = useState(NO_FILTER)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // The page is built once for all addresses: only the browser knows its own.
  useEffect(() => {
    const read = () => setFilter(readFilter(location.search))
    read()
    addEventListener('popstate', read)
    return () => {
      clearTimeout(timer.current)
      removeEventListener('popstate', read)
    }
  }, [])

  function change(next: RuleFilter) {
    setFilter(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      history.replaceState(history.state, '', `${location.pathname}${writeFilter(next)}${location.hash}`)
    }, PAUSE)
  }
  return [filter, change]
}
