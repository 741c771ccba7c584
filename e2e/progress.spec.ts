import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const TIME = Date.UTC(2026, 10, 20, 12)
const objective = (id: string, passed: boolean) => ({
  id,
  passed,
  earned: passed ? 20 : 0,
  points: 20,
  message: 'Seen.',
  file: null,
  line: null,
  waitsOn: [],
})

function lab(best: number, updatedAt = TIME) {
  const passed = best >= 80
  const objectives = [objective('non-root', passed), objective('owned', true)]
  return {
    best,
    passed,
    passedAt: passed ? updatedAt : null,
    attempts: 3,
    hints: 2,
    solutionSeen: false,
    hash: 'older',
    last: { score: best, objectives },
    met: [],
    updatedAt,
  }
}

const PROGRESS = {
  version: 2,
  labs: { nonroot: lab(65), 'cache-order': lab(90), 'first-dockerfile': lab(100), 'lab-of-old': lab(40) },
  lessons: { 'hardening/users': { done: true, updatedAt: TIME } },
  place: { kind: 'lab', id: 'nonroot', at: TIME },
}
const draft = (text: string, savedAt = TIME) => ({
  version: 1,
  hash: 'older',
  files: { Dockerfile: text },
  hints: {},
  savedAt,
})
const SAVED = {
  'drydock:progress': JSON.stringify(PROGRESS),
  'drydock:draft:nonroot': JSON.stringify(draft('FROM alpine\n# mine\n')),
  'drydock:wrap': 'on',
}

/** As one who was here before; once, so that what the page writes stays. */
async function hasSaved(page: Page, entries: Readonly<Record<string, string>> = SAVED) {
  await page.addInitScript((saved) => {
    if (sessionStorage.getItem('was here')) return
    sessionStorage.setItem('was here', 'yes')
    for (const [key, text] of Object.entries(saved)) localStorage.setItem(key, text)
  }, entries)
}

const saved = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage)))

const progressOf = async (page: Page) => JSON.parse((await saved(page))['drydock:progress'] ?? 'null')

async function exported(page: Page) {
  const download = page.waitForEvent('download')
  await card(page).getByRole('button', { name: 'Export' }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

const card = (page: Page) => page.getByRole('complementary', { name: 'Record, export and import' })

async function importFile(page: Page, text: string, name = 'progress.json') {
  await page
    .getByLabel('Progress file to import')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  return page.getByRole('dialog', { name: 'Import progress' })
}

test('export, erase, import: the same again, and each step can be undone', async ({ page }) => {
  await hasSaved(page)
  await page.goto('/progress/')
  const labs = page.getByRole('region', { name: 'Labs with a result' })
  await expect(labs.getByRole('row', { name: /The user that was never used/ })).toContainText('65')
  const before = await saved(page)
  const file = await exported(page)
  expect(file.name).toMatch(/^drydock-progress-\d{4}-\d\d-\d\d\.json$/)

  await page.getByRole('button', { name: 'Erase everything' }).click()
  await expect(page.getByText('No lab has a result yet.')).toBeVisible()
  expect(await saved(page)).toEqual({})
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(labs).toBeVisible()
  expect(await saved(page)).toMatchObject(before)

  await page.getByRole('button', { name: 'Erase everything' }).click()
  const dialog = await importFile(page, file.text)
  await expect(dialog.getByText('Nothing is changed before you press Import.')).toBeVisible()
  expect(await saved(page)).toEqual({})
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(labs).toBeVisible()
  expect(await progressOf(page)).toEqual(PROGRESS)
  expect(await saved(page)).toMatchObject({ 'drydock:wrap': 'on' })
  expect((await exported(page)).text.replace(/"exportedAt": ".*"/, '')).toBe(
    file.text.replace(/"exportedAt": ".*"/, ''),
  )
})

test('an import shows what is mine, theirs and kept, and asks about files', async ({ page }) => {
  await hasSaved(page)
  await page.goto('/progress/')
  const theirs = {
    kind: 'drydock-progress',
    version: 1,
    exportedAt: '2026-11-21T08:00:00Z',
    progress: { ...PROGRESS, labs: { nonroot: lab(85, TIME - 1000), strange: { best: 'much' } } },
    drafts: { nonroot: draft('FROM alpine\n# theirs\n', TIME + 1000) },
    preferences: {},
  }
  const dialog = await importFile(page, JSON.stringify(theirs))
  const change = dialog.getByRole('listitem').filter({ hasText: 'The user that was never used' })
  await expect(change).toContainText('Here65 points')
  await expect(change).toContainText('In the file85 points, passed')
  await expect(change).toContainText('Kept85 points, passed')
  await expect(change.getByRole('radio', { name: /Take those of the file.*newer/ })).toBeChecked()
  await expect(dialog).toContainText('One entry of the file could not be read and stays out.')
  await expectNoViolations(page)
  await change.getByRole('radio', { name: /Keep my files/ }).check()
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Imported progress.json.' })).toBeVisible()
  expect((await progressOf(page)).labs.nonroot).toMatchObject({ best: 85, passed: true })
  expect((await saved(page))['drydock:draft:nonroot']).toContain('# mine')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await progressOf(page)).labs.nonroot.best).toBe(65)
})

test('a file that is not one changes nothing, and says what is wrong with it', async ({ page }) => {
  await hasSaved(page)
  await page.goto('/progress/')
  const before = await saved(page)
  const dialog = await importFile(page, '{"kind":"drydock-progress","vers')
  await expect(dialog.getByRole('alert')).toContainText('it is no JSON')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await importFile(page, '{"kind":"drydock-progress","version":7}')
  await expect(dialog.getByRole('alert')).toContainText('newer version of Drydock')
  expect(await saved(page)).toEqual(before)
})

