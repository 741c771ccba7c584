/** Something done before the page's scripts had come, with what its field held then: waking up may empty it. */
export type Noted = { readonly event: Event; readonly value?: string; readonly checked?: boolean }

/** Stops noting, and gives what was noted. */
type Early = { drydockEarly?: () => readonly Noted[] }

/**
 * Runs in the head. Clicks, keys and what is typed are noted until the page wakes up, which does them then: on a slow
 * phone seconds lie between what is seen and what works. Ctrl K would go to the browser.
 */
export const earlyScript = `(function(w){var n=[],k=['click','input','keydown'];function note(e){var t=e.target;n.push({event:e,value:t.value,checked:t.checked});var b=e.type=='click'&&t.closest&&t.closest('button:not([popovertarget])');if(b)b.setAttribute('data-early','');if((e.ctrlKey||e.metaKey)&&!e.altKey&&/^k$/i.test(e.key))e.preventDefault()}k.forEach(function(x){w.addEventListener(x,note,true)});w.drydockEarly=function(){k.forEach(function(x){w.removeEventListener(x,note,true)});return n}})(window)`

/** What was done before the page woke up. Answers once; the buttons that waited wait no longer. */
export function takeEarly(): readonly Noted[] {
  const page: Window & Early = window
  const noted = page.drydockEarly?.() ?? []
  delete page.drydockEarly
  for (const button of document.querySelectorAll('[data-early]')) button.removeAttribute('data-early')
  // A click that wakes the page up goes on to its button by itself. What wakes it up in a field is lost to React.
  return noted.filter(({ event }) => event !== window.event || event.type !== 'click' || fieldOf(event))
}

export type Field = HTMLInputElement | HTMLSelectElement

/** The field of a form that it happened in; editors look after their text themselves. */
export function fieldOf({ target }: Event): Field | null {
  return target instanceof Element && target.matches('input:not([type=file]), select')
    ? (target as Field)
    : null
}
