import { useEffect, useState } from 'react'
import type { Announcement } from '@/components/lab/use-check.ts'

/** One polite region: the count once it has stood for a while, and at once what a button did. */
export function LiveRegion({ count, said }: { count: string; said: Announcement }) {
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(count), 1000)
    return () => clearTimeout(timer)
  }, [count])
  return (
    <div role="status" aria-label="What the checker says" className="sr-only">
      {/* New each time, so that an equal sentence is read again. */}
      <p key={said.id}>{said.text}</p>
      <p>{spoken}</p>
    </div>
  )
}
