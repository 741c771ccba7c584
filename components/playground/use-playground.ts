import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createPlaygroundStore, type PlaygroundStore } from '@/lib/playground/store.ts'
import { decodeShare, isShare } from '@/lib/share/index.ts'
import { storage } from '@/lib/store/browser.ts'

/** What came with the link of this page; `lab`: somebody's work on that lab. */
export type FromLink =
  | { readonly kind: 'none' }
  | { readonly kind: 'files'; readonly lab: string | null }
  | { readonly kind: 'broken'; readonly problem: string }

/** The files of the playground, read from and kept in this browser, or those of a link. */
export function usePlayground() {
  const [store] = useState(() => createPlaygroundStore({ storage }))
  const [link, setLink] = useState<FromLink>({ kind: 'none' })

  useEffect(() => {
    store.getState().hydrate()
    let newest = 0
    const read = async () => {
      const turn = ++newest
      const next = await readLink(store)
      if (next && turn === newest) setLink(next)
    }
    void read()
    const { flush } = store.getState()
    const hidden = () => document.visibilityState === 'hidden' && flush()
    addEventListener('hashchange', read)
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      newest++
      flush()
      removeEventListener('hashchange', read)
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [store])

  /** The address no longer holds the files. */
  const forgetLink = () => {
    history.replaceState(history.state, '', location.pathname)
    setLink({ kind: 'none' })
  }
  return { ...useStore(store), link, forgetLink }
}

export type PlaygroundPage = ReturnType<typeof usePlayground>

/** Null where the address holds nothing of the kind. */
async function readLink(store: PlaygroundStore): Promise<FromLink | null> {
  if (!isShare(location.hash)) return null
  const decoded = await decodeShare(location.hash)
  if (!decoded.ok) return { kind: 'broken', problem: decoded.problem }
  store.getState().openShared(decoded.value.files)
  return { kind: 'files', lab: decoded.value.kind === 'lab' ? decoded.value.lab : null }
}
