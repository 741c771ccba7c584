import { labOn, fullEditor, openLab, replaceText } from './support/lab.ts'
import { expect, LABS, labTitle, lessonPath, solution, test } from './support/test.ts'

test.describe('the main job', () => {
  for (const id of LABS) {
    test(`${id}: read the lesson, fail, mend, pass, and find it passed tomorrow`, async ({ page }) => {
      await page.goto(lessonPath(id))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page
        .getByRole('region', { name: `Lab: ${labTitle(id)}` })
        .getByRole('link')
        .click()
      await expect(page).toHaveURL(new RegExp(`/labs/${id}/$`))
      await fullEditor(page)
      const lab = labOn(page)

      await lab.check.click()
      await expect(lab.result).toHaveText(/^Attempt 1\. \d of \d objectives met, \d+ points\. Next: .+\.$/)
      await expect(lab.brief.getByRole('button', { name: /: not met$/ }).first()).toBeVisible()
      await expect(lab.brief.getByText('Why:').filter({ visible: true })).toHaveCount(1)
      await expect(lab.passed).toBeHidden()

      await replaceText(page, lab.editor, solution(id))
      await page.keyboard.press('ControlOrMeta+Enter')
      await expect(lab.result).toHaveText(
        /^Attempt 2\. Lab passed\. (\d) of \1 objectives met, 100 points\.$/,
      )
      await expect(lab.passed.getByRole('heading')).toHaveText('Lab passed, 100 points')
      await expect(lab.score).toHaveAccessibleName(/^100 of 100 points/)
      await expect(lab.brief.getByRole('region', { name: 'Hints' })).toHaveCount(0)

      await page.reload()
      await expect(lab.passed).toContainText('2 attempts')
      await expect(lab.score).toHaveAccessibleName(/^100 of 100 points/)
      await fullEditor(page)
      await expect(lab.brief.getByRole('button', { name: /: met$/ }).first()).toBeVisible()

      await page.goto('/labs/')
      await expect(page.getByText('passed, 100 points')).toBeVisible()
    })
  }
})

test('says precisely what is missing, and leads to the line', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await lab.check.click()
  const objective = lab.brief.getByRole('listitem').filter({ hasText: 'The container does not run as root' })
  await expect(objective).toContainText('USER')
  await expect(objective).toContainText('Why:')
  await expect(objective.getByRole('link', { name: 'Read in the lesson' })).toHaveAttribute(
    'href',
    /\/learn\/hardening\/users\/#/,
  )
  const line = lab.brief.getByRole('button', { name: /^Dockerfile, line \d+$/ })
  await expect(line).toHaveCount(1)
  const number = /\d+/.exec((await line.textContent()) ?? '')?.[0]
  await line.click()
  await expect(lab.editor).toBeFocused()
  await expect(page.getByText(`Line ${number}, column`)).toBeVisible()
})

test('shows problems as text is typed, and takes a quick fix', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, 'FROM python:latest\nADD app.py /app/\nUSER 10001\n')
  await expect(lab.problems.getByRole('listitem').filter({ hasText: 'base-image-latest' })).toBeVisible()
  const add = lab.problems.getByRole('listitem').filter({ hasText: 'add-instead-of-copy' })
  await expect(add).toContainText('Line 2')
  await add.getByRole('button', { name: /^Quick fix/ }).click()
  await expect(add).toHaveCount(0)
  await expect(page.locator('.view-lines')).toContainText('COPY app.py /app/')
})

test('an objective that was met and is not any more says so; the best score stays', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, solution('nonroot'))
  await lab.check.click()
  await expect(lab.passed).toBeVisible()
  await replaceText(page, lab.editor, solution('nonroot').replace(/^USER .*\n/m, ''))
  await lab.check.click()
  await expect(lab.brief.getByText('Was met.').first()).toBeVisible()
  await expect(lab.passed.getByRole('heading')).toHaveText('Lab passed, 100 points')
  await expect(page.getByRole('banner')).toContainText('best 100')
})

test('hints open one after the other, cost nothing and are remembered', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await expect(lab.brief.getByText('Hint 2 opens after hint 1')).toBeVisible()
  await lab.brief.getByRole('button', { name: 'Show hint 1' }).click()
  await lab.brief.getByRole('button', { name: 'Show hint 2' }).click()
  await expect(lab.brief).toContainText('2 of 3 shown, no points lost')
  await expect(page.getByText(/^Saved on this device/)).toBeVisible()
  await page.reload()
  await expect(lab.brief).toContainText('2 of 3 shown, no points lost')
})

test('Reset puts the start back, and Undo gives the text back', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, 'FROM scratch\n# mine\n')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.locator('.view-lines')).toContainText('WORKDIR /app')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('.view-lines')).toContainText('# mine')
})

test('a second tab learns of the pass', async ({ page, context }) => {
  const list = await context.newPage()
  await list.goto('/labs/')
  const lab = await openLab(page, 'nonroot')
  await replaceText(page, lab.editor, solution('nonroot'))
  await lab.check.click()
  await expect(list.getByText('passed, 100 points')).toBeVisible()
})
