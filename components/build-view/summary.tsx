import { TriangleAlert } from 'lucide-react'
import { summaryParts } from '@/components/build-view/summary-parts.ts'
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
  const { head, before, code, after } = summaryParts(report)
  return (
    <div className="summary" data-failed={failure !== null || undefined}>
      {failure ? <TriangleAlert aria-hidden /> : null}
      <p>
        <b>{head}</b>
        {before}
        {code ? <code>{code}</code> : null}
        {after}{' '}
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
