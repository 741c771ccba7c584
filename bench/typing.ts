import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { chromium } from '@playwright/test'
import { ensureBrowser } from '../scripts/ensure-browser.ts'
import { serve } from '../scripts/support/server.ts'
import { median, table } from './measure.ts'

const ROUNDS = 3
/** Lighthouse's slow 4G: bits a second and milliseconds. Source: GoogleChrome/lighthouse, docs/throttling.md. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const TYPED = '# mine\n'

type Times = {
  readonly area: number
  readonly checked: number
  readonly editor: number
  readonly kept: boolean
}

/** `npm run bench -- typing`: a lab on a slow computer in a slow network: when can it be typed in, when is it checked, when does Monaco come? */
async function main(): Promise<void> {
  if (!existsSync('out')) throw new Error('out/ is missing: npm run build')
  const server = serve('out')
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = `http://localhost:${(server.address() as AddressInfo).port}/labs/nonroot/`
  const rounds: Times[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await visit(address))
  server.close()
  server.closeAllConnections()
  const seconds = (name: 'area' | 'checked' | 'editor') =>
    `${(median(rounds.map((each) => each[name])) / 1000).toFixed(1)} s`
  console.log('CPU slowed 4 ×, slow 4G, empty cache; median after the click on the link')
  console.log(
    table([
      ['typed into', 'problems shown', 'full editor', 'typed text kept'],
      [seconds('area'), seconds('checked'), seconds('editor'), String(rounds.every(({ kept }) => kept))],
    ]),
  )
}

async function visit(address: string): Promise<Times> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] })
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', SLOW_4G)
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const start = performance.now()
  const since = () => performance.now() - start
  await page.goto(address, { waitUntil: 'commit' })
  const area = page.locator('textarea[id^="editor-"]')
  await area.waitFor({ timeout: 60_000 })
  await area.press('ControlOrMeta+Home')
  await page.keyboard.type(TYPED)
  const typed = since()
  await page
    .getByRole('list', { name: 'Problems' })
    .getByRole('listitem')
    .first()
    .waitFor({ timeout: 120_000 })
  const checked = since()
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 120_000 })
  const editor = since()
  const text = await page.locator('.monaco-editor .view-lines').textContent()
  await browser.close()
  return {
    area: typed,
    checked,
    editor,
    kept: text?.replaceAll('\u00A0', ' ').includes(TYPED.trim()) ?? false,
  }
}

await main()
