import type { Announcement } from '@/components/lab/use-check.ts'

/** The one polite region of the page. The paragraph is new each time, so that an equal sentence is read again. */
export function LiveRegion({ said }: { said: Announcement }) {
  return (
    <div role="status" aria-live="polite" aria-label="Result of the check" className="sr-only">
      <p key={said.id}>{said.text}</p>
    </div>
  )
}
