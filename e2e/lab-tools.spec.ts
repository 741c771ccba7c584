import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { fullEditor, labOn, openLab, replaceText, savedText } from './support/lab.ts'
import { expect, solution, starter, test } from './support/test.ts'

const more = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** What the line between two panes tells: as soon as it is how large the pane is where it stands now. */
async function sizeOf(line: Locator): Promise<number> {
  const differs = () =>
    line.evaluate((element) => {
      const { width, height } = document
        .getElementById(element.getAttribute('aria-controls') ?? '')!
        .getBoundingClientRect()
      const size = element.getAttribute('aria-orientation') === 'vertical' ? width : height
      return Number(element.getAttribute('aria-valuenow')) - Math.round(size)
    })
  await expect.poll(differs).toBe(0)
  return Number(await line.getAttribute('aria-valuenow'))
}
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

test('panes are sized by keyboard, by pointer and by buttons, and stay so', async ({ page }) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  const width = page.getByRole('separator', { name: 'Width of the brief' })
  await expect(width).toHaveAttribute('aria-valuenow', '372')
  await width.press('ArrowRight')
  await width.press('Shift+ArrowRight')
  await expect(width).toHaveAttribute('aria-valuenow', '452')
  await width.press('Home')
  await expect(width).toHaveAttribute('aria-valuenow', '240')
  await width.press('Enter')
  await expect(width).toHaveAttribute('aria-valuenow', '372')
  await page.getByRole('button', { name: 'Width of the brief: larger' }).click()
  await expect(width).toHaveAttribute('aria-valuenow', '436')
  await expectNoViolations(page)

  const height = page.getByRole('separator', { name: 'Height of the results' })
  const box = (await height.boundingBox())!
  expect(box.height).toBeGreaterThanOrEqual(24)
  const [x, y] = [box.x + box.width * 0.6, box.y + 12]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - 100, { steps: 4 })
  await page.mouse.up()
  await expect(height).toHaveAttribute('aria-valuenow', '352')
  await page.setViewportSize({ width: 1280, height: 420 })
  await expect.poll(async () => Number(await height.getAttribute('aria-valuenow'))).toBeLessThanOrEqual(258)
  await page.setViewportSize({ width: 1280, height: 720 })

  // The size is there before the first draw, so nothing moves when the scripts come.
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as unknown as { value: number }[]
      const sum = Number(document.documentElement.dataset['shift'] ?? 0)
      document.documentElement.dataset['shift'] = String(shifts.reduce((all, { value }) => all + value, sum))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.reload()
  await expect(width).toHaveAttribute('aria-valuenow', '436')
  await expect(height).toHaveAttribute('aria-valuenow', '352')
  await expect(lab.problems).toBeVisible()
  const shift = await page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0))
  expect(shift).toBeLessThan(0.02)

  await page.keyboard.press('Alt+X')
  const beside = page.getByRole('separator', { name: 'Width of the X-ray' })
  const before = await sizeOf(beside)
  await beside.press('ArrowRight')
  await expect(beside).toHaveAttribute('aria-valuenow', String(before - 16))
})

test('files are taken in, refused with a reason, put back and given out', async ({ page }) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  const chooser = page.waitForEvent('filechooser')
  await more(page, 'Upload a file')
  await (
    await chooser
  ).setFiles({ name: 'mine.txt', mimeType: 'text/plain', buffer: Buffer.from('FROM quay\r\n') })
  await expect(lab.editor).toHaveValue('FROM quay\n')
  await toast(page, 'Dockerfile was replaced.').getByRole('button', { name: 'Undo' }).click()
  await expect(lab.editor).toHaveValue(starter('nonroot'))

  const again = page.waitForEvent('filechooser')
  await more(page, 'Upload a file')
  await (await again).setFiles({ name: 'Dockerfile', mimeType: '', buffer: Buffer.from([0, 1, 2]) })
  const dialog = page.getByRole('dialog', { name: 'Not opened' })
  await expect(dialog).toContainText('is not a text file')
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Done' }).click()

  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['FROM dropped\n'], 'Dockerfile'))
    return data
  })
  await page
    .getByRole('region', { name: 'Editor and problems' })
    .dispatchEvent('drop', { dataTransfer: dropped })
  await expect(lab.editor).toHaveValue('FROM dropped\n')

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused()
  const one = page.waitForEvent('download')
  await more(page, 'Download Dockerfile')
  expect(readFileSync(await (await one).path(), 'utf8')).toBe('FROM dropped\n')
  const all = page.waitForEvent('download')
  await more(page, 'Download all as .zip')
  const archive = await all
  expect(archive.suggestedFilename()).toBe('nonroot.zip')
  expect(readFileSync(await archive.path(), 'latin1')).toContain('nonroot/app.py')

  await lab.editor.fill('')
  await page.getByRole('button', { name: 'Put the start back' }).click()
  await expect(lab.editor).toHaveValue(starter('nonroot'))
})

