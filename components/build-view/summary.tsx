import { TriangleAlert } from 'lucide-react'
import { useSpoken } from '@/components/build-view/use-spoken.ts'
import type { XrayProps } from '@/components/build-view/xray.tsx'
import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import { summarySentence } from '@/lib/engine/build/report/words.ts'

type Props = Pick<XrayProps, 'onGoTo'> & { readonly report: BuildReport }

/** The answer in a sentence; the picture below says the same. Read out once the answer has stood for a while. */
export function Summary({ report, onGoTo }: Props) {
  const text = summarySentence(report)
  const spoken = useSpoken(text)
  const { failure, problems } = report
  const line = failure ? problems[failure.problem]?.range.start.line : undefined
  const [first, rest] = headAndRest(text)
  return (
    <div className="summary" data-failed={failure !== null || undefined}>
      {failure ? <TriangleAlert aria-hidden /> : null}
      <p>
        <b>{first}</b>
        {rest}{' '}
        {line === undefined ? null : (
          <button type="button" className="link" onClick={() => onGoTo(line, 1)}>
            Go to line {line}
          </button>
        )}
      </p>
      <div role="status" className="sr-only" aria-label="X-ray summary">
        {spoken}
      </div>
    </div>
  )
}

/** The first sentence stands out. A point inside a name or number ends none. */
export function headAndRest(text: string): [string, string] {
  const end = /[.!?](?=\s)/.exec(text)
  return end ? [text.slice(0, end.index + 1), text.slice(end.index + 1)] : [text, '']
}
