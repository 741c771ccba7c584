import type { Page } from '@playwright/test'

import { fullEditor, labOn, plainEditor } from './support/lab.ts'
import { expect, lessonPath, solution, test } from './support/test.ts'

/** Presses Tab until the element with this role and name has the focus. */
async function tabTo(
  page: Page,
  name: RegExp | string,
  role: 'link' | 'button' | 'textbox' | 'tab',
  key = 'Tab',
) {
  const target = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 90; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return target
    await page.keyboard.press(key)
  }
  throw new Error(`Tab never reached the ${role} ${String(name)}`)
}

async function paste(page: Page, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+V')
}

test('from the lesson to a passed lab without a pointer', async ({ page }) => {
  await page.goto(lessonPath('nonroot'))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: /^Lab: / }).getByRole('link')
  await tabTo(page, (await card.textContent()) ?? '', 'link')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/labs\/nonroot\/$/)
  await fullEditor(page)
  const lab = labOn(page)

  await tabTo(page, 'Dockerfile editor', 'textbox')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(lab.result).toContainText('Attempt 1.')
  await expect(lab.editor).toBeFocused()

  await paste(page, solution('nonroot'))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(lab.result).toContainText('Lab passed')

  // The way out of the editor: Ctrl M frees the Tab key, and the status bar says so.
  await page.keyboard.press('Control+m')
  await expect(page.getByRole('button', { name: /^Tab key moves focus: on/ })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(lab.editor).not.toBeFocused()
  await tabTo(page, /^(Next: |Back to the course)/, 'link', 'Shift+Tab')

  await page.reload()
  await expect(lab.passed).toBeVisible()
})

test('the plain editor lets Tab through at once', async ({ page }) => {
  await page.goto('/labs/nonroot/')
  await fullEditor(page)
  await plainEditor(page)
  const lab = labOn(page)
  await lab.editor.focus()
  await page.keyboard.press('Tab')
  await expect(lab.editor).not.toBeFocused()
})

test('F6 goes round the regions, and Ctrl S does not leave the page', async ({ page }) => {
  await page.goto('/labs/nonroot/')
  await fullEditor(page)
  await page.keyboard.press('F6')
  await expect(page.getByRole('region', { name: 'Brief, objectives and hints' })).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByRole('region', { name: 'Editor and problems' })).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(page.getByRole('region', { name: 'Brief, objectives and hints' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page).toHaveURL(/\/labs\/nonroot\/$/)
})
