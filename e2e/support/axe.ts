import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No rule of WCAG 2.0 to 2.2, A or AA, and no best practice of axe-core is broken as the page stands now. */
export async function expectNoViolations(page: Page) {
  await page.evaluate(stillness)
  // A third of the time: nothing is told about what is right, and no second page is opened for frames, which we have none of.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .setLegacyMode()
    .analyze()
  expect(page.frames()).toHaveLength(1)
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`,
  )
  expect(told).toEqual([])
}

/** In the middle of a fade colours are nobody's. What turns for as long as it is there has no end to wait for. */
async function stillness() {
  const moving = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(moving.map(({ finished }) => finished))
}
