/** Something done before the page's scripts had come, with what its field held then: waking up may empty it. */
export type Noted = { readonly event: Event; readonly value?: string; readonly checked?: boolean }

export type Early = {
  /** Stops noting, and gives what was noted, once. */
  drydockEarly?: () => readonly Noted[]
}

/**
 * Runs in the head. Clicks, keys and what is typed are noted until the page wakes up, which does them then: on a slow
 * phone seconds lie between what is seen and what works. Ctrl K would go to the browser.
 */
export const earlyScript = `(function(w){var n=[],k=['click','input','keydown'];function note(e){var t=e.target;n.push({event:e,value:t.value,checked:t.checked});var b=e.type=='click'&&t.closest&&t.closest('button:not([popovertarget])');if(b)b.setAttribute('data-early','');if((e.ctrlKey||e.metaKey)&&!e.altKey&&/^k$/i.test(e.key))e.preventDefault()}k.forEach(function(x){w.addEventListener(x,note,true)});w.drydockEarly=function(){k.forEach(function(x){w.removeEventListener(x,note,true)});return n.splice(0)}})(window)`
