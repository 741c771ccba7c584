import { Fragment } from 'react'

import { inlineParts } from '@/components/ui/inline-parts'

/** A sentence from data, in which backticks mark code. */
export function InlineText({ text }: { text: string }) {
  return inlineParts(text).map((part, index) =>
    part.kind === 'code' ? (
      <code key={index} className="in-code">
        {part.text}
      </code>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )
}
