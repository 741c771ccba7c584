'use client'

import { useRouter } from 'next/navigation'
import { type ComponentType, useLayoutEffect, useState } from 'react'

import type { Early } from '@/components/site/early'
import { SINGLE_KEYS, pageOf, takesText, wishOf } from '@/components/site/page-events'

export type SiteDialogName = 'search' | 'shortcuts'
/** What a dialog of the site is given: a way to close it, and one to go on to another. */
export type SiteDialogProps = { onClose: () => void; onOpen: (name: SiteDialogName) => void }

const base = process.env.BASE_PATH ?? ''
/** Until a pointer that rests on a link seems to mean it. */
const INTENT = 65
/** How long a dialog that is not there is missed. */
const SAID = 6000

const dialogs: Record<SiteDialogName, () => Promise<ComponentType<SiteDialogProps>>> = {
  search: () => import('@/components/search/search-dialog').then((all) => all.SearchDialog),
  shortcuts: () => import('@/components/help/shortcuts-dialog').then((all) => all.ShortcutsDialog),
}

/** Keys and links of every page. All that a first visit needs is here; the dialogs come when they are asked for. */
export function SiteKeys() {
  const router = useRouter()
  const [shown, setShown] = useState<{ Dialog: ComponentType<SiteDialogProps> | null } | null>(null)
  const open = (name: SiteDialogName) =>
    void dialogs[name]().then(
      (Dialog) => setShown({ Dialog }),
      () => {
        setShown({ Dialog: null })
        setTimeout(() => setShown(null), SAID)
      },
    )

  // Not a moment later than the page is drawn by its scripts: nothing falls between what is noted and what is heard.
  useLayoutEffect(() => {
    const { event, drydockEarly }: Window & Early = window
    const early = drydockEarly?.() ?? []
    if (early.length > 0)
      void import('@/components/site/replay-early').then(
        (all) => all.replayEarly(early, event),
        () => null,
      )
    const nearest = document.getElementById('nearest')
    if (nearest)
      void import('@/components/search/show-nearest').then(
        (all) => all.showNearest(nearest),
        () => null,
      )
    let timer: ReturnType<typeof setTimeout>
    const linked = (event: MouseEvent) =>
      pageOf(event, elementOf(event)?.closest('a') ?? null, location, base)
    const onKey = (event: KeyboardEvent) => {
      const wish = wishOf(event, () => singleKeys() && !takesText(elementOf(event)))
      const inDialog = document.querySelector('dialog[open]')
      if (!wish || (inDialog && !event.ctrlKey && !event.metaKey)) return
      const neighbour = document.querySelector<HTMLElement>(`a[rel=${wish}]`)
      if (wish === 'search' || wish === 'shortcuts') {
        if (!inDialog) open(wish)
      } else if (neighbour) neighbour.click()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    const onClick = (event: MouseEvent) => {
      const name = elementOf(event)?.closest<HTMLElement>('[data-opens]')?.dataset.opens
      const page = linked(event)
      if (name) open(name as SiteDialogName)
      if (!page) return
      event.preventDefault()
      router.push(page)
    }
    const onPoint = (event: MouseEvent) => {
      clearTimeout(timer)
      const page = linked(event)
      if (page) timer = setTimeout(() => router.prefetch(page), INTENT)
    }
    // Who has no use for a keyboard has none for this.
    const onFocus = (event: FocusEvent) => {
      const path = event.composedPath()
      void import('@/components/site/keep-focus').then(
        (all) => all.keepFocus(path),
        () => null,
      )
    }
    addEventListener('focusin', onFocus, { once: true })
    // Before the editor, which has other uses for Ctrl K.
    addEventListener('keydown', onKey, true)
    addEventListener('click', onClick)
    addEventListener('pointerover', onPoint)
    return () => {
      clearTimeout(timer)
      removeEventListener('focusin', onFocus)
      removeEventListener('keydown', onKey, true)
      removeEventListener('click', onClick)
      removeEventListener('pointerover', onPoint)
    }
  }, [router])

  if (!shown) return null
  if (shown.Dialog) return <shown.Dialog onClose={() => setShown(null)} onOpen={open} />
  return (
    <p
      role="alert"
      className="fixed bottom-4 left-4 z-50 rounded-2 bg-hull px-3.5 py-2.5 text-on-hull shadow-3"
    >
      This is not on this device yet. Connect once to get it.
    </p>
  )
}

const elementOf = ({ target }: Event) => (target instanceof Element ? target : null)

function singleKeys(): boolean {
  try {
    return localStorage.getItem(SINGLE_KEYS) !== 'off'
  } catch {
    return true
  }
}
