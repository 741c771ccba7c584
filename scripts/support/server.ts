import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { FILE_POLICY, FRAME_POLICY, policyIn } from './csp.ts'
import { walk } from './files.ts'

/** The policy of every page, by each path that shows it: `/labs/nonroot/`, `/labs/nonroot/index.html`. */
function policies(folder: string): ReadonlyMap<string, string> {
  const pages = walk(folder).filter((path) => path.endsWith('.html'))
  return new Map(
    pages.flatMap((path) => {
      const address = `/${path.slice(folder.length + 1).replaceAll('\\', '/')}`
      const policy = policyIn(readFileSync(path, 'utf8')) ?? FILE_POLICY
      return [address, address.replace(/index\.html$/, ''), address.replace(/\.html$/, '')].map(
        (key) => [key, policy] as const,
      )
    }),
  )
}

function setHeaders(response: ServerResponse, address: string, policy: string | undefined): void {
  const immutable = address.startsWith('/_next/static/')
  response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Content-Security-Policy', `${policy ?? FILE_POLICY}; ${FRAME_POLICY}`)
}

/** `//host/` in a Location would lead elsewhere. */
const pathOf = (request: IncomingMessage): string =>
  (request.url ?? '/').replace(/[?#].*$/s, '').replace(/^\/+/, '/')

/**
 * Serves a built folder as a static host does: compressed, cached for ever where names carry a hash, a real 404.
 * `base`, as `/drydock`: what it was built with; nothing is at any address outside of it.
 */
export function serve(folder: string, base = ''): Server {
  const policy = policies(folder)
  const notFound = readFileSync(join(folder, '404.html'))
  const assets = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: ['html'],
    setHeaders: (response, path) => setHeaders(response, path, policy.get(path)),
  })
  return createServer((request, response) => {
    const whole = pathOf(request)
    if (whole === base) return void response.writeHead(307, { Location: `${base}/` }).end()
    if (!whole.startsWith(`${base}/`)) return void response.writeHead(404).end()
    const path = whole.slice(base.length)
    request.url = request.url?.replace(/^\/+/, '/').slice(base.length)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    } else if (policy.has(`${path}/`)) {
      response.writeHead(307, { Location: `${whole}/` }).end()
    } else {
      assets(request, response, () => sendNotFound(response, notFound, policy.get('/404.html')))
    }
  })
}

function sendNotFound(response: ServerResponse, page: Buffer, policy: string | undefined): void {
  setHeaders(response, '/404.html', policy)
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
}
