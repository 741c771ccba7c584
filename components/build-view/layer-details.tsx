import type { Row } from '@/components/build-view/rows.ts'
import { stepDetails } from '@/components/build-view/step-words.ts'
import { cacheSentence } from '@/lib/engine/build/report/words.ts'

/** A row opened: the whole instruction, why it runs again, and what it puts into the image. */
export function LayerDetails({ row }: { row: Row }) {
  const { report: step, ownCause } = row
  const details = stepDetails(step)
  const cause = cacheSentence(step.cache)
  return (
    <div className="details">
      <code className="whole">{step.text}</code>
      {cause && !ownCause ? <p>{cause}</p> : null}
      {details.length > 0 ? (
        <dl>
          {details.map(({ name, lines }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {lines.map((line) => (
                  <code key={line}>{line}</code>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>No files, packages or accounts are known to come from this step.</p>
      )}
    </div>
  )
}