test('one record can be forgotten, and brought back', async ({ page }) => {
  await hasSaved(page)
  await page.goto('/progress/')
  await page.getByRole('button', { name: 'Forget the record of The user that was never used' }).click()
  await expect(page.getByRole('row', { name: /The user that was never used/ })).toHaveCount(0)
  expect(Object.keys(await saved(page))).not.toContain('drydock:draft:nonroot')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('row', { name: /The user that was never used/ })).toBeVisible()
  expect((await saved(page))['drydock:draft:nonroot']).toContain('# mine')
})

test('two tabs: what one does, the other shows', async ({ page, context }) => {
  await hasSaved(page)
  await page.goto('/progress/')
  const other = await context.newPage()
  await other.goto('/settings/')
  await other.getByRole('radio', { name: 'Dark' }).check()
  await other.getByRole('radio', { name: 'Less' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'reduce')
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await expect(other.getByRole('radio', { name: 'Scroll' })).toBeChecked()
  await other.goto('/')
  await expect(other.getByRole('heading', { name: /^Module 1:/ })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(other.getByText('Continue where you left off')).toBeVisible()
})

test('settings apply at once, are found again before anything is drawn, and go back', async ({ page }) => {
  await page.goto('/settings/')
  const html = page.locator('html')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('radio', { name: 'Less' }).check()
  await page.getByRole('radio', { name: '17' }).check()
  await expect(html).toHaveAttribute('data-motion', 'reduce')
  await page.reload({ waitUntil: 'commit' })
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('radio', { name: '17' })).toBeChecked()
  await page.getByRole('button', { name: 'Back to defaults' }).click()
  await expect(html).not.toHaveAttribute('data-motion')
  await expect(html).not.toHaveAttribute('data-theme')
  await expect(page.getByRole('radio', { name: '13.5' })).toBeChecked()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('radio', { name: '17' })).toBeChecked()
})

test('a full storage refuses an import as a whole, and still exports', async ({ page }) => {
  await hasSaved(page)
  await page.goto('/progress/')
  await expect(page.getByRole('region', { name: 'Labs with a result' })).toBeVisible()
  const before = await saved(page)
  const file = await exported(page)
  await page.evaluate(() => {
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = function (key: string, value: string) {
      if (value.includes('harbour')) throw new DOMException('no room', 'QuotaExceededError')
      setItem.call(this, key, value)
    }
  })
  const theirs = JSON.parse(file.text)
  theirs.drafts.nonroot = draft('FROM alpine\n# harbour\n', TIME + 1)
  theirs.progress.labs.nonroot.best = 70
  const dialog = await importFile(page, JSON.stringify(theirs))
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog.getByRole('alert')).toContainText('nothing was changed')
  expect(await saved(page)).toMatchObject(before)
  expect(JSON.parse(file.text).progress).toEqual(PROGRESS)
})

test('data of a newer version is left alone, and said', async ({ page }) => {
  await hasSaved(page, { 'drydock:progress': '{"version":9}' })
  await page.goto('/progress/')
  await expect(page.getByRole('alert').filter({ hasText: 'newer version of this site' })).toBeVisible()
  await page.goto('/labs/nonroot/')
  await expect(page.getByRole('alert').filter({ hasText: 'newer version of this site' })).toBeVisible()
  expect((await saved(page))['drydock:progress']).toBe('{"version":9}')
})

test('the record is printed black on white, with the name and nothing around it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await hasSaved(page)
  await page.goto('/record/')
  await page.getByRole('textbox', { name: /Your name/ }).fill('Ada Quay')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const record = page.getByRole('article', { name: 'Record of practice' })
  await expect(record).toContainText('Ada Quay')
  await expect(record).toContainText('passed 20 Nov 2026')
  await expect(record).toContainText('A record of practice, not proof of identity')
  await expect(record).toHaveCSS('color', 'rgb(0, 0, 0)')
  await expect(record).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  const file = await exportedFrom(page)
  expect(file).not.toContain('Ada')
})

/** The name stays here: no export has it. */
async function exportedFrom(page: Page) {
  await page.emulateMedia({ media: 'screen' })
  await page.goto('/progress/')
  return (await exported(page)).text
}

test('home leads back, asks for a backup, and moves nothing', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/')
  await expect(page.getByRole('link', { name: /^Start module 1/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Check your own Dockerfile' })).toBeVisible()
  await page.evaluate((entries) => {
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text)
  }, SAVED)
  await page.reload()
  const resume = page.getByRole('region', { name: /The user that was never used/ })
  await expect(resume).toContainText('Continue where you left off')
  await expect(resume).toContainText('1 of 2 objectives met, checked 3 times')
  await expect(page.getByRole('listitem').filter({ hasText: 'Hardening' }).first()).toContainText(
    'lessons done',
  )
  const nudge = page.getByRole('region', { name: 'Back up your progress' })
  await expect(nudge).toContainText('4 labs')
  await nudge.getByRole('button', { name: 'Not now' }).click()
  await expect(nudge).toHaveCount(0)
  await page.reload()
  await expect(resume).toBeVisible()
  await expect(nudge).toHaveCount(0)
  expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no violations in the ${colorScheme} theme, on wide screens and at 390 pixels`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await hasSaved(page)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 })
      for (const path of ['/progress/', '/settings/', '/record/', '/']) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectNoViolations(page)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(width)
      }
    }
  })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the pages say what they need, and the course map works', async ({ page }) => {
    for (const path of ['/progress/', '/record/', '/settings/']) {
      await page.goto(path)
      await expect(page.locator('noscript p')).toBeVisible()
    }
    await page.goto('/')
    await page.locator('main details summary').first().click()
    await expect(page.locator('main details a').first()).toBeVisible()
  })
})
