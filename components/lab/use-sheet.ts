import { useCallback, useEffect, useMemo, useState } from 'react'

const WIDE = '(min-width: 861px)'
/** Is the screen wide enough for brief and editor side by side? Null on the server and in the first draw. */
export const useWide = () => useMedia(WIDE)
/** And for the X-ray beside both? */
export const useRoomy = () => useMedia('(min-width: 1181px)')

function useMedia(query: string): boolean | null {
  const [matches, setMatches] = useState<boolean | null>(null)
  useEffect(() => {
    const media = matchMedia(query)
    const follow = () => setMatches(media.matches)
    follow()
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [query])
  return matches
}

/** What a phone shows: the brief, or a full-screen sheet over it with the editor, or with what is said about the files. */
export type PhoneView = 'brief' | 'editor' | 'results'
export type Sheet = ReturnType<typeof useSheet>
type Place = { readonly view: PhoneView; readonly over: PhoneView }

const BRIEF: Place = { view: 'brief', over: 'brief' }

/** The sheets of a phone. Opening one is a step in the history, so Back closes it. */
export function useSheet(wide: boolean | null) {
  const [{ view, over }, setPlace] = useState(BRIEF)
  useEffect(() => {
    const follow = ({ state }: PopStateEvent) => setPlace(placeOf(state))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const show = useCallback(
    (next: Exclude<PhoneView, 'brief'>) => {
      // Asked anew: a button may be pressed before the first effect has run.
      if (matchMedia(WIDE).matches || view === next) return
      // Results that were opened over the editor lead back to it, and add no step.
      const back = over === next
      const place: Place = back ? { view: next, over: 'brief' } : { view: next, over: view }
      const state = { ...history.state, sheet: place }
      setPlace(place)
      if (back) history.back()
      else history.pushState(state, '')
    },
    [view, over],
  )
  // The brief lies under all; at most the editor and the results lie over it.
  const hide = useCallback(() => history.go(over === 'brief' ? -1 : -2), [over])
  const go = useCallback(
    (next: PhoneView) => {
      if (next !== 'brief') show(next)
      else if (view !== 'brief') hide()
    },
    [show, hide, view],
  )
  const shown = wide === false ? view : 'brief'
  return useMemo(() => ({ view: shown, open: shown !== 'brief', show, go }), [shown, show, go])
}

/** The history may hold anything; what is not ours is the brief. */
export function placeOf(state: unknown): Place {
  const sheet = typeof state === 'object' && state !== null && 'sheet' in state ? state.sheet : null
  if (typeof sheet !== 'object' || sheet === null || !('view' in sheet) || !('over' in sheet)) return BRIEF
  const { view, over } = sheet
  return isView(view) && isView(over) ? { view, over } : BRIEF
}

const isView = (value: unknown): value is PhoneView =>
  value === 'brief' || value === 'editor' || value === 'results'
