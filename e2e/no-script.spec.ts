import { expect, lessonPath, starter, test } from './support/test.ts'

test.use({ javaScriptEnabled: false })

test('a lesson can be read without scripts', async ({ page }) => {
  await page.goto(lessonPath('nonroot'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('USER')
  await expect(page.locator('main pre').first()).toBeVisible()
})

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`a lab shows story, objectives and file without scripts at ${viewport.width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    await page.goto('/labs/nonroot/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('The container does not run as root').first()).toBeVisible()
    await expect(page.locator('textarea')).toBeVisible()
    await expect(page.locator('textarea')).toHaveText(starter('nonroot'))
    // Not by text: what is in a noscript element counts as no text there.
    await expect(page.locator('noscript p')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeHidden()
  })
}
