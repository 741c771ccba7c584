import type { Locator, Page } from '@playwright/test'

import { openLab } from './support/lab.ts'
import { expect, lessonPath, test } from './support/test.ts'

/** What a screen reader would be told of the place where the focus is: a name, or the text of it; none where it was lost. */
const place = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at === document.body ? '' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim()
  })

/** Presses a button by key: it, or what it is about, is gone then, and the focus is at a place that fits. */
async function press(page: Page, button: Locator, goesTo: RegExp) {
  await button.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => place(page)).toMatch(goesTo)
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

test('in a lab the focus stays near to what was pressed', async ({ page }) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  await press(page, button(page, 'Show hint 1'), /^Hint 1/)
  for (const attempt of [1, 2, 3]) {
    await lab.check.press('Enter')
    await expect(lab.result).toContainText(`Attempt ${attempt}.`)
  }
  await press(page, button(page, 'Close the ways on'), /./)
  await button(page, 'Reset').press('Enter')
  await press(page, button(page, 'Undo'), /^Reset$/)
  await lab.editor.fill('')
  await press(page, button(page, 'Put the start back'), /./)
})

test('F6 leads to the way back while it is there', async ({ page }) => {
  await openLab(page, 'nonroot', 'plain')
  await button(page, 'Reset').press('Enter')
  await page.keyboard.press('Shift+F6')
  await expect.poll(() => place(page)).toMatch(/^Every file is back to the start/)
  await page.keyboard.press('Tab')
  await expect(button(page, 'Undo')).toBeFocused()
})

test('on the page of rules, in a lesson, and from page to page', async ({ page }) => {
  await page.goto('/rules/?q=apt')
  await press(page, button(page, 'Clear'), /./)
  await page.goto(lessonPath('nonroot'))
  const question = page.getByRole('group', { name: /^Question 1 of/ })
  await question.getByRole('radio').first().press(' ')
  await press(page, question.getByRole('button', { name: 'Try again' }), /^$|./)
  await expect(question.getByRole('radio').first()).toBeFocused()
  const next = page.getByRole('navigation', { name: 'Lessons' }).getByRole('link', { name: /^Next/ })
  await next.press('Enter')
  await expect(page).not.toHaveURL(lessonPath('nonroot'))
  await expect.poll(() => place(page)).toMatch(/./)
})

test('whoever presses beside everything has no focus, and gets none', async ({ page }) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  await button(page, 'Share').focus()
  await page.getByText('not checked yet, pass at 80').click()
  await expect.poll(() => place(page)).not.toBe('Share')
  await lab.editor.evaluate((element) => element.dispatchEvent(new Event('input', { bubbles: true })))
  await expect(lab.problems).toBeVisible()
  expect(await place(page)).not.toBe('Share')
})
