import type { FromKeeper, ToKeeper } from './manifest.ts'

/** `kept`: this page works without a network. `update`: a newer version of the site waits to be shown. */
export type OfflineState = 'none' | 'kept' | 'update'

const base = process.env['BASE_PATH'] ?? ''
const listeners = new Set<(state: OfflineState) => void>()
let state: OfflineState = 'none'
let registration: Promise<ServiceWorkerRegistration> | null = null

function become(next: OfflineState) {
  if (state === 'update' || state === next) return
  state = next
  for (const listener of listeners) listener(next)
}

/** Calls back at once and with every change; returns the way to stop. */
export function followOffline(listener: (state: OfflineState) => void): () => void {
  listeners.add(listener)
  listener(state)
  return () => void listeners.delete(listener)
}

/** Has the page, its module and what it needs kept on the device. Where the browser refuses, the site works as before. */
export async function keepVisited(path: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  registration ??= register()
  const { active } = await registration.then(() => navigator.serviceWorker.ready)
  become('none')
  active?.postMessage({ kind: 'visited', path, sparing: isSparing() } satisfies ToKeeper)
}

async function register(): Promise<ServiceWorkerRegistration> {
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<FromKeeper>) => {
    if (data.kind === 'kept' && data.path === location.pathname) become('kept')
  })
  const found = await serviceWorker.register(`${base}/sw.js`, { scope: `${base}/` })
  const look = () => found.waiting && serviceWorker.controller && become('update')
  look()
  found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', look))
  return found
}

/** Shows the version that waits. What was typed is saved as it is typed, and once more when the page is left. */
export async function update(): Promise<void> {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  const found = await registration
  found?.waiting?.postMessage({ kind: 'activate' } satisfies ToKeeper)
}

/** The student asked the browser to save data. */
function isSparing(): boolean {
  const connection = 'connection' in navigator ? (navigator.connection as { saveData?: boolean }) : null
  return connection?.saveData === true
}
