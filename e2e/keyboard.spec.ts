import { fullEditor, labOn, paste, plainEditor, tabTo } from './support/lab.ts'
import { expect, labTitle, lessonPath, solution, test } from './support/test.ts'

test('from the lesson to a passed lab without a pointer', async ({ page }) => {
  await page.goto(lessonPath('nonroot'))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, `Open lab: ${labTitle('nonroot')}`, 'link')
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
