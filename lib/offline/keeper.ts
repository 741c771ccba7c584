import type { OfflineManifest } from './manifest.ts'
import { assetsIn, planFor } from './plan.ts'

/** What a service worker has; a test brings its own. */
export type Surroundings = {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  readonly fetch: (address: string, options?: RequestInit) => Promise<Response>
  /** The address the site begins at, with its last slash. */
  readonly scope: string
}

const PREFIX = 'drydock-'
/** Milliseconds a page may take to come before the kept one is shown: a dead network often says nothing. */
const PATIENCE = 4000

/** Keeps the site on the device, so that it opens, grades and saves without a network. */
export function createKeeper(manifest: OfflineManifest, { caches, fetch, scope }: Surroundings) {
  const name = PREFIX + manifest.version
  const origin = scope.slice(0, scope.length - manifest.base.length - 1)
  const open = () => caches.open(name)

  async function keep(cache: Cache, path: string): Promise<void> {
    const address = origin + path
    if (await cache.match(address)) return
    // Named by its content: what an earlier version kept is as good.
    const kept = isHashed(path) ? await caches.match(address) : undefined
    const response = await put(cache, address, kept ?? (await fetch(address, { cache: 'no-cache' })))
    if (!path.endsWith('/')) return
    const assets = assetsIn(await response.text(), manifest.base)
    await Promise.all(assets.map((asset) => keep(cache, asset)))
  }

  async function keepTools(cache: Cache): Promise<void> {
    await Promise.all(manifest.tools.map((path) => keep(cache, path)))
  }

  /** One after the other, so that reading goes first; a page that fails is tried again at the next visit. */
  async function keepMissing(cache: Cache, pages: readonly string[]): Promise<boolean> {
    let whole = true
    for (const path of pages) {
      whole =
        (await keep(cache, path).then(
          () => true,
          () => false,
        )) && whole
    }
    return whole
  }

  /** Pages that an earlier version kept stay on the device, as they are now. */
  async function carryOver(cache: Cache): Promise<void> {
    const pages = new Set<string>()
    for (const old of (await caches.keys()).filter((other) => other.startsWith(PREFIX) && other !== name))
      for (const { url } of await (await caches.open(old)).keys())
        if (url.startsWith(scope) && url.endsWith('/')) pages.add(url.slice(origin.length))
    await keepMissing(cache, [...pages])
    if (manifest.workplaces.some((path) => pages.has(path))) await keepTools(cache).catch(() => undefined)
  }

  async function install(): Promise<void> {
    const cache = await open()
    for (const path of manifest.shell) await keep(cache, path)
    await carryOver(cache)
  }

  /** The version before stays: a tab that still shows it may ask for one of its scripts. */
  async function activate(): Promise<void> {
    const ours = (await caches.keys()).filter((other) => other.startsWith(PREFIX) && other !== name)
    await Promise.all(ours.slice(0, -1).map((old) => caches.delete(old)))
  }

  /** True when the page, and with it all that is likely to be wanted next, is on the device. */
  async function visited(path: string, sparing: boolean): Promise<boolean> {
    const cache = await open()
    const works = manifest.workplaces.includes(path)
    const around = manifest.modules.find((pages) => pages.includes(path)) ?? []
    const whole = await keepMissing(cache, sparing ? [path] : [path, ...around])
    if (!works) return whole
    return keepTools(cache).then(
      () => whole,
      () => false,
    )
  }

  async function answer(request: Request): Promise<Response> {
    const plan = planFor(request, scope)
    const address = request.url.replace(/[?#].*$/s, '')
    return asItsOwn(
      await (plan === 'asset' ? assetFirst(address) : networkFirst(request, address, plan === 'page')),
    )
  }

  async function assetFirst(address: string): Promise<Response> {
    return (await caches.match(address)) ?? put(await open(), address, await fetch(address))
  }

  async function networkFirst(request: Request, address: string, page: boolean): Promise<Response> {
    const cache = await open()
    const kept = await cache.match(address)
    try {
      const response = await inTime(fetch(request.url, { cache: 'no-cache' }), kept ? PATIENCE : null)
      return response.ok ? await put(cache, address, response) : response
    } catch (error) {
      const instead = kept ?? (page ? await cache.match(origin + manifest.fallback) : undefined)
      if (instead) return instead
      throw error
    }
  }

  return { install, activate, visited, answer, plans: (request: Request) => planFor(request, scope) }
}

const isHashed = (path: string): boolean => path.includes('/_next/static/')

/** Stores a whole answer and gives it back. Without room for it the answer is still good. */
async function put(cache: Cache, address: string, response: Response): Promise<Response> {
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  await cache.put(address, response.clone()).catch(() => undefined)
  return response
}

/**
 * The same answer without the address it came from, so that the browser takes the one it asked for: a worker reads what
 * it is to do from the end of its address, and a page that was led elsewhere may not be shown at all.
 */
function asItsOwn({ body, status, statusText, headers }: Response): Response {
  return new Response(body, { status, statusText, headers })
}

function inTime<T>(promise: Promise<T>, limit: number | null): Promise<T> {
  if (limit === null) return promise
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('no answer in time')), limit),
  )
  return Promise.race([promise, late])
}
