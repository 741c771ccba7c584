import { useEffect, useState } from 'react'

const PAUSE = 800

/** A sentence for a live region: it follows the text after a pause, so that typing is not talked over. */
export function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return spoken
}
