import { createKeeper } from './keeper.ts'
import type { FromKeeper, OfflineManifest, ToKeeper } from './manifest.ts'

/** Put here when the site is built: scripts/support/offline.ts. */
declare const OFFLINE_MANIFEST: OfflineManifest

type Lasting = { readonly waitUntil: (work: Promise<unknown>) => void }
type Asking = Lasting & {
  readonly request: Request
  readonly respondWith: (response: Promise<Response>) => void
}
type Told = Lasting & {
  readonly data: ToKeeper
  readonly source: { postMessage: (told: FromKeeper) => void } | null
}

// The page's types know no service worker: name the members that are used.
const scope = self as unknown as {
  addEventListener: ((kind: 'install' | 'activate', listener: (event: Lasting) => void) => void) &
    ((kind: 'fetch', listener: (event: Asking) => void) => void) &
    ((kind: 'message', listener: (event: Told) => void) => void)
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  registration: { scope: string }
}

const keeper = createKeeper(OFFLINE_MANIFEST, {
  caches,
  fetch: (address, options) => fetch(address, options),
  scope: scope.registration.scope,
})

scope.addEventListener('install', (event) => event.waitUntil(keeper.install()))
scope.addEventListener('activate', (event) =>
  event.waitUntil(keeper.activate().then(() => scope.clients.claim())),
)
scope.addEventListener('fetch', (event) => {
  if (keeper.plans(event.request) !== 'pass') event.respondWith(keeper.answer(event.request))
})
scope.addEventListener('message', (event) => {
  if (event.data.kind === 'activate') return event.waitUntil(scope.skipWaiting())
  const { path, sparing } = event.data
  event.waitUntil(
    keeper.visited(path, sparing).then((whole) => whole && event.source?.postMessage({ kind: 'kept', path })),
  )
})
