import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { ensureBrowser } from '../scripts/ensure-browser.ts'
import { serve } from '../scripts/support/server.ts'
import { median, table } from './measure.ts'

const PAGES = ['/', '/learn/hardening/users/', '/labs/nonroot/', '/rules/user-root-last/']
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const TIMES = {
  'first-contentful-paint': 'first paint',
  'largest-contentful-paint': 'largest paint',
  'total-blocking-time': 'blocked',
  'cumulative-layout-shift': 'layout shift',
  'speed-index': 'speed index',
} as const
const ROUNDS = 3

type Audit = {
  readonly score: number | null
  readonly numericValue?: number
  readonly displayValue?: string
  readonly title: string
}
type Report = {
  readonly categories: Readonly<
    Record<string, { readonly score: number; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >
  readonly audits: Readonly<Record<string, Audit>>
}
type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Report } | undefined>
type Launcher = { launch: (options: object) => Promise<{ port: number; kill: () => void }> }

/** `npm run bench -- lighthouse [PAGE …]`: the export as Lighthouse sees it on a slow phone. `npm ci --prefix bench` first. */
async function main(pages: readonly string[]): Promise<void> {
  const { default: lighthouse } = await fromBench<{ default: Lighthouse }>('lighthouse')
  const launcher = await fromBench<Launcher>('chrome-launcher')
  if (!existsSync('out')) throw new Error('out/ is missing: npm run build')
  const server = serve('out')
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  const chrome = await launcher.launch({
    chromePath: await ensureBrowser(),
    chromeFlags: ['--headless=new', '--no-sandbox'],
    logLevel: 'silent',
  })
  for (const page of pages.length > 0 ? pages : PAGES) {
    const reports: Report[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const result = await lighthouse(address + page, { port: chrome.port, logLevel: 'error' })
      if (result) reports.push(result.lhr)
    }
    print(page, reports)
  }
  chrome.kill()
  server.close()
}

/** From the packages of the bench, which the product does not install. */
async function fromBench<T>(name: string): Promise<T> {
  const bench = createRequire(`${process.cwd()}/bench/package.json`)
  return (await import(pathToFileURL(bench.resolve(name)).href)) as T
}

function print(page: string, reports: readonly Report[]): void {
  const scores = CATEGORIES.map((name) =>
    String(Math.round(median(reports.map(({ categories }) => categories[name]?.score ?? 0)) * 100)),
  )
  const times = Object.keys(TIMES).map((id) =>
    median(reports.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN)).toFixed(
      id.startsWith('cum') ? 3 : 0,
    ),
  )
  console.log(`\n${page}  (median of ${reports.length})`)
  console.log(
    table([
      [...CATEGORIES, ...Object.values(TIMES)],
      [...scores, ...times],
    ]),
  )
  for (const line of failures(reports.at(-1))) console.log(line)
}

/** What cost points in the last round, apart from the times themselves. */
function failures(report: Report | undefined): string[] {
  if (!report) return []
  return Object.entries(report.categories).flatMap(([name, { auditRefs }]) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `  ${name}: ${report.audits[id]?.title} ${report.audits[id]?.displayValue ?? ''}`),
  )
}

await main(process.argv.slice(2))
