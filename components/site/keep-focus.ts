/** What has a name or a place of its own, so that a screen reader can say where the focus went. */
const PLACES =
  'li, fieldset, section, article, aside, dialog, main, [role=region], [role=group], [role=tabpanel], [role=dialog]'
/** Milliseconds in which whoever takes an element away may give the focus to another. */
const PATIENCE = 150

/**
 * The focus is never lost: where the element that has it goes away, the place around it takes it, and on another page
 * its heading. Whoever knows a better place is quicker. `first`: what has the focus now.
 */
export function keepFocus(first: Element | null): void {
  let around: readonly HTMLElement[] = placesAround(first)
  let last = first
  let timer: ReturnType<typeof setTimeout> | undefined

  const check = () => {
    timer = undefined
    if (document.activeElement !== document.body || !last || isThere(last)) return
    const place = around.find(isThere) ?? document.querySelector<HTMLElement>('main h1')
    last = null
    if (place) giveTo(place)
  }
  addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null
    around = placesAround(last)
  })
  new MutationObserver(() => (timer ??= setTimeout(check, PATIENCE))).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['hidden', 'disabled', 'inert'],
  })
}

/** From the innermost outwards; not the element itself. */
function placesAround(element: Element | null): readonly HTMLElement[] {
  const place = element?.parentElement?.closest<HTMLElement>(PLACES)
  return place ? [place, ...placesAround(place)] : []
}

const isThere = (element: Element): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled, [inert] *')

function giveTo(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
  }
  place.focus({ preventScroll: true })
}
