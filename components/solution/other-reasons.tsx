import { useState } from 'react'
import { InlineText } from '@/components/ui/inline-text'

/** More than this would push the changes out of sight. */
const FEW = 2

/** Reasons that belong to no single change on screen: about the whole, or about what is the same. */
export function OtherReasons({ reasons }: { reasons: readonly string[] }) {
  // Decided once: a reason that comes up when its change was applied must not move the rest.
  const [open] = useState(reasons.length > 0 && reasons.length <= FEW)
  if (reasons.length === 0) return null
  return (
    <details open={open} className="border-b border-line bg-page px-4 py-1.5 text-13 text-ink-2">
      <summary className="flex min-h-6 items-center font-medium">
        <span aria-hidden className="chevron mr-1.5">
          ›
        </span>
        {reasons.length === 1 ? '1 more remark' : `${reasons.length} more remarks`} on the solution
      </summary>
      <ul className="mt-1 mb-1 grid gap-1.5 pl-3.5">
        {reasons.map((reason) => (
          <li key={reason} className="max-w-[90ch]">
            <InlineText text={reason} />
          </li>
        ))}
      </ul>
    </details>
  )
}
