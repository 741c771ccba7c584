import type { Page } from '@playwright/test'

import { labOn, noteKept, openLab, replaceText, savedText, untilKept } from './support/lab.ts'
import { test } from './support/own-site.ts'
import { expect, labTitle, lessonPath, solution } from './support/test.ts'

test.use({
  serviceWorkers: 'allow',
  // What the browser itself reports of a network that is gone.
  allowed: [/ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch|status of 503/],
})

test.beforeEach(({ page }) => noteKept(page))

/** Opens a page and waits until it says that it is on the device. */
async function kept(page: Page, path: string) {
  await page.goto(path)
  await expect(page.getByText('Works offline.')).toBeVisible({ timeout: 60_000 })
}

test('without a network a lab opens, grades and saves', async ({ page, site }) => {
  await openLab(page, 'nonroot')
  await untilKept(page)
  await site.unplug()
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, solution('nonroot'))
  await lab.check.click()
  await expect(lab.passed).toBeVisible()
  await expect.poll(() => savedText(page, 'nonroot')).toBe(solution('nonroot'))
  await page.reload()
  await expect(labOn(page).passed).toBeVisible()
})

test('a lesson brings its module along, and a page that is missing says so', async ({ page, site }) => {
  await kept(page, lessonPath('nonroot'))
  await site.unplug()
  await page
    .getByRole('main')
    .getByRole('link', { name: `Open lab: ${labTitle('nonroot')}` })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'The user that was never used' })).toBeVisible()
  await page.goto('/labs/daemon-json/')
  await expect(page.getByRole('heading', { name: 'This page is not on this device yet' })).toBeVisible()
  await page.getByRole('listitem').getByRole('link', { name: /Users/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /Users/ })).toBeVisible()
})

test('a newer version waits until it is asked for, and loses no draft', async ({ page, site }) => {
  await kept(page, lessonPath('nonroot'))
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, 'FROM scratch\n')
  await expect.poll(() => savedText(page, 'nonroot')).toBe('FROM scratch\n')
  site.publish()
  await page.goto(lessonPath('nonroot'))
  const show = page.getByRole('button', { name: 'Show it' })
  await expect(show).toBeVisible({ timeout: 60_000 })
  await show.click()
  await expect(page.getByText('Works offline.')).toBeVisible({ timeout: 60_000 })
  expect(await page.evaluate(() => caches.has('drydock-newer'))).toBe(true)
  expect(await savedText(page, 'nonroot')).toBe('FROM scratch\n')
})
