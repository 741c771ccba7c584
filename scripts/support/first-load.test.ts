import { expect, test } from 'vitest'
import { scriptsOf } from './first-load.ts'

test('what a page loads at first are its scripts and what it preloads, each once', () => {
  const html = `
    <link rel="modulepreload" href="/_next/m.js"/>
    <script src="/_next/a.js" async=""></script>
    <script src="/_next/a.js?dpl=1" async=""></script>
    <script src="/_next/old.js" noModule=""></script>
    <script>self.go()</script>`
  expect(scriptsOf(html)).toEqual(['/_next/a.js', '/_next/m.js'])
})
