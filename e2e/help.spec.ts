import type { Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { expect, lessonPath, test } from './support/test.ts'

const list = (page: Page) => page.getByRole('dialog', { name: 'Shortcuts' })

async function openList(page: Page) {
  await page.keyboard.press('?')
  await expect(list(page)).toBeVisible()
}

test('the list of shortcuts opens, says what the help page says, and closes', async ({ page }) => {
  await page.goto('/glossary/')
  await openList(page)
  const rows = await list(page).getByRole('definition').allTextContents()
  await expectNoViolations(page)
  await list(page).getByRole('link', { name: 'How Drydock works' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible()
  await expect(list(page)).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('definition')).toHaveText(rows)
})

test('brackets lead to the next lesson and back', async ({ page }) => {
  await page.goto(lessonPath('nonroot'))
  const next = page.getByRole('navigation', { name: 'Lessons' }).getByRole('link', { name: /^Next/ })
  const href = await next.getAttribute('href')
  await page.keyboard.press(']')
  await expect(page).toHaveURL(href ?? '')
  await page.keyboard.press('[')
  await expect(page).toHaveURL(lessonPath('nonroot'))
})

test('a module says what it gives and leads to its lessons', async ({ page }) => {
  await page.goto('/learn/hardening/')
  await expect(page.getByRole('heading', { name: 'What you can do after it' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: '5.1 Users', exact: true }).click()
  await expect(page).toHaveURL(lessonPath('nonroot'))
})

test('beside a lesson its own module is open, and another leads to its overview', async ({ page }) => {
  await page.goto('/learn/processes/pid-1/')
  const nav = page.getByRole('navigation', { name: 'Course' })
  await expect(nav.locator('[aria-current=page]')).toHaveCount(1)
  await expect(nav.getByRole('link', { name: /Lab: / }).first()).toBeVisible()
  await nav.getByRole('link', { name: /^1\. .*, 0 of \d+ done/ }).click()
  await expect(page).toHaveURL('/learn/first-steps/')
  await expect(nav.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
})

test.describe('an address that leads nowhere', () => {
  test.use({ allowed: [/status of 404/] })
  test('suggests what is near', async ({ page }) => {
    await page.goto('/learn/hardning/locking-down/')
    const near = page.getByRole('status').filter({ hasText: 'Perhaps you mean' })
    await expect(near.getByRole('link', { name: '5.3 Locking the container down' })).toBeVisible()
    await expectNoViolations(page)
  })
})

for (const path of ['/help/', '/accessibility/', '/learn/hardening/']) {
  test(`${path} reflows at 320 pixels and has no violations in forced colours`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
    await expectNoViolations(page)
  })
}
