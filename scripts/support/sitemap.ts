import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { walk } from './files.ts'

/** Everything may be read; a sitemap is named where there is one. */
export function robotsText(sitemap: string | null): string {
  return ['User-agent: *', 'Allow: /', ...(sitemap === null ? [] : ['', `Sitemap: ${sitemap}`]), ''].join(
    '\n',
  )
}

/** `addresses` are whole and escaped here (https://www.sitemaps.org/protocol.html). */
export function sitemapXml(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `  <url><loc>${escaped(address)}</loc></url>`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n')
}

/** Writes robots.txt, and sitemap.xml with every page that may be found, where the site's address is known. */
export async function writeSitemap(out: string, site: string, base: string): Promise<string> {
  const root = site === '' ? null : `${site.replace(/\/$/, '')}${base}`
  await writeFile(join(out, 'robots.txt'), robotsText(root === null ? null : `${root}/sitemap.xml`))
  if (root === null) return 'none without SITE_URL'
  const pages = await findable(out)
  await writeFile(join(out, 'sitemap.xml'), sitemapXml(pages.map((page) => `${root}${page}`)))
  return `${pages.length} pages`
}

/** Paths of the built pages that do not ask to be left out. */
async function findable(out: string): Promise<string[]> {
  const files = walk(out).filter((path) => path.endsWith('index.html'))
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')))
  return files
    .filter((_, index) => !/<meta name="robots" content="[^"]*noindex/.test(texts[index] ?? ''))
    .map((path) =>
      path
        .slice(out.length)
        .replaceAll('\\', '/')
        .replace(/index\.html$/, ''),
    )
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
