import type { Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { openLab, replaceText, savedText } from './support/lab.ts'
import { expect, solution, starter, test } from './support/test.ts'

const panelOf = (page: Page) => page.getByRole('tabpanel', { name: 'Solution' })

test('the solution stays away until it is revealed; then each change can be applied and taken back', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('solution.json') && asked.push(request.url()))
  const lab = await openLab(page, 'nonroot')
  const panel = panelOf(page)
  await page.keyboard.press('Alt+D')
  await expect(page.getByRole('tab', { name: 'Solution' })).toBeFocused()
  await expect(panel.getByRole('heading', { name: 'The solution opens at 80 points' })).toBeVisible()
  await expectNoViolations(page)
  expect(asked).toEqual([])

  await panel.getByRole('button', { name: 'Reveal anyway' }).press('Enter')
  await expect(lab.result).toContainText('The record says that it was seen')
  await expect(panel.getByRole('heading', { name: 'Another way to write it' })).toBeVisible()
  await expect(panel.getByRole('group', { name: 'The solution, lines 6 to 9' })).toContainText(
    'ARG APP_UID=10001',
  )
  const first = panel.getByRole('listitem').filter({ hasText: 'Change 1 of 2' })
  await expect(first.getByRole('list', { name: 'Why' })).toContainText('keeps the login log from growing')
  await panel.getByRole('button', { name: 'Side by side' }).click()
  await expectNoViolations(page)

  await panel.getByRole('button', { name: 'Apply change 1 to Dockerfile' }).press('Enter')
  await expect(lab.result).toHaveText('Applied to Dockerfile: replaces lines 6 and 7 with 4 lines.')
  await expect(panel.getByRole('button', { name: 'Apply change 1 to Dockerfile' })).toBeFocused()
  await expect(page.locator('.view-lines')).toContainText('ARG APP_UID=10001')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.locator('.view-lines')).toContainText('ARG RUN_AS=shop')
  await expect.poll(() => savedText(page, 'nonroot')).toBe(starter('nonroot'))

  await page.reload()
  await page.getByRole('tab', { name: 'Solution' }).click()
  await expect(panel.getByRole('heading', { name: 'Another way to write it' })).toBeVisible()
})

test('every change applied in the plain editor is the solution, and passes', async ({ page }) => {
  const lab = await openLab(page, 'nonroot', 'plain')
  const panel = panelOf(page)
  await page.getByRole('tab', { name: 'Solution' }).click()
  await panel.getByRole('button', { name: 'Reveal anyway' }).click()
  const apply = panel.getByRole('button', { name: /^Apply change 1/ })
  for (const left of [1, 0]) {
    await apply.click()
    await expect(panel.getByRole('button', { name: /^Apply change/ })).toHaveCount(left)
  }
  await expect(panel.getByRole('heading', { name: 'Another way to write it' })).toBeFocused()
  await expect(panel.getByRole('region', { name: 'Dockerfile' })).toContainText('Same as yours')
  await expect(lab.editor).toHaveValue(solution('nonroot'))
  await lab.check.click()
  await expect(lab.passed).toContainText('solution seen')
})

test.describe('a solution that does not come at once', () => {
  test.use({ allowed: [/status of 404/] })
  test('opens by itself at the pass mark, and can be asked for again', async ({ page, context }) => {
    const lab = await openLab(page, 'cache-order', 'plain')
    await replaceText(page, lab.editor, `# harbour\n${solution('cache-order')}`)
    await lab.check.click()
    await expect(lab.passed).toContainText('no hints.')
    const panel = panelOf(page)
    await context.route('**/solution.json', (route) => route.fulfill({ status: 404, body: 'no' }))
    await page.getByRole('tab', { name: 'Solution' }).click()
    await expect(panel.getByRole('alert')).toContainText('The solution could not be loaded')
    await context.unroute('**/solution.json')
    await panel.getByRole('button', { name: 'Try again' }).click()
    await expect(panel.getByRole('listitem').filter({ hasText: 'Change 1 of 1' })).toContainText(
      'Leaves out line 1.',
    )
  })
})

test.describe('a lab that was changed', () => {
  const OLD = 'FROM python:3.12-slim\n'
  const mine = `# mine\n${OLD}${starter('nonroot').split('\n').slice(1).join('\n')}`
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(
      (files) => {
        if (localStorage.getItem('drydock:draft:nonroot')) return
        const draft = { version: 1, hash: 'older', hints: {}, savedAt: 1, ...files }
        localStorage.setItem('drydock:draft:nonroot', JSON.stringify(draft))
      },
      {
        files: { Dockerfile: mine, 'compose.yaml': 'services: {}\n' },
        starter: { Dockerfile: starter('nonroot').replace('3.13', '3.12'), 'compose.yaml': '' },
      },
    )
  })

  test('shows what is new, puts it into the text and keeps it', async ({ page }) => {
    const lab = await openLab(page, 'nonroot')
    await expect(lab.brief).toContainText(
      'Begins differently now: Dockerfile. Not part of it any more: compose.yaml.',
    )
    await lab.brief.getByRole('button', { name: 'See changes' }).click()
    const dialog = page.getByRole('dialog', { name: 'What was changed in this lab' })
    await expect(dialog.getByRole('region', { name: 'compose.yaml' })).toContainText('services: {}')
    await expectNoViolations(page)
    await dialog.getByRole('button', { name: 'Apply change 1 to Dockerfile' }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Change 1 of 1' })).toContainText(
      'Your file has it.',
    )
    await dialog.getByRole('button', { name: 'Yours and the new start' }).click()
    await expect(dialog.getByRole('group', { name: 'Yours, line 1' })).toContainText('# mine')
    await page.keyboard.press('Escape')
    await lab.brief.getByRole('button', { name: 'Keep mine' }).click()
    await expect(lab.brief).not.toContainText('This lab was changed')
    await expect(lab.brief).toBeFocused()
    await expect.poll(() => savedText(page, 'nonroot')).toBe(mine.replace('3.12', '3.13'))
  })

  test('begins anew, and gives everything back', async ({ page }) => {
    const lab = await openLab(page, 'nonroot', 'plain')
    await lab.brief.getByRole('button', { name: 'Start new' }).click()
    await expect(lab.editor).toHaveValue(starter('nonroot'))
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(lab.editor).toHaveValue(mine)
    await expect(lab.brief).toContainText('This lab was changed since you began')
  })
})
