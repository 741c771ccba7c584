import {
  fullEditor,
  holdScripts,
  labOn,
  openLab,
  plainEditor,
  replaceText,
  savedText,
} from './support/lab.ts'
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
  const release = await holdScripts(page)
  await page.goto('/labs/nonroot/', { waitUntil: 'commit' })
  const editor = labOn(page).editor
  await editor.fill('FROM scratch\n# early bird\n')
  await release()
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

const STAGES =
  'FROM python:3.13-slim AS build\ncopy app.py /a\nFROM python:3.13-slim\nCOPY --from=build /a /b\n'

test('a stage is renamed at every place, and a file is laid out', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, STAGES)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('End')
  await page.keyboard.press('F2')
  const name = page.locator('.rename-input')
  await expect(name).toHaveValue('build')
  await name.fill('1st')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The name of a stage begins with a letter')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await expect(name).toHaveValue('build')
  await name.fill('maker')
  await page.keyboard.press('Enter')
  const renamed = STAGES.replaceAll('build', 'maker')
  await expect.poll(() => savedText(page, 'nonroot')).toBe(renamed)
  await page.keyboard.press('Control+Shift+I')
  await expect.poll(() => savedText(page, 'nonroot')).toBe(renamed.replace('copy', 'COPY'))
})

test('instructions, stages and files of the context are completed, with how they are written', async ({
  page,
}) => {
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, 'FROM python:3.13-slim AS build\nFROM python:3.13-slim\n')
  const offered = page.getByRole('listbox', { name: 'Suggest' })
  await page.keyboard.type('COP')
  await expect(offered.getByRole('option', { name: /^COPY/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(offered.getByRole('option', { name: /^app\.py/ })).toBeVisible()
  await page.keyboard.type('--fr')
  await expect(offered.getByRole('option', { name: /^--from/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(offered.getByRole('option', { name: /^build/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(() => savedText(page, 'nonroot')).toContain('COPY --from=build')
  await page.keyboard.type(' /a /b')
  await page.keyboard.press('Enter')
  await page.keyboard.type('EXPOSE ')
  await expect(page.locator('.parameter-hints-widget')).toContainText('EXPOSE port')
})

test('from problem to problem and to its fix by keyboard, in both editors', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  const broken = 'FROM python:3.13-slim\nWORKDIR /app\ncopy app.py ./\nUSER 1000\n'
  const mended = broken.replace('copy', 'COPY')
  await replaceText(page, lab.editor, broken)
  await expect(lab.problems).toContainText('Line 3')
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('F8')
  await expect(page.getByText('Line 3, column 1')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+.')
  await expect(page.locator('.action-widget').first()).toContainText('COPY')
  await page.keyboard.press('Enter')
  await expect.poll(() => savedText(page, 'nonroot')).toBe(mended)

  await plainEditor(page)
  await replaceText(page, lab.editor, broken)
  const problem = page.getByRole('group', { name: 'Problem in this file' })
  await expect(problem).toContainText('line 3')
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('F8')
  await expect(page.getByText('Line 3, column 1')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+.')
  await expect(lab.editor).toHaveValue(mended)
  await expect(lab.editor).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(lab.editor).toHaveValue(broken)
})

test('the Tab key leaves the editor when it is asked to, and on the next visit too', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  const mode = page.getByRole('button', { name: /^Tab key moves focus/ })
  await expect(mode).toHaveAccessibleName(/off/)
  await expect(lab.editor).toHaveAccessibleDescription(/Tab key moves focus: off/)
  await lab.editor.focus()
  await page.keyboard.press('Control+m')
  await expect(mode).toHaveAccessibleName(/on/)
  await page.keyboard.press('Tab')
  await expect(lab.editor).not.toBeFocused()
  await page.reload()
  await fullEditor(page)
  await expect(mode).toHaveAccessibleName(/on/)
})

test('the plain editor keeps indentation, and Tab leaves it', async ({ page }) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  await replaceText(page, lab.editor, 'RUN a \\\n    b')
  // The tools of the plain editor are there with the first problem.
  await expect(page.getByRole('group', { name: 'Problem in this file' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('c')
  await expect(lab.editor).toHaveValue('RUN a \\\n    b\n    c')
  await page.keyboard.press('Tab')
  await expect(lab.editor).not.toBeFocused()
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
