import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Whatever depends on colours: the rest of a page is the same in every theme. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** No rule of WCAG 2.0 to 2.2, A or AA, and no best practice of axe-core is broken as the page stands now. */
export async function expectNoViolations(page: Page, only: 'all' | 'colours' = 'all') {
  const axe = new AxeBuilder({ page })
  if (only === 'colours') axe.withRules(COLOURS)
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const { violations } = await axe.analyze()
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`,
  )
  expect(told).toEqual([])
}
