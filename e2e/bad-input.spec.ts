import { openLab, replaceText } from './support/lab.ts'
import { expect, solution, test } from './support/test.ts'

/** What is in the file, and what has to be said about it, with its line. */
const BAD: Record<string, { text: string; says: RegExp }> = {
  'an empty file': { text: '', says: /line 1/i },
  'a file of comments': { text: '# one\n# two\n', says: /line \d/i },
  'an unknown instruction': { text: 'FROM scratch\nFORM python:3.13\n', says: /line 2.*FORM/i },
  'an unterminated heredoc': { text: 'FROM python:3.13-slim\nRUN <<EOF\necho never ends\n', says: /line 2/i },
  'a line of one megabyte': { text: `FROM scratch\nXX${'a'.repeat(1_000_000)}\n`, says: /line 2/i },
  'a NUL byte': { text: 'FROM python:3.13-slim\nRUN echo a\0b\n', says: /line 2/i },
}

for (const [name, { text, says }] of Object.entries(BAD)) {
  test(`${name} gets a clear message with its place, and never passes`, async ({ page }) => {
    const lab = await openLab(page, 'nonroot', 'plain')
    // Setting the value is exact for every character; a paste would drop some.
    await lab.editor.evaluate((element, value) => {
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
      set?.call(element, value)
      element.dispatchEvent(new Event('input', { bubbles: true }))
    }, text)
    await lab.check.click()
    await expect(lab.result).not.toBeEmpty()
    await expect(lab.result).toHaveText(says)
    await expect(lab.passed).toBeHidden()
    await expect(lab.check).toBeEnabled()
  })
}

test('a file that cannot be read counts no attempt and leaves the score', async ({ page }) => {
  const lab = await openLab(page, 'nonroot')
  await lab.check.click()
  await expect(lab.result).toContainText('Attempt 1.')
  const [points] = /\d+ points/.exec(await lab.result.innerText()) ?? []
  const score = `${points?.replace(' ', ' of 100 ')}. Pass mark 80.`
  await expect(lab.score).toHaveAccessibleName(score)
  await replaceText(page, lab.editor, 'FROM python:3.13-slim\nFORM x\n')
  await lab.check.click()
  await expect(lab.result).toHaveText(/^Cannot grade yet, line 2: /)
  await expect(lab.brief).toContainText('this attempt is not counted')
  await expect(lab.score).toHaveAccessibleName(score)
  await replaceText(page, lab.editor, solution('nonroot'))
  await lab.check.click()
  await expect(lab.result).toContainText('Attempt 2.')
})

for (const [name, change] of Object.entries({
  'line ends of Windows': (text: string) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text: string) => `\uFEFF${text}`,
})) {
  test(`${name} are no mistake: a right answer passes`, async ({ page }) => {
    const lab = await openLab(page, 'nonroot')
    await replaceText(page, lab.editor, change(solution('nonroot')))
    await lab.check.click()
    await expect(lab.passed).toBeVisible()
  })
}
