import type { ComponentProps, ReactNode } from 'react'

/**
 * The icons of the site's frame and of lessons. Same grid, strokes and shapes as the others (Lucide, ISC licence,
 * https://lucide.dev/license), but plain elements: those of the library run in the browser even where the server drew them.
 */
export function icon(shapes: ReactNode) {
  return function Icon({ className = '', ...props }: ComponentProps<'svg'>) {
    return (
      <svg
        width={24}
        height={24}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
        className={`lucide ${className}`}
        {...props}
      >
        {shapes}
      </svg>
    )
  }
}
