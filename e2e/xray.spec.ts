import type { Locator, Page } from '@playwright/test'

import { expectNoViolations } from './support/axe.ts'
import { fullEditor, labOn, openLab, replaceText } from './support/lab.ts'
import { expect, solution, starter, test } from './support/test.ts'

/** The panel as a student sees it: by role and label. */
function xrayOn(page: Page) {
  const panel = page.getByRole('tabpanel', { name: /^X-ray/ })
  return {
    panel,
    tab: page.getByRole('tab', { name: /^X-ray/ }),
    change: panel.getByRole('combobox', { name: 'If this file changes' }),
    summary: panel.getByRole('status', { name: 'X-ray summary' }),
    stage: (name: RegExp | string) => panel.getByRole('region', { name }),
    layer: (text: RegExp | string) => panel.getByRole('listitem').filter({ hasText: text }),
    row: (text: RegExp) => panel.getByRole('button', { name: text }),
    image: panel.getByRole('region', { name: 'Final image', exact: true }),
  }
}

async function openXray(page: Page, lab: Parameters<typeof openLab>[1], editor: 'full' | 'plain' = 'full') {
  const opened = await openLab(page, lab, editor)
  const xray = xrayOn(page)
  await xray.tab.click()
  await expect(xray.stage(/^Stage 1/)).toBeVisible()
  return { ...opened, xray }
}

/** `Layer 4 RUN pip …` to `rebuilt`, in the order of the stage. */
async function states(list: Locator): Promise<string[]> {
  const rows = await list.getByRole('button', { name: /go to line/ }).allInnerTexts()
  return rows.map((text) => {
    const [, keyword] = /\b([A-Z]+)\b/.exec(text) ?? []
    const [, state] = /(cached|rebuilt|may run)/.exec(text) ?? []
    return `${keyword} ${state}`
  })
}

const LEAK = [
  'FROM python:3.13-slim',
  'WORKDIR /app',
  'RUN --mount=type=secret,id=netrc cp /run/secrets/netrc /root/.netrc',
  'COPY requirements.txt .',
  'RUN rm /root/.netrc',
  'CMD ["python", "-V"]',
  '',
].join('\n')

test('what a changed file runs again, before and after the order is mended', async ({ page }) => {
  const { editor, xray } = await openXray(page, 'cache-order')
  await expect(xray.change).toHaveValue('file:app.py')
  const stage = xray.stage('Stage 1: final image')
  await expect
    .poll(() => states(stage))
    .toEqual([
      'FROM cached',
      'WORKDIR cached',
      'ARG cached',
      'ENV cached',
      'COPY rebuilt',
      'RUN rebuilt',
      'EXPOSE cached',
      'CMD cached',
    ])
  await expect(xray.layer('COPY . .')).toContainText('app.py changed')

  await replaceText(page, editor, solution('cache-order'))
  await expect
    .poll(() => states(stage))
    .toEqual([
      'FROM cached',
      'WORKDIR cached',
      'COPY cached',
      'RUN cached',
      'COPY rebuilt',
      'ARG cached',
      'ENV cached',
      'EXPOSE cached',
      'CMD cached',
    ])
  await expect(xray.summary).toContainText('1 of')

  await xray.change.selectOption({ label: 'requirements.txt' })
  await expect(xray.layer('RUN pip install')).toContainText('rebuilt')
  await xray.panel.getByRole('button', { name: 'Rebuilt only' }).click()
  await expect(xray.layer('WORKDIR /app')).toHaveCount(0)
  await xray.change.selectOption('')
  await expect(xray.panel).toContainText('Every layer is cached.')
})

test('a build argument can be what changes', async ({ page }) => {
  const { xray } = await openXray(page, 'cache-order')
  await xray.change.selectOption('arg:GIT_SHA')
  await expect(xray.layer('RUN pip install')).toContainText('rebuilt')
})

test('the final image in a picture and in words, and the log', async ({ page }) => {
  const { xray } = await openXray(page, 'cache-order')
  await expect(xray.image.getByRole('img', { name: /^Final image .+ base / })).toBeVisible()
  await expect(xray.image).toContainText('WORKDIR')
  await expect(xray.image).toContainText('/app')
  await expect(xray.image).toContainText('8000/tcp')
  await expect(xray.image).toContainText('gunicorn, gets SIGTERM')
  await expect(xray.panel).toContainText('Estimated, not built')
  await xray.panel.getByRole('button', { name: 'Log', exact: true }).click()
  await expect(xray.panel.getByRole('region', { name: 'Build log, estimated' })).toContainText('COPY . .')
})

