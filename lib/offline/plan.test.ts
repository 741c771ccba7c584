import { expect, test } from 'vitest'
import { assetsIn, planFor } from './plan.ts'

const scope = 'https://dock.example/course/'
const get = (path: string, mode = 'cors') => ({ url: `https://dock.example${path}`, method: 'GET', mode })

test.each([
  [get('/course/_next/static/chunks/a1.js'), 'asset'],
  [get('/course/', 'navigate'), 'page'],
  [get('/course/labs/nonroot/?from=mail', 'navigate'), 'page'],
  [get('/course/rules/messages.json'), 'file'],
  [get('/course/figures/run-line.svg', 'no-cors'), 'file'],
  [get('/course/labs/nonroot/index.txt?_rsc=1x'), 'pass'],
  [get('/course/labs/nonroot/__next._tree.txt'), 'pass'],
  [get('/course/labs/?a=b&_rsc=1x'), 'pass'],
  [get('/another/site/', 'navigate'), 'pass'],
  [{ ...get('/course/'), method: 'POST' }, 'pass'],
  [{ ...get(''), url: 'https://elsewhere.example/course/' }, 'pass'],
])('%j is answered as %s', (asked, plan) => {
  expect(planFor(asked, scope)).toBe(plan)
})

test('finds scripts, styles, fonts and pictures of a page, each once', () => {
  const html = `<link rel="preload" href="/course/_next/static/media/inter.p.woff2"/>
    <link rel="stylesheet" href="/course/_next/static/chunks/0a.css"/>
    <script src="/course/_next/static/chunks/0b~c.js"></script><img alt="" src="/course/figures/run-line.svg"/>
    <script>push("4:I[1,[\\"/course/_next/static/chunks/0b~c.js\\",\\"/course/_next/static/chunks/0d.js\\"]]")</script>`
  expect(assetsIn(html, '/course')).toEqual([
    '/course/_next/static/media/inter.p.woff2',
    '/course/_next/static/chunks/0a.css',
    '/course/_next/static/chunks/0b~c.js',
    '/course/_next/static/chunks/0d.js',
    '/course/figures/run-line.svg',
  ])
})
