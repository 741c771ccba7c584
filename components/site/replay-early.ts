import type { Noted } from '@/components/site/early'
import { takesText, wishOf } from '@/components/site/page-events'

type Field = HTMLInputElement | HTMLSelectElement

/**
 * Does what was done too early, in order. Several of the same count as one: who presses again only waits. `waking`: the
 * event that woke the page up. Its click goes on to a button by itself; what it told a field is lost to React.
 */
export function replayEarly(noted: readonly Noted[], waking: Event | undefined): void {
  for (const button of document.querySelectorAll('[data-early]')) button.removeAttribute('data-early')
  const last = new Map<unknown, () => void>()
  for (const each of noted) {
    const goesOn = each.event === waking && waking.type === 'click' && !fieldOf(waking)
    const again = goesOn ? null : againOf(each)
    if (again) last.set(again.on, again.run)
  }
  for (const run of last.values()) run()
}

function againOf({ event, value = '', checked = false }: Noted): { on: unknown; run: () => void } | null {
  const field = fieldOf(event)
  if (event.type === 'keydown') return keyAgain(event as KeyboardEvent)
  if (field) return isSaid(field, event, value) ? { on: field, run: () => fill(field, value, checked) } : null
  if (event.type !== 'click' || !(event.target instanceof Element)) return null
  const button = event.target.closest<HTMLElement>('button:not([popovertarget])')
  return button && { on: button, run: () => button.click() }
}

/** The field of a form that it happened in; editors look after their text themselves. */
function fieldOf({ target }: Event): Field | null {
  return target instanceof Element && target.matches('input:not([type=file]), select')
    ? (target as Field)
    : null
}

/** The keys of every page, and the one that checks. */
function keyAgain(event: KeyboardEvent): { on: unknown; run: () => void } | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
  const element = target instanceof Element ? target : null
  const checks = key === 'Enter' && (ctrlKey || metaKey)
  if (!element || (!checks && !wishOf(event, () => !takesText(element)))) return null
  const again = { key, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true }
  return { on: 'key', run: () => void element.dispatchEvent(new KeyboardEvent('keydown', again)) }
}

/** A click into a field, or on a list that opens, says nothing yet. */
function isSaid(field: Field, { type }: Event, value: string): boolean {
  return isBox(field) || (type === 'input' && value !== '')
}

const isBox = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio'

/** As a student does it: React compares with what it last saw in a field, so it has to see something else first. */
function fill(field: Field, value: string, checked: boolean): void {
  if (isBox(field)) {
    field.checked = !checked
    field.click()
    return
  }
  const kind = field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement
  if (kind === HTMLInputElement) field.value = ''
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
