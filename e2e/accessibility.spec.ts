import { expectNoViolations } from './support/axe.ts'
import { openLab, replaceText } from './support/lab.ts'
import { expect, lessonPath, solution, test } from './support/test.ts'

/** Every kind of page. */
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
  playground: '/playground/',
  progress: '/progress/',
  record: '/record/',
  settings: '/settings/',
  offline: '/offline/',
}

type Kind = keyof typeof PAGES

const COLOURS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
} as const

for (const [colours, setting] of Object.entries(COLOURS)) {
  test.describe(colours, () => {
    test.use(setting)

    for (const pages of [Object.keys(PAGES).slice(0, 7), Object.keys(PAGES).slice(7)] as Kind[][]) {
      test(`${pages.join(', ')} have no violations`, async ({ page }) => {
        for (const kind of pages)
          await test.step(kind, async () => {
            await page.goto(PAGES[kind])
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
            await expectNoViolations(page)
          })
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

test('a lesson on paper is dark on white in every theme, without what leads elsewhere', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(lessonPath('nonroot'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(19, 35, 44)')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(248, 250, 247)')
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('navigation', { name: /^(Course|Lessons)$/ })).toHaveCount(0)
})

test('names and roles: what a screen reader is told of a lab', async ({ page }) => {
  await openLab(page, 'nonroot', 'plain')
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - navigation "Breadcrumb"
      - img "0 of 100 points. Pass mark 80."
      - button "Search"
      - button "Shortcuts"
      - button "Reset"
      - button "Share"
      - button "More"
      - button "Check"
    - main:
      - region "Brief, objectives and hints":
        - heading "The user that was never used" [level=1]
        - region "Objectives":
          - heading "Objectives" [level=2]
          - list:
            - listitem:
              - heading /The container does not run as root.* not checked yet/ [level=3]:
                - button /The container does not run as root.* not checked yet/
        - region "Hints":
          - heading "Hints" [level=2]
          - list:
            - listitem:
              - button "Show hint 1"
      - separator "Width of the brief"
      - region "Editor and problems":
        - tablist "Files":
          - tab "Dockerfile 2 problems" [selected]
          - tab /app.py.*read only/
        - tabpanel "Dockerfile 2 problems":
          - textbox "Dockerfile editor"
          - group "Problem in this file":
            - button "Quick fix"
            - button "Previous problem"
            - button "Next problem"
          - checkbox "Plain editor" [checked]
        - separator "Height of the results"
        - region "Results":
          - tablist "Results":
            - tab "Problems 3 problems" [selected]
            - tab "X-ray"
            - tab "Solution"
          - tabpanel "Problems 3 problems":
            - list "Problems":
              - listitem:
                - paragraph: /useradd creates shop/
                - paragraph:
                  - button /Dockerfile, line 7/
                  - link "user-created-unused"
                - button /^Quick fix/
  `)
})
