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

test('no page of the course is wider than 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/')
  const links = page.locator('main a[href^="/learn/"], main a[href^="/labs/"]')
  const paths = new Set(
    await links.evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname)),
  )
  expect(paths.size).toBeGreaterThan(70)
  const wide: string[] = []
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'load' })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (over > 0) wide.push(`${path} by ${over}`)
  }
  expect(wide).toEqual([])
})
