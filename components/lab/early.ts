/** A button that asks for something before the page can do it: its attribute names what. */
export const EARLY = 'data-early'

/**
 * Runs in the head. A click on Check, or Ctrl Enter, before the page's scripts have come is noted on the document, where
 * the page finds it when it wakes up. The button loses its attribute then, so nothing is noted any more.
 */
export const earlyScript = `(function(d){function note(b,e){if(b){d.documentElement.dataset.early=b.getAttribute('${EARLY}');if(e)e.preventDefault()}}addEventListener('click',function(e){note(e.target.closest&&e.target.closest('[${EARLY}]'))},true);addEventListener('keydown',function(e){if(e.key==='Enter'&&(e.ctrlKey||e.metaKey)&&!e.altKey&&!e.shiftKey)note(d.querySelector('[${EARLY}]'),e)},true)})(document)`

/** Was this asked for before the page woke up? Answers yes once. */
export function takeEarly(what: string): boolean {
  const { dataset } = document.documentElement
  const asked = dataset['early'] === what
  if (asked) delete dataset['early']
  return asked
}
