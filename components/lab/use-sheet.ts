import { useCallback, useEffect, useState } from 'react'

const WIDE = '(min-width: 861px)'

/** Is the screen wide enough for brief and editor side by side? Null on the server and in the first draw. */
export function useWide(): boolean | null {
  const [wide, setWide] = useState<boolean | null>(null)
  useEffect(() => {
    const media = matchMedia(WIDE)
    const follow = () => setWide(media.matches)
    follow()
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  return wide
}

/** The editor as a full-screen sheet on a phone. Opening it is a step in the history, so Back closes it. */
export function useSheet(wide: boolean | null) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const closed = () => setOpen(false)
    addEventListener('popstate', closed)
    return () => removeEventListener('popstate', closed)
  }, [])
  const show = useCallback(() => {
    if (wide !== false || open) return
    history.pushState({ ...history.state, sheet: true }, '')
    setOpen(true)
  }, [wide, open])
  const hide = useCallback(() => history.back(), [])
  return { open: open && wide === false, show, hide }
}
