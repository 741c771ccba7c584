import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../start.ts'
import { compress } from './compress.ts'
import { withPolicy } from './csp.ts'
import { serve } from './server.ts'

const page = (text: string): string =>
  withPolicy(`<html><head></head><body>${text.padEnd(2000)}</body></html>`)
let folder: string
let server: Server

type Asked = { method?: string; encoding?: string; of?: Server }

function get(path: string, { method = 'GET', encoding = 'identity', of = server }: Asked = {}) {
  const address = of.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return new Promise<IncomingMessage>((done, fail) => {
    const options = { port, path, method, headers: { 'accept-encoding': encoding } }
    request(options, (response) => done(response.resume()))
      .on('error', fail)
      .end()
  })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-out-'))
  mkdirSync(join(folder, 'labs/nonroot'), { recursive: true })
  mkdirSync(join(folder, '_next/static'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), page('home'))
  writeFileSync(join(folder, '404.html'), page('nothing here'))
  writeFileSync(join(folder, 'labs/nonroot/index.html'), page('<script>lab()</script>'))
  writeFileSync(join(folder, '_next/static/a1b2.js'), 'let a = 1;'.repeat(300))
  writeFileSync(join(folder, '.stamp'), 'secret')
  await compress(folder)
  server = serve(folder)
  await new Promise<void>((done) => server.listen(0, done))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

test('a page comes with its own policy and is asked for again each time', async () => {
  const { statusCode, headers } = await get('/labs/nonroot/')
  expect(statusCode).toBe(200)
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-.*frame-ancestors 'none'/)
  expect(headers['cache-control']).toBe('no-cache')
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test.each([
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['identity', undefined],
])('who understands %s gets it', async (encoding, got) => {
  expect((await get('/', { encoding })).headers['content-encoding']).toBe(got)
})

test('what has a hash in its name is kept for ever', async () => {
  const { headers } = await get('/_next/static/a1b2.js')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['content-type']).toBe('text/javascript')
})

test('a page without its last slash leads to the page', async () => {
  const { statusCode, headers } = await get('/labs/nonroot')
  expect([statusCode, headers.location]).toEqual([307, '/labs/nonroot/'])
})

test('below a path everything is there, and nothing is anywhere else', async () => {
  const below = serve(folder, '/drydock')
  await new Promise<void>((done) => below.listen(0, done))
  const said = async (path: string) => {
    const { statusCode, headers } = await get(path, { of: below })
    return [statusCode, headers.location ?? headers['cache-control'] ?? '']
  }
  expect(await said('/drydock/labs/nonroot/?tab=brief')).toEqual([200, 'no-cache'])
  expect(await said('/drydock/_next/static/a1b2.js')).toEqual([200, 'public, max-age=31536000, immutable'])
  expect(await said('/drydock')).toEqual([307, '/drydock/'])
  expect(await said('/drydock/labs/nonroot')).toEqual([307, '/drydock/labs/nonroot/'])
  expect(await said('/drydock/nothing/')).toEqual([404, 'no-cache'])
  for (const path of ['/', '/labs/nonroot/', '/drydocks/', '/_next/static/a1b2.js'])
    expect(await said(path)).toEqual([404, ''])
  below.close()
})

test.each(['/nothing/', '/nothing.js', '/.stamp', '/../package.json', '/%2e%2e/package.json', '/%'])(
  '%s is not there, and says so',
  async (path) => {
    const { statusCode, headers } = await get(path)
    expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  },
)

test('nothing can be sent', async () => {
  expect((await get('/', { method: 'POST' })).statusCode).toBe(405)
})

test('a port that is taken is said in one sentence', async () => {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  expect(await listen(createServer(), port)).toBe(
    `Port ${port} is taken: choose another one, for example PORT=${port + 1} npm start.`,
  )
})
