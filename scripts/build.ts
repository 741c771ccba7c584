import { readFile, rm, writeFile } from 'node:fs/promises'
import { generate } from './generate.ts'
import { bin, run } from './support/command.ts'
import { compress } from './support/compress.ts'
import { FRAME_POLICY, withPolicy } from './support/csp.ts'
import { walk } from './support/files.ts'
import { writeServiceWorker } from './support/offline.ts'
import { writeSitemap } from './support/sitemap.ts'
import { isBuilt, sourceStamp, stampIn } from './support/stamp.ts'

/** A folder of the whole site, for the path it is to be served below. */
export type Site = { readonly out: string; readonly base: string; readonly compressed: boolean }

export const SITE: Site = { out: 'out', base: process.env['BASE_PATH'] ?? '', compressed: true }
/** For the journeys that ask whether the site works below a path. */
export const SITE_BELOW: Site = { out: 'out-below', base: '/drydock', compressed: false }

/**
 * For hosts that read `_headers` (Netlify, Cloudflare Pages); each page carries its own policy as a meta tag. Both have
 * all other files asked for again by themselves, and join what two rules say of one header.
 */
const headersBelow = (base: string): string => `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Content-Security-Policy: ${FRAME_POLICY}
${base}/_next/static/*
  Cache-Control: public, max-age=31536000, immutable
`

async function exportPages({ out, base }: Site): Promise<string> {
  await rm(out, { recursive: true, force: true })
  const code = await run(bin('next'), ['build'], {
    NEXT_TELEMETRY_DISABLED: '1',
    BASE_PATH: base,
    SITE_OUT: out,
  })
  if (code !== 0) throw new Error('next build failed: see above')
  return `${walk(out).length} files`
}

/** Turbopack copies the source of each worker beside its bundle; nothing asks for it. */
async function removeSources({ out }: Site): Promise<string> {
  const sources = walk(`${out}/_next`).filter((path) => /\.tsx?$/.test(path))
  await Promise.all(sources.map((path) => rm(path)))
  return `${sources.length} removed`
}

async function addPolicies({ out, base }: Site): Promise<string> {
  const pages = walk(out).filter((path) => path.endsWith('.html'))
  await Promise.all(pages.map(async (path) => writeFile(path, withPolicy(await readFile(path, 'utf8')))))
  await writeFile(`${out}/_headers`, headersBelow(base))
  return `${pages.length} pages`
}

/** The steps in order, each saying what it did. */
const STEPS: readonly (readonly [string, (site: Site) => Promise<string>])[] = [
  ['generate', async () => `${await generate()} rules`],
  ['next build', exportPages],
  ['worker sources', removeSources],
  ['security policy', addPolicies],
  ['sitemap', ({ out, base }) => writeSitemap(out, process.env['SITE_URL'] ?? '', base)],
  ['service worker', ({ out, base }) => writeServiceWorker(out, 'content', base)],
  ['compress', async ({ out, compressed }) => (compressed ? `${await compress(out)} files` : 'left out')],
]

/** Builds the site into its folder. */
export async function build(site = SITE): Promise<void> {
  const stamp = sourceStamp(site.base)
  for (const [name, step] of STEPS) {
    const start = performance.now()
    const result = await step(site)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${name.padEnd(16)} ${seconds.padStart(6)} s   ${result}`)
  }
  await writeFile(stampIn(site.out), stamp)
}

/** Builds unless the folder already is what the sources say. */
export async function ensureBuild(site = SITE): Promise<void> {
  await generate()
  if (!(await isBuilt(site.out, site.base))) await build(site)
}

export async function main(): Promise<number> {
  try {
    await build()
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
