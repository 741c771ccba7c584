import type { Page } from '@playwright/test'

import { fullEditor, labOn, noteKept, replaceText, untilKept } from './support/lab.ts'
import { BELOW, test } from './support/sub-path.ts'
import { expect, labTitle, solution } from './support/test.ts'

/** Waits until the page says that it is on the device. */
const kept = (page: Page) => expect(page.getByText('Works offline.')).toBeVisible({ timeout: 60_000 })

const ruleInHover = (page: Page, address: string) => page.locator(`.monaco-hover a[data-href="${address}"]`)

test('from the course to a passed lab and a rule, by links alone', async ({ page, site }) => {
  await page.goto(`${BELOW}/`)
  const inMain = (name: string | RegExp) => page.getByRole('main').getByRole('link', { name })
  await inMain('Hardening').click()
  await expect(page).toHaveURL(`${BELOW}/learn/hardening/`)
  await inMain(/\bUsers\b/)
    .first()
    .click()
  await expect(page).toHaveURL(`${BELOW}/learn/hardening/users/`)
  const card = page.getByRole('region', { name: `Lab: ${labTitle('nonroot')}` })
  await card.getByRole('link').click()
  await expect(page).toHaveURL(`${BELOW}/labs/nonroot/`)

  await fullEditor(page)
  const lab = labOn(page)
  await replaceText(page, lab.editor, solution('nonroot'))
  await lab.check.click()
  await expect(lab.passed.getByRole('heading')).toHaveText('Lab passed, 100 points')

  await replaceText(page, lab.editor, 'FROM python:latest\nUSER 10001\n')
  await page.locator('.view-line').getByText('latest').hover()
  await expect(ruleInHover(page, `${site.address}${BELOW}/rules/base-image-latest/`)).toBeVisible()
  const found = lab.problems.getByRole('listitem').filter({ hasText: 'base-image-latest' })
  await found.getByRole('link', { name: /^Read the rule/ }).click()
  await expect(page).toHaveURL(`${BELOW}/rules/base-image-latest/`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(site.missed).toEqual([])
})

test('search, and a file that is shared from the playground', async ({ page, context, site }) => {
  await page.goto(`${BELOW}/glossary/`)
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('combobox', { name: /^Search lessons/ })).toBeFocused()
  await page.keyboard.type('number that never moves')
  await expect(page.getByRole('option', { selected: true })).toContainText('A number that never moves')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${BELOW}/learn/hardening/users/#a-number-that-never-moves`)

  await page.goto(`${BELOW}/playground/`)
  await fullEditor(page)
  await replaceText(page, page.getByRole('textbox', { name: 'Dockerfile editor' }), 'FROM quay:latest\n')
  await page.locator('.view-line').getByText('latest').hover()
  await expect(ruleInHover(page, `${site.address}${BELOW}/rules/base-image-latest/`)).toBeVisible()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const link = page.getByRole('textbox', { name: 'Link' })
  await expect(link).toHaveValue(/#v1\./)
  const other = await context.newPage()
  await other.goto(await link.inputValue())
  await expect(other.getByText('These files came with a link.')).toBeVisible()
  await fullEditor(other)
  await expect(other.locator('.view-lines')).toContainText('FROM quay:latest')
  expect(site.missed).toEqual([])
})

test.describe('an address that leads nowhere', () => {
  test.use({ allowed: [/status of 404/] })
  test('suggests what is near', async ({ page, site }) => {
    await page.goto(`${BELOW}/learn/hardning/locking-down/`)
    const near = page.getByRole('status').filter({ hasText: 'Perhaps you mean' })
    await near.getByRole('link', { name: '5.3 Locking the container down' }).click()
    await expect(page).toHaveURL(`${BELOW}/learn/hardening/locking-down/`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(site.missed).toEqual([`404 ${BELOW}/learn/hardning/locking-down/`])
  })
})

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow', allowed: [/ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch/] })
  test('what was visited opens and grades, and the service worker keeps to its path', async ({
    page,
    site,
  }) => {
    await noteKept(page)
    await page.goto(`${BELOW}/learn/hardening/users/`)
    await kept(page)
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    )
    expect(scopes).toEqual([`${site.address}${BELOW}/`])
    await page.goto(`${BELOW}/labs/nonroot/`)
    await fullEditor(page)
    await untilKept(page)
    expect(site.missed).toEqual([])
    await site.unplug()
    await page.reload()
    const lab = labOn(page)
    await fullEditor(page)
    await replaceText(page, lab.editor, solution('nonroot'))
    await lab.check.click()
    await expect(lab.passed).toBeVisible()
    await page.goto(`${BELOW}/labs/daemon-json/`)
    await expect(page.getByRole('heading', { name: 'This page is not on this device yet' })).toBeVisible()
    await page.getByRole('listitem').getByRole('link', { name: /Users/ }).first().click()
    await expect(page).toHaveURL(`${BELOW}/learn/hardening/users/`)
  })
})
