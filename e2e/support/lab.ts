import { expect, type Locator, type Page } from '@playwright/test'

import type { LabId } from './test.ts'

/** A lab's page as a student sees it: by role and label. */
export function labOn(page: Page) {
  const editor = page.getByRole('textbox', { name: 'Dockerfile editor' })
  return {
    page,
    editor,
    check: page.getByRole('button', { name: 'Check', exact: true }),
    result: page.getByRole('status', { name: 'Result of the check' }),
    brief: page.getByRole('region', { name: 'Brief, objectives and hints' }),
    problems: page.getByRole('list', { name: 'Problems' }),
    score: page.getByRole('banner').getByRole('img', { name: /of 100 points/ }),
    passed: page.getByRole('region', { name: 'Lab passed' }),
  }
}

/** Opens a lab and waits for the editor that is asked for. `plain`: as one who chose it on an earlier visit. */
export async function openLab(page: Page, lab: LabId, editor: 'full' | 'plain' = 'full') {
  if (editor === 'plain') await page.addInitScript(() => localStorage.setItem('drydock:editor', 'plain'))
  await page.goto(`/labs/${lab}/`)
  if (editor === 'full') await fullEditor(page)
  else await expect(page.getByRole('checkbox', { name: 'Plain editor' })).toBeChecked()
  return labOn(page)
}

/** Monaco is there when its text is: the plain editor has none of its lines. */
export async function fullEditor(page: Page) {
  // A loaded computer takes its time to read Monaco's code.
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible({ timeout: 40_000 })
  await expect(page.locator('textarea[id^="editor-"]')).toHaveCount(0)
}

export async function plainEditor(page: Page) {
  await page.getByRole('checkbox', { name: 'Plain editor' }).check()
  await expect(page.locator('textarea[id^="editor-"]')).toBeVisible()
}

/** From now on no page gets its scripts before they are released: what is done meanwhile comes too early. */
export async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/_next\/static\/.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  return async () => {
    release()
    // Those that come later need no way around.
    await page.unrouteAll({ behavior: 'wait' })
  }
}

/** Waits until the checker has said something about the files: its code comes beside the editor's. */
export async function checkerReady(page: Page) {
  await expect(page.getByRole('tabpanel', { name: /^Problems/ })).toContainText(/No problems|Line \d/, {
    timeout: 40_000,
  })
}

/** Presses Tab until the element with this role and name has the focus. */
export async function tabTo(
  page: Page,
  name: RegExp | string,
  role: 'link' | 'button' | 'textbox' | 'tab',
  key = 'Tab',
) {
  const target = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 90; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return target
    await page.keyboard.press(key)
  }
  throw new Error(`Tab never reached the ${role} ${String(name)}`)
}

type Keeping = { readonly keptPaths: string[] }

/** Notes from its first moment what the service worker tells a page: it may be done before anybody asks. */
export async function noteKept(page: Page) {
  await page.addInitScript(() => {
    const keptPaths: string[] = []
    Object.assign(window, { keptPaths })
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if (data.kind === 'kept') keptPaths.push(data.path)
    })
  })
}

/** Waits until the service worker has put the page that is open on the device; labs say nothing of it. */
export async function untilKept(page: Page) {
  const isKept = () =>
    page.evaluate(() => (window as unknown as Keeping).keptPaths.includes(location.pathname))
  await expect.poll(isKept, { timeout: 60_000 }).toBe(true)
}

/** Puts a text in place of everything where the focus is. */
export async function paste(page: Page, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+V')
}

/** Puts a text in place of everything in the editor, as a paste; exact in both editors. */
export async function replaceText(page: Page, editor: Locator, text: string) {
  // In a sheet that is still closed it would not take the focus.
  await expect(editor).toBeVisible()
  await editor.focus()
  await expect(editor).toBeFocused()
  await paste(page, text)
}

/** The text as it is saved, which is what a reload brings back. */
export async function savedText(page: Page, lab: LabId): Promise<string | undefined> {
  return page.evaluate((id) => {
    const draft = localStorage.getItem(`drydock:draft:${id}`)
    return draft === null ? undefined : JSON.parse(draft).files.Dockerfile
  }, lab)
}
