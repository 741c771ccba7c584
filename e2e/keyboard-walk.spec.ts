import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

import { fullEditor, labOn, plainEditor, tabTo, paste } from './support/lab.ts'
import { expect, test } from './support/test.ts'

/** One lab of each kind of file, with the file that is mended. */
const LABS = [
  ['hardening/users', 'nonroot', 'Dockerfile'],
  ['small-images/context-and-packages', 'dockerignore', '.dockerignore'],
  ['hardening/locking-down', 'lock-it-down', 'compose.yaml'],
  ['pipelines/building-images', 'build-push', '.gitlab-ci.yml'],
  ['hosts/host-and-daemon', 'daemon-json', 'daemon.json'],
  ['first-steps/build-tag-run', 'run-it-right', 'answer.sh'],
] as const

/** In, mend, check, out: with keys alone. */
async function walk(page: Page, file: string, solution: string, leave: () => Promise<void>) {
  const lab = labOn(page)
  const editor = page.getByRole('textbox', { name: `${file} editor` })
  await tabTo(page, `${file} editor`, 'textbox')
  await paste(page, solution)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(lab.result).toContainText('Lab passed')
  await expect(editor).toBeFocused()
  await leave()
  await page.keyboard.press('Tab')
  await expect(editor).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(editor).toBeFocused()
}

for (const [folder, id, file] of LABS) {
  const solution = readFileSync(`content/${folder}/labs/${id}/solution/${file}`, 'utf8')

  test(`${file}: mended with keys alone in the full editor, and then in the plain one`, async ({ page }) => {
    await page.goto(`/labs/${id}/`)
    await fullEditor(page)
    await walk(page, file, solution, () => page.keyboard.press('Control+m'))
    await page.keyboard.press('Alt+p')
    await expect(page.getByRole('tab', { name: /^Problems/ })).toBeFocused()

    // From elsewhere: a lab that is left saves what is open in it.
    await page.goto('/labs/')
    await page.evaluate(() => localStorage.clear())
    await page.goto(`/labs/${id}/`)
    await plainEditor(page)
    await walk(page, file, solution, async () => undefined)
  })
}
