import { expectNoViolations } from './support/axe.ts'
import { openLab, replaceText } from './support/lab.ts'
import { expect, lessonPath, solution, test } from './support/test.ts'

const PAGES = {
  home: '/',
  module: '/learn/hardening/',
  lesson: lessonPath('nonroot'),
  labs: '/labs/',
  rules: '/rules/',
  rule: '/rules/user-missing/',
  glossary: '/glossary/',
  help: '/help/',
  accessibility: '/accessibility/',
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name} has no violations`, async ({ page }) => {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectNoViolations(page)
      })
    }

    test('a lab has none before, after a failed and after a passed check', async ({ page }) => {
      const lab = await openLab(page, 'nonroot')
      await expectNoViolations(page)
      await lab.check.click()
      await expect(lab.result).toContainText('Attempt 1.')
      await lab.brief.getByRole('button', { name: 'Show hint 1' }).click()
      await expectNoViolations(page)
      await replaceText(page, lab.editor, solution('nonroot'))
      await lab.check.click()
      await expect(lab.passed).toBeVisible()
      await expectNoViolations(page)
    })

    test('a lab with the plain editor has none', async ({ page }) => {
      await openLab(page, 'nonroot', 'plain')
      await expectNoViolations(page)
    })

    test.describe('not found', () => {
      test.use({ allowed: [/status of 404/] })
      test('has no violations', async ({ page }) => {
        await page.goto('/no-such-page/')
        await expectNoViolations(page)
      })
    })

    test.describe('on a phone', () => {
      test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
      test('a lab has none, with the brief and with the editor', async ({ page }) => {
        await page.goto('/labs/nonroot/')
        await page.getByRole('button', { name: 'Open editor' }).tap()
        await expect(page.getByRole('dialog', { name: 'Editor and problems' })).toBeVisible()
        await expectNoViolations(page)
        await page.goBack()
        await expect(page.getByRole('dialog')).toHaveCount(0)
        await expectNoViolations(page)
      })
    })
  })
}
