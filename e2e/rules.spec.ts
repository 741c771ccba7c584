import type { Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const listOn = (page: Page) => ({
  search: page.getByRole('searchbox', { name: 'Search rules' }),
  category: page.getByRole('combobox', { name: 'Category' }),
  severity: page.getByRole('combobox', { name: 'Severity' }),
  fixable: page.getByRole('checkbox', { name: 'Has a quick fix' }),
  rules: page.getByRole('main').getByRole('listitem'),
  status: page.getByRole('main').getByRole('status'),
})

async function tryRule(page: Page, rule: string) {
  await page.goto(`/rules/${rule}/`)
  await page.getByRole('button', { name: 'Try it' }).click()
  return {
    editor: page.getByRole('textbox', { name: 'Dockerfile editor' }),
    said: page.getByRole('list', { name: 'What this rule says' }),
    silent: page.getByText('This rule is silent.').first(),
    status: page.getByRole('main').getByRole('status'),
  }
}

test('a rule is found by the id that hadolint gives it, with the keyboard', async ({ page }) => {
  await page.goto('/rules/')
  const list = listOn(page)
  const all = await list.rules.count()
  expect(all).toBeGreaterThan(100)
  await list.search.focus()
  await page.keyboard.type('dl3009')
  await expect(list.rules).toHaveCount(1)
  await expect(list.rules).toContainText('DL3009')
  await expect(list.status).toHaveText(`1 of ${all} rules`)
  await expect(page).toHaveURL('/rules/?q=dl3009')
  await list.rules.getByRole('link').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/rules/apt-lists-not-removed/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Remove the apt lists in the RUN that fetched them',
  )
  await page.goBack()
  await expect(list.search).toHaveValue('dl3009')
  await expect(list.rules).toHaveCount(1)
})

test('filters narrow the list, and a link keeps them', async ({ page, context }) => {
  await page.goto('/rules/')
  const list = listOn(page)
  const all = await list.rules.count()
  await list.category.selectOption('size')
  await list.severity.selectOption('Note')
  await list.fixable.check()
  await expect(page).toHaveURL('/rules/?category=size&severity=info&fix=1')
  const some = await list.rules.count()
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  await expect(list.rules.filter({ hasText: 'has a quick fix' })).toHaveCount(some)

  const other = await context.newPage()
  await other.goto(page.url())
  const same = listOn(other)
  await expect(same.rules).toHaveCount(some)
  await expect(same.fixable).toBeChecked()
  await other.getByRole('button', { name: 'Clear' }).click()
  await expect(same.rules).toHaveCount(all)
  await expect(other).toHaveURL('/rules/')
})

test('what a rule says is searched, too; what nobody says is told', async ({ page }) => {
  await page.goto('/rules/?q=so+the+container+runs+as+root')
  const list = listOn(page)
  await expect(list.rules.getByRole('link', { name: /Set a USER in the final stage/ })).toBeVisible()
  await list.search.fill('zzzz')
  await expect(page.getByText('No rule fits this search and these filters.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all rules' }).click()
  await expect(list.search).toHaveValue('')
})

test('the example can be edited until the rule is silent', async ({ page }) => {
  const live = await tryRule(page, 'user-missing')
  await expect(live.editor).toBeFocused()
  await expect(live.said).toContainText('No USER is set')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('USER 10001\n')
  await expect(live.silent).toBeVisible()
  await expect(live.said).toHaveCount(0)
  await expect(live.status).toHaveText('This rule is silent.')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(live.said).toContainText('No USER is set')
  await expect(live.status).toHaveText('This rule reports one problem, line 1.')
})

test('the good example is silent until it is broken, and the bad one keeps its text', async ({ page }) => {
  const live = await tryRule(page, 'user-missing')
  await live.editor.fill('FROM scratch\n')
  await page.getByRole('tab', { name: 'Bad' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Good' })).toBeFocused()
  await expect(live.silent).toBeVisible()
  await live.editor.fill('FROM python:3.13-slim\nUSRE 10001\n')
  await expect(page.getByText('The file cannot be read past line 2')).toBeVisible()
  await page.getByRole('tab', { name: 'Bad' }).click()
  await expect(live.editor).toHaveValue('FROM scratch\n')
})

test('a quick fix mends the example', async ({ page }) => {
  const live = await tryRule(page, 'apt-lists-not-removed')
  await live.said.getByRole('button', { name: /^Quick fix/ }).click()
  await expect(live.silent).toBeVisible()
  await expect(live.editor).toHaveValue(/rm -rf \/var\/lib\/apt\/lists/)
})

test('the checker is loaded only when somebody begins', async ({ page }) => {
  const workers: string[] = []
  page.on('worker', (worker) => workers.push(worker.url()))
  await page.goto('/rules/user-missing/')
  await expect(page.getByRole('button', { name: 'Try it' })).toBeVisible()
  expect(workers).toEqual([])
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect.poll(() => workers.length).toBe(1)
})

test('beside a rule its own category is open, and a filter opens the others', async ({ page }) => {
  await page.goto('/rules/user-missing/')
  const nav = page.getByRole('navigation', { name: 'Rules' })
  await expect(nav.getByRole('link', { name: 'Set a USER in the final stage' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  const other = nav.getByRole('link', { name: 'Remove the apt lists in the RUN that fetched them' })
  await expect(other).toBeHidden()
  await nav.getByRole('searchbox', { name: 'Filter rules' }).fill('apt lists')
  await other.click()
  await expect(page).toHaveURL('/rules/apt-lists-not-removed/')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    for (const width of [1440, 390]) {
      test(`no violations at ${width} pixels, and nothing to scroll sideways`, async ({ page }) => {
        await page.setViewportSize({ width, height: 844 })
        await page.goto('/rules/?q=dl30')
        await expect(listOn(page).status).toHaveText(/of/)
        await expectNoViolations(page)
        await expectToFit(page)
        const live = await tryRule(page, 'apt-lists-not-removed')
        await expect(live.said).toBeVisible()
        await expectNoViolations(page)
        await expectToFit(page)
      })
    }
  })
}

async function expectToFit(page: Page) {
  const { clientWidth, scrollWidth } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    return { clientWidth, scrollWidth }
  })
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the list is whole, and a rule shows both examples', async ({ page }) => {
    await page.goto('/rules/?q=dl3009')
    expect(await listOn(page).rules.count()).toBeGreaterThan(100)
    await expect(page.getByRole('heading', { level: 2, name: /^Security/ })).toBeVisible()
    await expect(page.getByRole('searchbox')).toBeHidden()
    await page.goto('/rules/user-missing/')
    await expect(page.getByLabel('Bad: example')).toBeVisible()
    await expect(page.getByLabel('Good: example')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try it' })).toBeHidden()
  })
})
