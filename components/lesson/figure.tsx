import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type FigureProps = { src: string; alt: string; caption?: string }

/** A drawing from `public/`, put into the page itself so that it wears the page's colours. On a phone it scrolls. */
export async function Figure({ src, alt, caption }: FigureProps) {
  const svg = await readFile(join(process.cwd(), 'public', src), 'utf8')
  return (
    <figure className="figure">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label="Figure" className="overflow-x-auto">
        <div role="img" aria-label={alt} className="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
      </div>
      {caption ? <figcaption className="mt-2 text-13 leading-[1.5] text-ink-2">{caption}</figcaption> : null}
    </figure>
  )
}
