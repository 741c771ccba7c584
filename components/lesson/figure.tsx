import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type FigureProps = { src: string; alt: string; caption?: string }

/** A picture from `public/`. On a phone it scrolls. */
export function Figure({ src, alt, caption }: FigureProps) {
  return (
    <figure className="figure">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label="Figure" className="overflow-x-auto">
        {src.endsWith('.svg') ? <Drawing src={src} alt={alt} /> : <Picture src={src} alt={alt} />}
      </div>
      {caption ? <figcaption className="mt-2 text-13 leading-[1.5] text-ink-2">{caption}</figcaption> : null}
    </figure>
  )
}

type PictureProps = Omit<FigureProps, 'caption'>

/** Put into the page itself, so that it wears the page's colours. */
async function Drawing({ src, alt }: PictureProps) {
  const svg = await readFile(join(process.cwd(), 'public', src), 'utf8')
  return <div role="img" aria-label={alt} className="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
}

/** By its path from the site's root, wherever the site is served. */
export function Picture({ src, alt }: PictureProps) {
  // oxlint-disable-next-line nextjs/no-img-element
  return <img src={`${process.env.BASE_PATH ?? ''}${src}`} alt={alt} className="max-w-full" />
}
