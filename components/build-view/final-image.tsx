import { useId } from 'react'
import { Gauge } from '@/components/build-view/gauge.tsx'
import { imageFacts } from '@/components/build-view/image-facts.ts'
import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import { formatSize, plural } from '@/lib/engine/build/report/words.ts'

/** The image that comes out: how large, of what, and how it is set up. */
export function FinalImage({ report, goal }: { report: BuildReport; goal: number | null }) {
  const id = useId()
  const { image } = report
  return (
    <section className="final" aria-labelledby={id}>
      <h3 id={id}>Final image</h3>
      {image && !report.ok ? (
        <p className="fails">The build fails, so this image never comes out of it.</p>
      ) : null}
      {image ? (
        <>
          <p className="total">
            {formatSize(image.size)} <small>{plural(image.layers, 'layer')} on its base</small>
          </p>
          <Gauge image={image} goal={goal} />
          <dl className="facts">
            {imageFacts(image, report).map(({ name, values, code, note, tone }) => (
              <div key={name} data-tone={tone}>
                <dt>{name}</dt>
                <dd>
                  {values.map((value) => (code ? <code key={value}>{value}</code> : value))}
                  {note}
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>No image comes out of this build.</p>
      )}
    </section>
  )
}
