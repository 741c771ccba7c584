import { fullEditor, labOn, openLab, plainEditor, replaceText, savedText } from './support/lab.ts'
import { expect, solution, starter, test } from './support/test.ts'

test('the plain editor does the whole job, and stays chosen', async ({ page }) => {
  await page.goto('/labs/cache-order/')
  await plainEditor(page)
  const lab = labOn(page)
  await expect(lab.editor).toHaveValue(starter('cache-order'))
  await lab.check.click()
  await expect(lab.result).toContainText('Attempt 1.')
  await replaceText(page, lab.editor, solution('cache-order'))
  await lab.check.click()
  await expect(lab.passed).toBeVisible()
  await page.reload()
  await expect(lab.editor).toHaveValue(solution('cache-order'))
  await expect(page.getByRole('checkbox', { name: 'Plain editor' })).toBeChecked()
})

test('the full editor takes over text, selection and focus', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  // Holds back the editor's code, so that there is time to type in the plain one.
  await page.route(/\/_next\/static\/.*\.js$/, async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    if (body.includes('editor.action.clipboardCopyAction')) await held
    await route.fulfill({ response, body })
  })
  await page.goto('/labs/nonroot/')
  const lab = labOn(page)
  await lab.editor.click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('# typed early\n')
  await expect.poll(() => savedText(page, 'nonroot')).toContain('# typed early\n')
  release()
  await fullEditor(page)
  await expect(lab.editor).toBeFocused()
  await page.keyboard.type('# typed late')
  await expect(page.locator('.view-lines')).toContainText('# typed early')
  await expect.poll(() => savedText(page, 'nonroot')).toBe(`# typed early\n# typed late${starter('nonroot')}`)
})

test('text typed before the scripts have come is kept', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/_next\/static\/.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/labs/nonroot/', { waitUntil: 'commit' })
  const editor = labOn(page).editor
  await editor.fill('FROM scratch\n# early bird\n')
  release()
  await fullEditor(page)
  await expect(page.locator('.view-lines')).toContainText('# early bird')
})

test('goes back to the plain editor and to the full one without losing text', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, 'FROM scratch\n')
  await plainEditor(page)
  await expect(lab.editor).toHaveValue('FROM scratch\n')
  await lab.editor.fill('FROM scratch\nUSER 1\n')
  await page.getByRole('checkbox', { name: 'Plain editor' }).uncheck()
  await fullEditor(page)
  await expect(page.locator('.view-lines')).toContainText('USER 1')
})

test('read-only files open beside the Dockerfile', async ({ page }) => {
  await openLab(page, 'nonroot')
  const tabs = page.getByRole('tablist', { name: 'Files' })
  await tabs.getByRole('tab', { name: /^app\.py/ }).click()
  await expect(page.getByRole('textbox', { name: 'app.py, read only' })).toBeVisible()
  await expect(page.locator('.view-lines')).toContainText('from flask import Flask')
  await page.keyboard.press('Home')
  await expect(page.getByRole('textbox', { name: 'Dockerfile editor' })).toBeVisible()
})

test.describe('where the full editor cannot be loaded', () => {
  test.use({ allowed: [/ERR_FAILED|Failed to load|ChunkLoadError/] })

  test('the plain one stays, says so, and passes the lab', async ({ page }) => {
    await page.route(/\/_next\/static\/.*\.js$/, async (route) => {
      const response = await route.fetch()
      // A script that the page no longer waits for has no body left.
      const body = await response.text().catch(() => null)
      if (body === null || body.includes('editor.action.clipboardCopyAction')) await route.abort()
      else await route.fulfill({ response, body })
    })
    await page.goto('/labs/nonroot/')
    const lab = labOn(page)
    await expect(page.getByText('The full editor could not be loaded.')).toBeVisible()
    await replaceText(page, lab.editor, solution('nonroot'))
    await lab.check.click()
    await expect(lab.passed).toBeVisible()
  })
})
