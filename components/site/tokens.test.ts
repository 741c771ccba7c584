import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')

/** Declarations of the block that starts at `selector`, one per line. */
function declarations(selector: string): string[] {
  const at = css.indexOf(selector)
  expect(at, `${selector} is in tokens.css`).toBeGreaterThan(-1)
  const block = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at))
  return block.split(';').flatMap((line) => (line.trim() ? [line.trim()] : []))
}
const names = (lines: string[]) => lines.map((line) => line.slice(0, line.indexOf(':')))

test('the system and the switch give the same dark theme', () => {
  const bySystem = declarations(":root:not([data-theme='light'])")
  expect(bySystem.length).toBeGreaterThan(60)
  expect(declarations(":root[data-theme='dark']")).toEqual(bySystem)
})

test('every colour of the dark theme has a light value', () => {
  expect(names(declarations(':root {'))).toEqual(
    expect.arrayContaining(names(declarations(":root[data-theme='dark']"))),
  )
})
