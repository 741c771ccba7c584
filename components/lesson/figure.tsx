import type { ReactNode } from 'react'

type FigureProps = { src?: string; alt?: string; caption?: string; children?: ReactNode }

/** A picture from `public/`, or a drawing given as children; then `alt` says what it shows. */
export function Figure({ src, alt = '', caption, children }: FigureProps) {
  return (
    <figure className="figure">
      {src ? (
        // oxlint-disable-next-line next/no-img-element -- a static export has no image server
        <img src={`${process.env.BASE_PATH ?? ''}${src}`} alt={alt} className="h-auto max-w-full rounded-3 border border-line" />
      ) : (
        <div role={alt ? 'img' : undefined} aria-label={alt || undefined}>
          {children}
        </div>
      )}
      {caption ? <figcaption className="mt-2 text-13 text-ink-2">{caption}</figcaption> : null}
    </figure>
  )
}
