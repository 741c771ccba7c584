import type { Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { openLab } from './support/lab.ts'
import { expect, lessonPath, test } from './support/test.ts'

const field = (page: Page) => page.getByRole('combobox', { name: /^Search lessons/ })
const options = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option')
const chosen = (page: Page) => page.getByRole('option', { selected: true })

/** Once: a key that comes before the page listens is not lost. */
async function openByKey(page: Page, key: string) {
  await page.keyboard.press(key)
  await expect(field(page)).toBeFocused()
}

/** The list is the answer to what was typed last, not to half of it. */
const answered = (page: Page) =>
  expect(page.getByRole('listbox', { name: 'Results' })).toHaveAttribute('aria-busy', 'false')

test('from a key to a heading without a pointer', async ({ page }) => {
  await page.goto(lessonPath('cache-order'))
  await openByKey(page, 'Control+K')
  await page.keyboard.type('number that never moves')
  await expect(options(page).first()).toContainText('A number that never moves')
  await answered(page)
  await expect(chosen(page)).toHaveCount(1)
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await chosen(page).getAttribute('id')) ?? '',
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${lessonPath('nonroot')}#a-number-that-never-moves`)
  await expect(page.getByRole('heading', { name: 'A number that never moves' })).toBeInViewport()
  await expect(field(page)).toHaveCount(0)
})

test('arrows go round, Home and End to the ends, a typo is forgiven, Escape gives the focus back', async ({
  page,
}) => {
  await page.goto('/glossary/')
  const button = page.getByRole('button', { name: /^Search lessons/ })
  await button.click()
  await expect(field(page)).toBeFocused()
  await expect(page.getByRole('group', { name: 'Commands' })).toBeVisible()
  await page.keyboard.type('capabilty')
  await expect(page.getByRole('group', { name: 'Glossary' }).getByRole('option').first()).toContainText(
    'capability',
  )
  await expect(page.getByRole('status').filter({ hasText: /^\d+ results?$/ })).toHaveCount(1)
  await answered(page)
  const last = await options(page).last().getAttribute('id')
  const first = await options(page).first().getAttribute('id')
  for (const [key, id] of [
    ['ArrowUp', last],
    ['ArrowDown', first],
    ['End', last],
    ['Home', first],
  ] as const) {
    await page.keyboard.press(key)
    await expect(field(page)).toHaveAttribute('aria-activedescendant', id ?? '')
  }
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveCount(0)
  await expect(button).toBeFocused()
})

test('an id of another tool leads to its rule, and words that nobody wrote to nothing', async ({ page }) => {
  await page.goto('/help/')
  await openByKey(page, '/')
  await page.keyboard.type('DL3008')
  await expect(page.getByRole('group', { name: 'Rules' }).getByRole('option').first()).toContainText('DL3008')
  await field(page).fill('zeppelinfahrt')
  await expect(page.getByText('No result for “zeppelinfahrt”.')).toBeVisible()
  await field(page).fill('dark theme')
  await expect(options(page).first()).toContainText('Use the dark theme')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('opens inside the editor, where single keys are text', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await lab.editor.focus()
  await page.keyboard.press('/')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openByKey(page, 'Control+K')
  await page.keyboard.press('Escape')
  await expect(lab.editor).toBeFocused()
})

test('single keys can be turned off', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('drydock:singleKeys', 'off'))
  await page.goto(lessonPath('nonroot'))
  await openByKey(page, 'Control+K')
  await page.keyboard.press('Escape')
  for (const key of ['/', '?', ']']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(lessonPath('nonroot'))
})

test.describe('without the index', () => {
  test.use({ allowed: [/Failed to load resource/] })
  test('commands are found, and what is missing is said', async ({ page }) => {
    await page.context().route('**/search.json', (route) => route.abort())
    await page.goto('/glossary/')
    await openByKey(page, 'Control+K')
    await page.keyboard.type('labs')
    await expect(page.getByText('the index is not on this device yet')).toBeVisible()
    await expect(options(page).first()).toContainText('Go to Labs')
  })
})

for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
  test(`the search has no violations: ${Object.values(look).join()}`, async ({ page }) => {
    await page.emulateMedia(look)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/glossary/')
    await openByKey(page, 'Control+K')
    await expect(options(page).first()).toBeVisible()
    await expectNoViolations(page)
    await page.keyboard.type('secret')
    await expect(page.getByRole('group', { name: 'Rules' })).toBeVisible()
    await expectNoViolations(page)
  })
}
