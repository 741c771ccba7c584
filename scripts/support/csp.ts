import { createHash } from 'node:crypto'

const POLICY = [
  `default-src 'none'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `manifest-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
]
const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\/?>/
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/** The policy of a page: its own scripts, and those inline scripts that are in it now; `eval` stays refused. */
export function policyOf(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map((match) => hashOf(match[1] ?? ''))
  return [POLICY[0], [`script-src 'self'`, ...new Set(hashes)].join(' '), ...POLICY.slice(1)].join('; ')
}

/**
 * The page with its policy first in the head, in place of one it had. Only the encoding stands before it: a browser looks for
 * that in the first 1024 bytes, and a policy with many hashes is longer. Source: html.spec.whatwg.org, #charset
 */
export function withPolicy(html: string): string {
  const bare = html.replace(META, '')
  return bare.replace(
    /<head[^>]*>(?:<meta charset="[^"]*"\/?>)?/i,
    (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${policyOf(bare)}"/>`,
  )
}

/** The policy a built page carries, for the header; null where it has none. */
export const policyIn = (html: string): string | null => META.exec(html)?.[1] ?? null

/** For everything that is not a page: a worker gets the policy of its own answer, not the page's. */
export const FILE_POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; worker-src 'self'; font-src 'self'`
/** Only a header can say who may frame a page. */
export const FRAME_POLICY = `frame-ancestors 'none'`
