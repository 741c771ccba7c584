import { useState } from 'react'
import type { Verdict } from '@/components/lab/use-check.ts'

/** While the X-ray stands beside the editor the brief is folded; what a check says there unfolds it. */
export function useFoldedBrief(docked: boolean, verdict: Verdict) {
  const [state, setState] = useState({ docked, verdict, open: false })
  if (state.docked !== docked || state.verdict !== verdict) {
    setState({ docked, verdict, open: docked && state.docked && (state.open || state.verdict !== verdict) })
  }
  const setOpen = (open: boolean) => setState({ docked, verdict, open })
  const show = (part: string) => {
    setOpen(true)
    requestAnimationFrame(() => document.getElementById(part)?.scrollIntoView({ block: 'start' }))
  }
  return { open: state.open, toggle: () => setOpen(!state.open), show }
}
