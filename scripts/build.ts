import { readFile, rm, writeFile } from 'node:fs/promises'
import { generate } from './generate.ts'
import { bin, run } from './support/command.ts'
import { compress } from './support/compress.ts'
import { FRAME_POLICY, withPolicy } from './support/csp.ts'
import { walk } from './support/files.ts'
import { writeServiceWorker } from './support/offline.ts'
import { writeSitemap } from './support/sitemap.ts'
import { isBuilt, sourceStamp, STAMP } from './support/stamp.ts'

const OUT = 'out'

/** For hosts that read `_headers` (Netlify, Cloudflare Pages); each page carries its own policy as a meta tag. */
const HEADERS = `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Content-Security-Policy: ${FRAME_POLICY}
  Cache-Control: no-cache
/_next/static/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`

async function exportPages(): Promise<string> {
  await rm(OUT, { recursive: true, force: true })
  const code = await run(bin('next'), ['build'], { NEXT_TELEMETRY_DISABLED: '1' })
  if (code !== 0) throw new Error('next build failed: see above')
  return `${walk(OUT).length} files`
}

/** Turbopack copies the source of each worker beside its bundle; nothing asks for it. */
async function removeSources(): Promise<string> {
  const sources = walk(`${OUT}/_next`).filter((path) => /\.tsx?$/.test(path))
  await Promise.all(sources.map((path) => rm(path)))
  return `${sources.length} removed`
}

async function addPolicies(): Promise<string> {
  const pages = walk(OUT).filter((path) => path.endsWith('.html'))
  await Promise.all(pages.map(async (path) => writeFile(path, withPolicy(await readFile(path, 'utf8')))))
  await writeFile(`${OUT}/_headers`, HEADERS)
  return `${pages.length} pages`
}

/** The steps in order, each saying what it did. */
const STEPS: readonly (readonly [string, () => Promise<string>])[] = [
  ['generate', async () => `${await generate()} rules`],
  ['next build', exportPages],
  ['worker sources', removeSources],
  ['security policy', addPolicies],
  ['sitemap', () => writeSitemap(OUT, process.env['SITE_URL'] ?? '', process.env['BASE_PATH'] ?? '')],
  ['service worker', () => writeServiceWorker(OUT, 'content', process.env['BASE_PATH'] ?? '')],
  ['compress', async () => `${await compress(OUT)} files`],
]

/** Builds the site into out/. */
export async function build(): Promise<void> {
  const stamp = sourceStamp()
  for (const [name, step] of STEPS) {
    const start = performance.now()
    const result = await step()
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${name.padEnd(16)} ${seconds.padStart(6)} s   ${result}`)
  }
  await writeFile(STAMP, stamp)
}

/** Builds unless out/ already is what the sources say. */
export async function ensureBuild(): Promise<void> {
  await generate()
  if (!(await isBuilt())) await build()
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
