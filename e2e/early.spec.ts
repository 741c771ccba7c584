import { checkerReady, holdScripts, labOn } from './support/lab.ts'
import { expect, lessonPath, solution, test } from './support/test.ts'

/** What is pressed, chosen or typed while the scripts of a page are still on their way is done when they are there. */
test('a check', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/labs/nonroot/', { waitUntil: 'commit' })
  const lab = labOn(page)
  await lab.editor.fill(solution('nonroot'))
  await lab.check.click()
  await release()
  await checkerReady(page)
  await expect(lab.result).toContainText('Attempt 1. Lab passed.')
})

test('a check by keyboard, pressed twice', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/labs/nonroot/', { waitUntil: 'commit' })
  const lab = labOn(page)
  await lab.editor.fill(solution('nonroot'))
  await lab.editor.press('ControlOrMeta+Enter')
  await lab.editor.press('ControlOrMeta+Enter')
  await release()
  await checkerReady(page)
  await expect(lab.result).toContainText('Attempt 1. Lab passed.')
})

test('the answer to a question, and the search', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto(lessonPath('nonroot'), { waitUntil: 'commit' })
  const question = page.getByRole('group', { name: /^Question 1 of/ })
  await question.getByRole('radio').first().check()
  await page.keyboard.press('ControlOrMeta+K')
  await release()
  await expect(page.getByRole('combobox', { name: /^Search lessons/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question.getByRole('radio').first()).toBeChecked()
  await expect(question.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('the filters of a list', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/rules/', { waitUntil: 'commit' })
  await page.getByRole('searchbox', { name: 'Search rules' }).fill('apt')
  await page.getByRole('combobox', { name: 'Category' }).selectOption('size')
  await page.getByRole('checkbox', { name: 'Has a quick fix' }).check()
  await release()
  await expect(page).toHaveURL('/rules/?q=apt&category=size&fix=1')
  await expect(page.getByRole('searchbox', { name: 'Search rules' })).toHaveValue('apt')
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('apt')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test('a step to the editor', async ({ page }) => {
    const release = await holdScripts(page)
    await page.goto('/labs/nonroot/', { waitUntil: 'commit' })
    await page.getByRole('button', { name: 'Open editor' }).tap()
    await release()
    await expect(page.getByRole('dialog', { name: 'Editor and problems' })).toBeVisible()
    await expect(labOn(page).editor).toBeVisible()
  })
})
