import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { replaceText } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const QUAY = 'FROM alpine:3.22\nMAINTAINER crane@quay.test\nENV QUAY_TOKEN=abc\nUSER 10001\nCMD ["crane"]\n'

async function openPlayground(page: Page, address = '/playground/') {
  await page.addInitScript(() => localStorage.setItem('drydock:editor', 'plain'))
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/thing|Nothing/)
  return {
    editor: page.getByRole('textbox', { name: 'Dockerfile editor' }),
    findings: page.getByRole('region', { name: 'Results' }),
    score: page.getByRole('img', { name: /of 100 points/ }),
    button: (name: string) => page.getByRole('button', { name, exact: true }),
  }
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8')
}

test('a pasted file is checked, mended, kept, exported and shared', async ({ page, context }) => {
  const { editor, findings, button } = await openPlayground(page)
  await replaceText(page, editor, QUAY)
  await expect(findings.getByText('QUAY_TOKEN').first()).toBeVisible()
  await expect(findings.getByText('secret-in-env-or-arg')).toBeVisible()
  await expect(findings.getByText('maintainer-deprecated')).toBeVisible()
  await findings.getByRole('button', { name: /^Why: .*line 3/ }).click()
  await expect(findings.getByRole('link', { name: 'Read the rule' })).toBeVisible()

  await findings.getByRole('button', { name: /^Fix \d+ for me$/ }).click()
  await expect(editor).not.toHaveValue(/MAINTAINER/)
  await expect(findings.getByText('maintainer-deprecated')).toHaveCount(0)
  const mended = await editor.inputValue()

  await button('Report').click()
  const sarif = page.waitForEvent('download')
  await button('Download SARIF').click()
  const log = JSON.parse(await textOf(await sarif))
  expect(log.version).toBe('2.1.0')
  expect(log.runs[0].tool.driver.name).toBe('drydock')
  expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain(
    'secret-in-env-or-arg',
  )
  const report = page.waitForEvent('download')
  await button('Download Markdown').click()
  expect(await textOf(await report)).toMatch(/# Drydock report[^]*secret-in-env-or-arg/)
  const file = page.waitForEvent('download')
  await button('Download the file').click()
  expect(await textOf(await file)).toBe(mended)
  await page.keyboard.press('Escape')

  await button('Share').click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('take real secrets out')
  const link = page.getByRole('textbox', { name: 'Link' })
  await expect(link).toHaveValue(/#v1\./)
  const address = await link.inputValue()
  await page.keyboard.press('Escape')

  await page.reload()
  await expect(editor).toHaveValue(mended)

  const other = await context.newPage()
  const opened = await openPlayground(other, new URL(address).pathname + new URL(address).hash)
  await expect(other.getByText('These files came with a link.')).toBeVisible()
  await expect(opened.editor).toHaveValue(mended)
  await opened.button('Back to my files').click()
  await expect(other).toHaveURL(/\/playground\/$/)
  await expect(opened.editor).toHaveValue(mended)
})

test('a folder is dropped: files know of each other', async ({ page }) => {
  const { findings, button, editor } = await openPlayground(page)
  await page.evaluate(() => {
    const file = (name: string, text: string) => ({
      isFile: true,
      isDirectory: false,
      name,
      file: (take: (file: File) => void) => take(new File([text], name)),
    })
    const folder = (name: string, entries: unknown[]) => ({
      isFile: false,
      isDirectory: true,
      name,
      createReader: () => ({
        readEntries: (take: (entries: unknown[]) => void) => take(entries.splice(0, 100)),
      }),
    })
    const many = Array.from({ length: 5000 }, (_, index) => file(`crate-${index}.txt`, ''))
    const quay = folder('quay', [
      file('Dockerfile', 'FROM alpine:3.22\nCOPY crane.py /\nUSER 10001\nCMD ["crane"]\n'),
      file('.dockerignore', '*.py\n'),
      file('crane.py', 'print(1)'),
      file('compose.yaml', 'services:\n  crane:\n    build: .\n'),
      file('logo.sh', 'a\0b'),
      folder('node_modules', [file('Dockerfile', 'FROM x')]),
      folder('crates', many),
    ])
    const event = new Event('drop', { bubbles: true, cancelable: true })
    const items = [{ kind: 'file', webkitGetAsEntry: () => quay }]
    Object.assign(event, { dataTransfer: { types: ['Files'], items, files: [] } })
    document.body.dispatchEvent(event)
  })
  await expect(page.getByText('The folder quay was opened.')).toBeVisible()
  await expect(page.getByText('Not looked into: node_modules.')).toBeVisible()
  await expect(page.getByText('Not a text, so not read: logo.sh.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(3)
  await expect(editor).toHaveValue(/crane\.py/)
  await expect(findings.getByText('copy-ignored-file')).toBeVisible()
  await expect(findings.getByRole('button', { name: /^compose\.yaml, line/ }).first()).toBeVisible()

  await button('Clear all files').click()
  await expect(page.getByRole('heading', { name: 'Nothing is open' })).toBeVisible()
  await button('Undo').click()
  await expect(findings.getByText('copy-ignored-file')).toBeVisible()
})

test('a link that is cut opens nothing, and what was typed stays', async ({ page }) => {
  const { editor } = await openPlayground(page)
  await replaceText(page, editor, QUAY)
  await expect(page.getByText('secret-in-env-or-arg')).toBeVisible()
  await page.goto('/playground/#v1.ZZZZ')
  await page.reload()
  await expect(page.getByText('The link could not be opened.')).toBeVisible()
  await expect(editor).toHaveValue(QUAY)
})

test('a file whose name says nothing is read as what the student says', async ({ page }) => {
  const { findings } = await openPlayground(page)
  await page
    .getByLabel('Files to open')
    .setInputFiles({ name: 'quay.txt', mimeType: 'text/plain', buffer: Buffer.from('the quay\n') })
  const kind = page.getByRole('combobox', { name: 'Read as' })
  await expect(kind).toHaveValue('')
  await kind.selectOption('dockerfile')
  await expect(findings.getByRole('img', { name: '0 of 100 points' })).toBeVisible()
  await kind.selectOption('shell')
  await expect(findings.getByRole('img', { name: /^[1-9]\d* of 100 points/ })).toBeVisible()
})

test('the X-ray opens for the Dockerfile', async ({ page }) => {
  const { button } = await openPlayground(page)
  await button('Open X-ray').click()
  await expect(page.getByRole('heading', { name: 'Final image', exact: true })).toBeVisible()
  await button('Findings').click()
  await expect(page.getByRole('list', { name: 'Score by category' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('has no violations, with findings, with nothing and with a question open', async ({ page }) => {
      const { button } = await openPlayground(page)
      await expect(button('Open X-ray')).toBeVisible()
      await expectNoViolations(page)
      await button('Share').click()
      await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#v1/)
      await expectNoViolations(page)
      await page.keyboard.press('Escape')
      await button('Clear all files').click()
      await expect(page.getByRole('heading', { name: 'Nothing is open' })).toBeVisible()
      await expectNoViolations(page)
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true })
  test('the results stand below the editor, and nothing scrolls sideways', async ({ page }) => {
    const { editor, findings } = await openPlayground(page)
    await expect(editor).toBeVisible()
    const between = async () => {
      const [above, below] = [await editor.boundingBox(), await findings.boundingBox()]
      return above && below && below.y - above.y - above.height
    }
    await expect.poll(between).toBeGreaterThan(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await expectNoViolations(page)
  })
})
