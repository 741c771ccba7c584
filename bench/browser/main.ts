import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { ensureBrowser } from '../../scripts/ensure-browser.ts'
import { median, table } from '../measure.ts'
import { DOCKERFILE } from './subject.ts'
import type { Times } from './worker.ts'

/** `npm run bench -- browser`: what a keystroke costs in a worker of a real Chromium. */
async function main(): Promise<void> {
  const code = await bundle('bench/browser/worker.ts')
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const times = await page.evaluate(
    (source) =>
      new Promise<Times>((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
        worker.onmessage = ({ data }) => resolve(data as Times)
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.postMessage(null)
      }),
    code,
  )
  await browser.close()
  const beside = median(times.beside)
  const row = (name: string, values: readonly number[]): string[] => [
    name,
    `${median(values).toFixed(2)} ms`,
    `${percentile(values, 0.95).toFixed(2)} ms`,
    `${(median(values) / beside).toFixed(2)} ×`,
  ]
  console.log(`A Dockerfile of ${DOCKERFILE.trimEnd().split('\n').length} lines, two stages`)
  console.log(
    table([
      ['in the worker', 'median', '95 %', 'beside 256 KB of JSON'],
      row('advice: parse, build, lint', times.lint),
      row('grade', times.grade),
      row('both', times.both),
      row('advice, X-ray and editor, each for itself', times.apart),
      row('advice, X-ray and editor from one reading', times.shared),
    ]),
  )
  const engine = await bundle('lib/engine/index.ts')
  console.log(`The engine alone, minified and compressed: ${(gzipSync(engine).length / 1000).toFixed(1)} kB`)
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

await main()
