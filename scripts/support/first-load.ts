import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { walk } from './files.ts'

export type FirstLoad = { readonly page: string; readonly scripts: readonly string[]; readonly bytes: number }

/** The scripts a page asks for itself; `noModule` ones are not fetched by any browser of today. */
export function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnomodule\b/i.test(tag))
  const sources = tags.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? [])
  const preloads = [...html.matchAll(/<link\b[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g)].flatMap(
    (match) => match[1] ?? [],
  )
  return [...new Set([...sources, ...preloads].map((source) => source.replace(/\?.*$/, '')))]
}

/** What each built page loads at first: its scripts, and their bytes after gzip. */
export function firstLoads(out: string): FirstLoad[] {
  const pages = walk(out).filter((path) => path.endsWith('index.html'))
  return pages.map((path) => {
    const scripts = scriptsOf(readFileSync(path, 'utf8'))
    const bytes = scripts.reduce(
      (sum, script) => sum + gzipSync(readFileSync(join(out, script)), { level: 9 }).length,
      0,
    )
    return { page: path.slice(out.length).replace(/index\.html$/, ''), scripts, bytes }
  })
}
