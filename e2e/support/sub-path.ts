import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SITE_BELOW } from '../../scripts/build.ts'
import { serve } from '../../scripts/support/server.ts'
import { close } from './own-site.ts'
import { test as base } from './test.ts'

/** What every address of the site begins with. */
export const BELOW = SITE_BELOW.base

/** A server of the site that was built for a path: nothing is at the root of it, as on the host of a project's pages. */
export type SiteBelow = {
  readonly address: string
  /** Every answer that was none, and every address outside of the path, workers and the service worker included. */
  readonly missed: readonly string[]
  readonly unplug: () => Promise<void>
}

async function siteBelow(): Promise<SiteBelow> {
  const missed: string[] = []
  const server: Server = serve(SITE_BELOW.out, BELOW)
  server.prependListener('request', ({ url = '' }, response) => {
    response.on('finish', () => {
      if (response.statusCode >= 400 || !url.startsWith(`${BELOW}/`))
        missed.push(`${response.statusCode} ${url}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  return { address, missed, unplug: () => close(server) }
}

export const test = base.extend<{ site: SiteBelow }>({
  // Playwright reads from the braces what a fixture asks for: here nothing.
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = await siteBelow()
    await use(site)
    await site.unplug()
  },
  baseURL: async ({ site }, use) => use(site.address),
})
