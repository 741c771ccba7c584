import { fullEditor, labOn, openLab, replaceText } from './support/lab.ts'
import { expect, solution, starter, test } from './support/test.ts'

for (const [kind, name, words] of [
  ['blocked', 'SecurityError', 'does not let the page save'],
  ['full', 'QuotaExceededError', 'no room left to save'],
] as const) {
  test(`${kind} storage: a banner says so, and the lab works`, async ({ page }) => {
    await page.addInitScript((error) => {
      Storage.prototype.setItem = () => {
        throw new DOMException('refused', error)
      }
    }, name)
    const lab = await openLab(page, 'nonroot')
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
    await replaceText(page, lab.editor, solution('nonroot'))
    await lab.check.click()
    await expect(lab.passed).toBeVisible()
    await page.reload()
    await expect(lab.check).toBeVisible()
    await expect(lab.passed).toBeHidden()
  })
}

test('storage that cannot be reached at all: the same', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  const lab = await openLab(page, 'nonroot')
  await expect(page.getByRole('alert').filter({ hasText: 'does not let the page save' })).toBeVisible()
  await replaceText(page, lab.editor, solution('nonroot'))
  await lab.check.click()
  await expect(lab.passed).toBeVisible()
})

test('saved data that cannot be read is put aside, and said', async ({ page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('broken')) return
    sessionStorage.setItem('broken', 'once')
    localStorage.setItem('drydock:progress', '{"version":1,')
    localStorage.setItem('drydock:draft:nonroot', 'nonsense')
  })
  await page.goto('/labs/nonroot/')
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toBeVisible()
  const kept = () =>
    page.evaluate(() => [
      localStorage.getItem('drydock:progress:backup'),
      localStorage.getItem('drydock:draft:nonroot:backup'),
    ])
  await expect.poll(kept).toEqual(['{"version":1,', 'nonsense'])
})

test('a draft of an older version of the lab is kept, and said', async ({ page }) => {
  await page.addInitScript(
    (text) => {
      const draft = { version: 1, hash: 'older', files: { Dockerfile: text }, hints: {}, savedAt: 1 }
      localStorage.setItem('drydock:draft:nonroot', JSON.stringify(draft))
    },
    `# mine\n${starter('nonroot')}`,
  )
  await page.goto('/labs/nonroot/')
  await expect(labOn(page).brief).toContainText('This lab was changed since you began')
  await fullEditor(page)
  await expect(page.locator('.view-lines')).toContainText('# mine')
})

test('a draft survives leaving in the middle of typing', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, 'FROM scratch\n# half a thought\n')
  await page.goto('/labs/')
  await page.goto('/labs/nonroot/')
  await fullEditor(page)
  await expect(page.locator('.view-lines')).toContainText('# half a thought')
})
