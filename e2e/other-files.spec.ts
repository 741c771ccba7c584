import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

import { labOn, openLab, replaceText } from './support/lab.ts'
import { expect, solution, test } from './support/test.ts'

const LAB = 'content/first-steps/build-tag-run/labs/run-it-right'
const ANSWER = readFileSync(`${LAB}/solution/answer.sh`, 'utf8')

/** A lab about a command line, in the plain editor, as one who chose it on an earlier visit. */
async function openScript(page: Page) {
  await page.addInitScript(() => localStorage.setItem('drydock:editor', 'plain'))
  await page.goto('/labs/run-it-right/')
  await expect(page.getByRole('checkbox', { name: 'Plain editor' })).toBeChecked()
  return { ...labOn(page), editor: page.getByRole('textbox', { name: 'answer.sh editor' }) }
}

test('a command line is mended and passes', async ({ page }) => {
  await page.goto('/learn/first-steps/build-tag-run/')
  await page.getByRole('region', { name: 'Lab: Run flags that mean something' }).getByRole('link').click()
  await expect(page).toHaveURL(/\/labs\/run-it-right\/$/)
  const lab = await openScript(page)
  await expect(lab.editor).toHaveValue(/FRONTEND_URL='\*'/)
  await expect(page.getByRole('tab', { name: /^Problems/ })).toBeVisible()
  await expect(page.getByRole('tab', { name: /X-ray/ })).toHaveCount(0)

  await lab.check.click()
  await expect(lab.result).toHaveText(/^Attempt 1\. 2 of 5 objectives met, 20 points\. Next: .+\.$/)
  await expect(lab.brief.getByRole('button', { name: 'answer.sh, line 1' }).first()).toBeVisible()

  await lab.editor.clear()
  await lab.editor.pressSequentially(ANSWER)
  await lab.check.click()
  await expect(lab.result).toHaveText(/^Attempt 2\. Lab passed\. 5 of 5 objectives met, 100 points\.$/)
  await expect(lab.passed.getByRole('heading')).toHaveText('Lab passed, 100 points')
  await expect(lab.score).toHaveAccessibleName(/^100 of 100 points/)
})

test('a quote that never ends cannot be graded, and counts no attempt', async ({ page }) => {
  const lab = await openScript(page)
  await replaceText(page, lab.editor, `# the demo\n${ANSWER.replace("3000'", '3000')}`)
  await lab.check.click()
  await expect(lab.result).toHaveText(/^Cannot grade yet, line 4: /)
  await expect(lab.brief).toContainText('this attempt is not counted')
  await expect(lab.passed).toBeHidden()
  await replaceText(page, lab.editor, ANSWER)
  await lab.check.click()
  await expect(lab.result).toContainText('Attempt 1.')
  await expect(lab.passed).toBeVisible()
})

test('what is wrong with a command is said while it is typed', async ({ page }) => {
  const lab = await openScript(page)
  const open = lab.problems.getByRole('listitem').filter({ hasText: 'cli-publish-all-interfaces' })
  await expect(open).toContainText('Line 1')
  await replaceText(page, lab.editor, ANSWER)
  await expect(open).toHaveCount(0)
})

/** Sentences and names that only the code about other files holds: one of scripts, one of compose files. */
const MARKS = ['the shell cannot read this', 'compose-undefined-reference']

/** Which marks are in the code that a page and its worker have asked for. */
async function marksIn(page: Page, visit: () => Promise<void>): Promise<readonly string[]> {
  const asked = new Set<string>()
  page.context().on('request', (request) => {
    if (/\.js(?:\?|$)/.test(request.url())) asked.add(request.url())
  })
  await visit()
  const texts = await Promise.all([...asked].map(async (url) => (await page.request.get(url)).text()))
  expect(texts.length).toBeGreaterThan(3)
  return MARKS.filter((mark) => texts.some((text) => text.includes(mark)))
}

test('a lab of Dockerfiles loads nothing about other files; a lab of commands does', async ({ page }) => {
  const dockerfiles = await marksIn(page, async () => {
    const lab = await openLab(page, 'nonroot', 'plain')
    await replaceText(page, lab.editor, solution('nonroot'))
    await lab.check.click()
    await expect(lab.passed).toBeVisible()
  })
  expect(dockerfiles).toEqual([])
  const commands = await marksIn(page, async () => {
    const lab = await openScript(page)
    await replaceText(page, lab.editor, ANSWER)
    await lab.check.click()
    await expect(lab.passed).toBeVisible()
  })
  expect(commands).toEqual(MARKS)
})
