import type { ComponentProps } from 'react'

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { href: string }

/**
 * A link to a page of this site, by its path from the site's root. A plain `<a>`: `SiteKeys` hands clicks to the
 * router, so that no page loads the router's own link component (4 kB), and links need no script to work.
 */
export function Link({ href, children, ...props }: LinkProps) {
  return (
    <a href={`${process.env.BASE_PATH ?? ''}${href}`} {...props}>
      {children}
    </a>
  )
}
