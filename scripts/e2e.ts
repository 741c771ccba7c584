import { ensureBuild, SITE_BELOW } from './build.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { bin, run } from './support/command.ts'
import { freePort } from './support/free-port.ts'

/** Its journeys need the site a second time, built for a path. */
const BELOW = 'sub-path'

/** Runs the browser journeys against the built site; arguments go to Playwright. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const browser = await ensureBrowser()
    await ensureBuild()
    const named = args.filter((each) => !each.startsWith('-'))
    if (named.length === 0 || named.some((each) => each.includes(BELOW))) await ensureBuild(SITE_BELOW)
    const port = process.env['PORT'] ?? String(await freePort())
    return await run(bin('playwright'), ['test', ...args], { CHROMIUM_PATH: browser, PORT: port })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