test('the panel and its place are remembered', async ({ page }) => {
  const { xray } = await openXray(page, 'nonroot')
  await expect(page.getByRole('navigation', { name: 'Brief' })).toBeVisible()
  await page.getByRole('button', { name: 'Move the X-ray to the bottom' }).click()
  await expect(labOn(page).brief).toBeVisible()
  await page.reload()
  await fullEditor(page)
  await expect(xray.stage(/^Stage 1/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Move the X-ray to the right' })).toBeVisible()
})

test('the folded brief opens beside the X-ray, and a check opens it', async ({ page }) => {
  const { brief, check, result } = await openXray(page, 'cache-order')
  await expect(brief).toBeHidden()
  await page.getByRole('button', { name: 'Show the brief' }).click()
  await expect(brief).toBeVisible()
  await page.getByRole('button', { name: 'Hide the brief' }).click()
  await expect(brief).toBeHidden()
  await check.click()
  await expect(result).toContainText('Attempt 1.')
  await expect(brief).toBeVisible()
})

for (const kind of ['full', 'plain'] as const) {
  test(`the keyboard walks the layers and goes to the line (${kind} editor)`, async ({ page }) => {
    const { editor, xray } = await openXray(page, 'cache-order', kind)
    await xray.tab.focus()
    await page.keyboard.press('Home')
    await expect(page.getByRole('tab', { name: /^Problems/ })).toBeFocused()
    await page.keyboard.press('Alt+x')
    await expect(xray.tab).toBeFocused()
    await xray.row(/^Layer 1 FROM/).focus()
    await page.keyboard.press('ArrowDown')
    await expect(xray.row(/^Layer 2 WORKDIR/)).toBeFocused()
    await page.keyboard.press('End')
    await expect(xray.row(/CMD .*, go to line 8$/)).toBeFocused()
    await page.keyboard.press('Home')
    await page.keyboard.press('c')
    await expect(xray.change).toBeFocused()
    await xray.row(/COPY \. \./).focus()
    await page.keyboard.press(' ')
    await expect(xray.panel.getByRole('button', { name: 'Details of layer 3' })).toHaveAttribute(
      'aria-expanded',
      'true',
    )
    await expect(xray.layer('COPY . .')).toContainText('/app/app.py')
    await page.keyboard.press('Enter')
    await expect(editor).toBeFocused()
    await expect(page.getByText('Line 5, column 1')).toBeVisible()
    // What the cursor is on is marked among the layers.
    await expect(xray.layer('COPY . .')).toHaveAttribute('data-here', 'true')
  })
}

test('a secret leaves a trail that leads to its layer', async ({ page }) => {
  const { editor, xray } = await openXray(page, 'first-dockerfile')
  await replaceText(page, editor, LEAK)
  const layer = xray.layer('cp /run/secrets/netrc')
  await expect(layer).toContainText('Secret can be recovered.')
  await expect(layer).toContainText('Layer 5 deletes .netrc')
  await expect(page.getByRole('tab', { name: 'X-ray 1 recoverable secret' })).toBeVisible()
  await expect(xray.image).toContainText('1 recoverable, layer 3')
  await layer.getByRole('button', { name: 'Show how' }).click()
  await expect(layer.getByRole('button', { name: 'Hide how' })).toBeVisible()
  await expect(layer).toContainText('docker save')
})

test('a file that cannot be read keeps the last picture', async ({ page }) => {
  const { editor, xray } = await openXray(page, 'cache-order')
  await replaceText(page, editor, `${starter('cache-order')}RNU something\n`)
  await expect(xray.panel).toContainText(
    'This Dockerfile cannot be read past line 9. The X-ray shows the last version that could be read.',
  )
  await expect(xray.layer('COPY . .')).toBeVisible()
  await xray.panel.getByRole('button', { name: 'Go to line 9' }).click()
  await expect(editor).toBeFocused()
  await replaceText(page, editor, solution('cache-order'))
  await expect(xray.panel).not.toContainText('cannot be read')
})

test('the code of the panel comes when it is first opened', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.url())
  })
  await openLab(page, 'nonroot')
  const before = scripts.length
  await xrayOn(page).tab.click()
  await expect(xrayOn(page).stage(/^Stage 1/)).toBeVisible()
  expect(scripts.length).toBeGreaterThan(before)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('the X-ray has no violations', async ({ page }) => {
      const { editor, xray } = await openXray(page, 'first-dockerfile')
      await expectNoViolations(page)
      await replaceText(page, editor, LEAK)
      await expect(xray.layer('cp /run/secrets/netrc')).toContainText('Secret can be recovered.')
      await xray.panel.getByRole('button', { name: 'Details of layer 3' }).click()
      await expectNoViolations(page)
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the X-ray is a screen of its own, and Back leads home', async ({ page }) => {
    await page.goto('/labs/cache-order/')
    await page.getByRole('button', { name: 'Open editor' }).tap()
    const { editor, brief } = labOn(page)
    const xray = xrayOn(page)
    const open = page.getByRole('button', { name: 'X-ray', exact: true })
    await open.tap()
    await expect(xray.stage(/^Stage 1/)).toBeVisible()
    await expect(editor).toBeHidden()
    await expectNoViolations(page)
    await xray.row(/COPY \. \./).tap()
    await expect(editor).toBeFocused()
    await open.tap()
    await expect(editor).toBeHidden()
    await page.goBack()
    await expect(editor).toBeVisible()
    await page.goBack()
    await expect(brief.getByRole('heading', { level: 1 })).toBeInViewport()
    await expect(page).toHaveURL(/\/labs\/cache-order\/$/)
  })

  test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto('/labs/cache-order/')
    await page.getByRole('button', { name: 'Open editor' }).tap()
    const xray = xrayOn(page)
    await page.getByRole('button', { name: 'X-ray', exact: true }).tap()
    await expect(xray.image).toBeAttached()
    const widths = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.xray .body, .xray .main, .xray .final')].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      ),
    )
    expect(widths.every((more) => more <= 0)).toBe(true)
  })
})