test('a link brings the files as a copy, which the student takes or leaves', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const lab = await openLab(page, 'nonroot', 'plain')
  await lab.editor.fill('FROM shared\n')
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(toast(page, 'Link copied. It holds your files, so leave real secrets out.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).hash).toMatch(/^#v1\./)

  await lab.editor.fill('FROM mine\n')
  await expect.poll(() => savedText(page, 'nonroot')).toBe('FROM mine\n')
  await page.goto('/labs/')
  await page.goto(link)
  const bar = page.getByRole('region', { name: 'Files from a link' })
  await expect(bar).toContainText('These files came with a link')
  const shown = page.getByRole('textbox', { name: /^Dockerfile/ })
  await expect(shown).toHaveValue('FROM shared\n')
  await expect(shown).not.toBeEditable()
  await lab.check.click()
  await expect(lab.result).toContainText('Check is for your own files')
  await expectNoViolations(page)
  expect(await savedText(page, 'nonroot')).toBe('FROM mine\n')
  await bar.getByRole('button', { name: 'Use them' }).click()
  await expect(lab.editor).toHaveValue('FROM shared\n')
  expect(new URL(page.url()).hash).toBe('')
  await toast(page, 'are yours now').getByRole('button', { name: 'Undo' }).click()
  await expect(lab.editor).toHaveValue('FROM mine\n')

  await page.goto('/labs/')
  await page.goto(link.slice(0, -6))
  await expect(bar).toContainText('This link is damaged')
  await bar.getByRole('button', { name: 'Keep mine' }).click()
  await expect(lab.editor).toHaveValue('FROM mine\n')
})

test('a link that cannot be copied is there to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
  })
  await openLab(page, 'nonroot', 'plain')
  await page.getByRole('button', { name: 'Share' }).click()
  const field = page.getByRole('textbox', { name: 'Link to your files' })
  await expect(field).toHaveValue(/\/labs\/nonroot\/#v1\./)
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
})

test('keys open files and panels, go round the regions and say that the work is saved', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('textbox', { name: /, read only$/ })).toBeFocused()
  await page.keyboard.press('Alt+1')
  await expect(lab.editor).toBeFocused()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(lab.result).toHaveText('Saved on this device.')
  await page.keyboard.press('Alt+P')
  await expect(page.getByRole('tab', { name: /^Problems/ })).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByRole('region', { name: 'Brief, objectives and hints' })).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(page.getByRole('region', { name: 'Results' })).toBeFocused()
  await expect(lab.check).toHaveAttribute('aria-keyshortcuts', 'Control+Enter Meta+Enter')
})

test('after three checks help is offered, once; a pass says what was done', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  const help = page.getByRole('region', { name: 'Ways on' })
  for (const attempt of [1, 2, 3]) {
    await expect(help).toHaveCount(0)
    await lab.check.click()
    await expect(lab.result).toContainText(`Attempt ${attempt}.`)
  }
  await expect(help).toContainText('3 checks so far')
  await expectNoViolations(page)
  await help.getByRole('button', { name: 'Show hint 1' }).click()
  await expect(lab.brief).toContainText('1 of 3 shown')
  await help.getByRole('button', { name: 'Close the ways on' }).click()
  await expect(help).toHaveCount(0)
  await replaceText(page, lab.editor, solution('nonroot'))
  await lab.check.click()
  await expect(lab.passed).toContainText(/New with this check:\s*The container does not run as root/)
  await replaceText(page, lab.editor, solution('nonroot').replace(/^USER .*\n/m, ''))
  await lab.check.click()
  await expect(lab.brief.getByText(/Changed since: Dockerfile, line \d+\./).first()).toBeVisible()
})

test('two tabs with one lab stay in step, and never write over each other unasked', async ({
  page,
  context,
}) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  const other = await context.newPage()
  await other.addInitScript(() => localStorage.setItem('drydock:editor', 'plain'))
  await other.goto('/labs/nonroot/')
  const there = labOn(other)
  await expect(other.getByRole('checkbox', { name: 'Plain editor' })).toBeChecked()
  await there.editor.fill('FROM other\n')
  await expect(lab.editor).toHaveValue('FROM other\n')

  // Both at once: what is typed here is not saved yet when the other tab has saved.
  await page.evaluate(() => {
    const draft = localStorage.getItem('drydock:draft:nonroot') ?? ''
    const theirs = JSON.stringify({
      ...JSON.parse(draft),
      files: { Dockerfile: 'FROM third\n' },
      savedAt: Date.now() + 1,
    })
    document.addEventListener('input', () =>
      dispatchEvent(new StorageEvent('storage', { key: 'drydock:draft:nonroot', newValue: theirs })),
    )
  })
  await lab.editor.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('#')
  const bar = page.getByRole('region', { name: 'This lab in another tab' })
  await expect(bar).toContainText(/which saved at \d\d:\d\d/)
  await expectNoViolations(page)
  await bar.getByRole('button', { name: 'Keep mine' }).click()
  await expect(lab.editor).toHaveValue('#FROM other\n')
  await expect(there.editor).toHaveValue('#FROM other\n')
})

test('the full editor follows what is taken in', async ({ page }) => {
  await openLab(page, 'nonroot')
  const chooser = page.waitForEvent('filechooser')
  await more(page, 'Upload a file')
  await (await chooser).setFiles({ name: 'Dockerfile', mimeType: '', buffer: Buffer.from('FROM taken\n') })
  await expect(page.locator('.view-lines')).toContainText('FROM taken')
  await fullEditor(page)
})

test('what a comment holds back is told apart, with the line and the reason of the comment', async ({
  page,
}) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  const open = lab.problems.getByRole('listitem').filter({ hasText: 'world-writable' })
  await expect(open).toHaveCount(1)
  const text = starter('nonroot').replace(
    'RUN mkdir',
    '# drydock ignore=world-writable -- a volume\nRUN mkdir',
  )
  await replaceText(page, lab.editor, text)
  await expect(open).toHaveCount(0)
  const held = page.getByRole('list', { name: 'Held back by comments' }).getByRole('listitem')
  await expect(held).toContainText('Held back by a comment on line 9: a volume')
  await held.getByRole('button').click()
  await expect(page.getByText('Line 9, column')).toBeVisible()
})
