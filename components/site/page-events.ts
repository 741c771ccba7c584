/** What a key asks of any page. */
export type Wish = 'search' | 'shortcuts' | 'prev' | 'next'

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>
type Click = Key & Pick<MouseEvent, 'button' | 'shiftKey' | 'defaultPrevented'>
type Anchor = Pick<HTMLAnchorElement, 'target' | 'origin' | 'pathname' | 'search' | 'hash' | 'hasAttribute'>
type Place = Pick<Location, 'origin' | 'pathname' | 'search'>

/** Where `preferences` keeps whether single keys count; read as it is, because the store is more than this is worth. */
export const SINGLE_KEYS = 'drydock:singleKeys'

const SINGLE: Readonly<Record<string, Wish>> = { '/': 'search', '?': 'shortcuts', '[': 'prev', ']': 'next' }

/** `single`: whether keys without Ctrl count here, which they do not where text is typed. */
export function wishOf({ key, ctrlKey, metaKey, altKey }: Key, single: () => boolean): Wish | null {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'k' ? 'search' : null
  // On many keyboards brackets are typed with Alt, or with AltGr, which Windows reports as Ctrl and Alt.
  return SINGLE[key] && single() ? SINGLE[key] : null
}

/**
 * The page of this site that a click leads to, as the router names it; null where the browser knows better: other
 * sites, new tabs, files, and places on the same page. Addresses of pages end with a slash.
 */
export function pageOf(
  click: Omit<Click, 'key'>,
  link: Anchor | null,
  here: Place,
  base: string,
): string | null {
  if (click.defaultPrevented || click.button > 0) return null
  if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== here.origin) return null
  if (!link.pathname.startsWith(`${base}/`) || !link.pathname.endsWith('/')) return null
  if (link.pathname === here.pathname && link.search === here.search) return null
  return link.pathname.slice(base.length) + link.search + link.hash
}

/** Whether what is typed here is text. */
export function takesText(element: Element | null): boolean {
  const typing =
    'textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable], [role=textbox]'
  return element?.closest(typing) != null
}
