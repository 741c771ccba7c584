import type { Page } from '@playwright/test'

import { openLab, replaceText } from './support/lab.ts'
import { expect, solution, test } from './support/test.ts'

/** Keeps hold of the page's workers, so that a test can end them behind its back. */
async function holdWorkers(page: Page) {
  await page.addInitScript(() => {
    const held: Worker[] = []
    const Real = window.Worker
    window.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        if (options?.name === 'engine') held.push(this)
      }
    }
    Object.assign(window, { held })
  })
}

const held = (page: Page) => page.evaluate(() => (window as unknown as { held: Worker[] }).held.length)
const end = (page: Page) =>
  page.evaluate(() => (window as unknown as { held: Worker[] }).held.forEach((worker) => worker.terminate()))

test('a checker that dies is started again, and nothing is lost', async ({ page }) => {
  await holdWorkers(page)
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, solution('nonroot'))
  await expect(page.getByText('No problems')).toBeVisible()
  const before = await held(page)
  await end(page)
  await lab.check.click()
  // One that says nothing is given time; then the next one has to load.
  await expect(lab.passed).toBeVisible({ timeout: 40_000 })
  expect(await held(page)).toBe(before + 1)
})

test.describe('a checker that cannot be started', () => {
  test.use({ allowed: [/ERR_FAILED|Failed to load/] })

  test('is said plainly, the text stays, and trying again helps', async ({ page }) => {
    await holdWorkers(page)
    const lab = await openLab(page, 'nonroot')
    await expect(lab.problems).toBeVisible()
    await replaceText(page, lab.editor, solution('nonroot'))
    await expect(page.getByText('No problems')).toBeVisible()
    await page.route(/engine/, (route) => route.abort())
    await page.evaluate(() => {
      Object.assign(window, { RealWorker: window.Worker })
      window.Worker = class {
        constructor() {
          throw new Error('no more workers')
        }
      } as never
    })
    await end(page)
    await lab.check.click()
    await expect(lab.brief).toContainText('The check could not be made')
    await expect(page.locator('.view-lines')).toContainText('USER')
    await page.unroute(/engine/)
    await page.evaluate(() => {
      window.Worker = (window as unknown as { RealWorker: typeof Worker }).RealWorker
    })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(lab.passed).toBeVisible()
  })
})
