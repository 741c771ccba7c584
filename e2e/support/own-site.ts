import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '../../scripts/support/server.ts'
import { test as base } from './test.ts'

/** A server of the built site that belongs to one test, so that the test may pull its plug. */
export type OwnSite = {
  readonly address: string
  readonly unplug: () => Promise<void>
  /** From now on there is another version of the site: its service worker is another one. */
  readonly publish: () => void
}

async function ownSite(): Promise<OwnSite> {
  const site = serve('out')
  let newer = false
  const server = createServer((request, response) => {
    if (!newer || !request.url?.startsWith('/sw.js')) return void site.emit('request', request, response)
    const worker = readFileSync('out/sw.js', 'utf8').replace(/(version:")[^"]+/, '$1newer')
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' }).end(worker)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    unplug: () => close(server),
    publish: () => void (newer = true),
  }
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

export const test = base.extend<{ site: OwnSite }>({
  // Playwright reads from the braces what a fixture asks for: here nothing.
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const site = await ownSite()
    await use(site)
    await site.unplug()
  },
  baseURL: async ({ site }, use) => use(site.address),
})
