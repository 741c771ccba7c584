import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import type { OfflineManifest } from '../../lib/offline/manifest.ts'
import { assetsIn } from '../../lib/offline/plan.ts'
import { walk } from './files.ts'

const ENTRIES = ['/', '/offline/', '/icon.svg', '/search.json', '/manifest.webmanifest']
/** What the editor shows of a rule comes from here. */
const DATA = ['/rules/messages.json']
const WORKPLACE = /^\/(?:labs\/[^/]+|playground)\/$/

/** What the built folder holds, for the service worker. `base`: '' or the path the site is served below. */
export function offlineManifest(out: string, content: string, base: string): OfflineManifest {
  const files = walk(out)
    .filter((path) => !/\.(br|gz|txt)$/.test(path))
    .map((path) => path.slice(out.length))
  const here = new Set(files.map((path) => path.replace(/\/index\.html$/, '/')))
  const pages = [...here].filter((path) => path.endsWith('/'))
  const hash = createHash('sha256')
  const named = new Set<string>()
  for (const page of pages) {
    const html = readFileSync(`${out}${page}index.html`, 'utf8')
    hash.update(page).update(html)
    for (const asset of assetsIn(html, '')) named.add(asset)
  }
  const hashed = files.filter((path) => path.startsWith('/_next/static/'))
  const fonts = hashed.filter((path) => path.endsWith('.woff2'))
  const based = (paths: readonly string[]) =>
    paths.filter((path) => here.has(path)).map((path) => base + path)
  return {
    version: hash.update(hashed.join()).digest('hex').slice(0, 16),
    base,
    shell: based([...ENTRIES, ...fonts]),
    fallback: `${base}/offline/`,
    workplaces: based(pages.filter((page) => WORKPLACE.test(page))),
    tools: based([...hashed.filter((path) => !named.has(path) && /\.(js|css|ttf)$/.test(path)), ...DATA]),
    modules: [...modulesOf(pages, content).values()].map(based),
  }
}

/** Lessons by the module in their address; labs by the folder they are written in. */
function modulesOf(pages: readonly string[], content: string): Map<string, string[]> {
  const modules = new Map<string, string[]>()
  const add = (module: string, paths: readonly string[]) =>
    modules.set(module, [...(modules.get(module) ?? []), ...paths])
  for (const page of pages) {
    const [, module] = /^\/learn\/([^/]+)\//.exec(page) ?? []
    if (module) add(module, [page])
  }
  for (const path of walk(content)) {
    const [, module, lab] =
      /^\/([^/]+)\/[^/]+\/labs\/([^/]+)\/lab\.yaml$/.exec(path.slice(content.length)) ?? []
    if (module && lab) add(module, [`/labs/${lab}/`, `/labs/${lab}/solution.json`])
  }
  return modules
}

/** Writes the service worker that keeps the site on a device: `sw.js` at its top, so that it answers for all of it. */
export async function writeServiceWorker(out: string, content: string, base: string): Promise<string> {
  const manifest = offlineManifest(out, content, base)
  await build({
    entryPoints: ['lib/offline/service.worker.ts'],
    outfile: `${out}/sw.js`,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { OFFLINE_MANIFEST: JSON.stringify(manifest) },
    logLevel: 'warning',
  })
  if (!existsSync(`${out}${manifest.fallback.slice(base.length)}index.html`))
    throw new Error('There is no page for what is not on the device: /offline/ is missing.')
  return `version ${manifest.version}, ${manifest.shell.length} files at once, ${manifest.tools.length} for labs`
}
