import { labOn, replaceText } from './support/lab.ts'
import { expect, solution, test } from './support/test.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('a lab is passed on a phone, with the editor as a sheet', async ({ page }) => {
  await page.goto('/labs/nonroot/')
  const lab = labOn(page)
  await expect(lab.editor).toBeHidden()
  await page.getByRole('button', { name: 'Open editor' }).tap()
  await expect(page.locator('.monaco-editor')).toHaveCount(0)
  await replaceText(page, lab.editor, solution('nonroot'))
  await page.getByRole('button', { name: '[', exact: true }).tap()
  await expect(lab.editor).toHaveValue(`${solution('nonroot')}[`)
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect(lab.editor).toHaveValue(solution('nonroot'))
  await lab.check.tap()
  await expect(lab.result).toContainText('Lab passed')
  await page.goBack()
  await expect(lab.passed).toBeVisible()
  await expect(page).toHaveURL(/\/labs\/nonroot\/$/)
})

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/labs/nonroot/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
