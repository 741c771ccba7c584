/** What has a name or a place of its own, so that a screen reader can say where the focus went. */
const PLACES =
  'li, fieldset, section, article, aside, dialog, main, [role=region], [role=group], [role=tabpanel], [role=dialog]'
/** Milliseconds in which whoever takes an element away may give the focus to another. */
const PATIENCE = 150

/**
 * The focus is never lost: where the element that has it goes away, the place around it takes it, and on another page
 * the heading that its address names, or the first. Whoever knows a better place is quicker. `path`: that of the first
 * event, for what it names may be gone by now.
 */
export function keepFocus(path: readonly EventTarget[]): void {
  let last: Element | null = null
  let around: readonly HTMLElement[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const follow = (next: readonly EventTarget[]) => {
    const [target, ...outer] = next
    last = target instanceof Element ? target : null
    around = outer.filter((each) => each instanceof HTMLElement && each.matches(PLACES)) as HTMLElement[]
  }
  const check = () => {
    timer = undefined
    if (document.activeElement !== document.body || !last || isThere(last)) return
    const named = document.getElementById(location.hash.slice(1))
    const place = around.find(isThere) ?? named ?? document.querySelector<HTMLElement>('main h1')
    last = null
    if (place) giveTo(place)
  }
  const checkSoon = () => (timer ??= setTimeout(check, PATIENCE))

  follow(path)
  checkSoon()
  addEventListener('focusin', (event) => follow(event.composedPath()))
  // Taken away by a press beside everything, not lost.
  addEventListener('click', () => {
    if (document.activeElement === document.body && last && isThere(last)) last = null
  })
  new MutationObserver(checkSoon).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['hidden', 'disabled', 'inert', 'open'],
  })
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
