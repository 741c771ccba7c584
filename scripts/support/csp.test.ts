import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { policyIn, policyOf, withPolicy } from './csp.ts'

const page =
  '<!DOCTYPE html><html><head><title>t</title></head><body><script src="/a.js"></script><script>go()</script></body></html>'
const hash = `'sha256-${createHash('sha256').update('go()').digest('base64')}'`

test('inline scripts are allowed by hash, scripts with an address by origin', () => {
  expect(policyOf(page)).toContain(`script-src 'self' ${hash};`)
})

test('eval and other sites are refused', () => {
  expect(policyOf(page)).toMatch(/^default-src 'none';/)
  expect(policyOf(page)).not.toMatch(/unsafe-eval|https?:|\*/)
})

test('the policy is the first thing in the head, once', () => {
  const once = withPolicy(page)
  expect(once).toContain('<head><meta http-equiv="Content-Security-Policy"')
  expect(withPolicy(once)).toBe(once)
  expect(policyIn(once)).toBe(policyOf(page))
})

test('the encoding keeps its place before the policy', () => {
  const encoded = page.replace('<head>', '<head><meta charSet="utf-8"/>')
  const once = withPolicy(encoded)
  expect(once).toContain('<head><meta charSet="utf-8"/><meta http-equiv="Content-Security-Policy"')
  expect(withPolicy(once)).toBe(once)
})

test('a page without a policy has none', () => expect(policyIn(page)).toBeNull())
