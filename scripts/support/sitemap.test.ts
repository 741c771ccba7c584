import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { robotsText, sitemapXml, writeSitemap } from './sitemap.ts'

let out = ''
const page = (path: string, head = '') => {
  mkdirSync(dirname(join(out, path)), { recursive: true })
  writeFileSync(join(out, path), `<html><head>${head}</head></html>`)
}
const textOf = (name: string) => readFileSync(join(out, name), 'utf8')

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'drydock-sitemap-'))
  page('index.html')
  page('piers/index.html')
  page('offline/index.html', '<meta name="robots" content="noindex"/>')
  page('404.html')
})
afterEach(() => rmSync(out, { recursive: true }))

test('lists the pages that may be found, below the address of the site', async () => {
  expect(await writeSitemap(out, 'https://harbour.example/', '/school')).toBe('2 pages')
  expect(Array.from(textOf('sitemap.xml').matchAll(/<loc>(.*)<\/loc>/g), ([, loc]) => loc)).toEqual([
    'https://harbour.example/school/',
    'https://harbour.example/school/piers/',
  ])
  expect(textOf('robots.txt')).toContain('Sitemap: https://harbour.example/school/sitemap.xml')
})

test('writes no sitemap for a site without an address', async () => {
  await writeSitemap(out, '', '')
  expect(existsSync(join(out, 'sitemap.xml'))).toBe(false)
  expect(textOf('robots.txt')).toBe(robotsText(null))
})

test('what XML would read is escaped', () => {
  expect(sitemapXml(["https://harbour.example/?a=1&b='2'"])).toContain('?a=1&amp;b=&apos;2&apos;</loc>')
})
