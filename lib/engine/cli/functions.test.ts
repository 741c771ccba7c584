import { expect, test } from 'vitest'
import { read, shown } from './testing.ts'

/** A script, and its commands as they run; `?` marks those of which nobody knows whether they run. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['dock() { docker pull a; }\ndock\n', ['! docker pull a']],
  ['dock() { docker pull a; }\nls\ndock\n', ['ls', '! docker pull a']],
  ['function main { cd quay && docker build .; }\nmain "$@"\n', ['! cd quay', '! docker build .']],
  ['load() { ls; }\nmain() { load; docker pull a; }\nmain\n', ['ls', '! docker pull a']],
  ['dock() {\n  if test -f x; then docker pull a; fi\n}\nls\n', ['? test -f x', '? docker pull a', '! ls']],
  // Nobody calls it, or not for sure.
  ['dock() { docker pull a; }\nls\n', ['? docker pull a', '! ls']],
  ['dock() { docker pull a; }\ntrue || dock\n', ['? docker pull a', 'true', '?! dock']],
  ['dock() { docker pull a; }\nif test -f x; then dock; fi\n', ['? docker pull a', 'test -f x', '?! dock']],
  // Called before it is there, twice, or defined twice.
  ['dock\ndock() { docker pull a; }\n', ['dock', '? docker pull a']],
  ['dock() { docker pull a; }\ndock\ndock\n', ['? docker pull a', 'dock', '! dock']],
  ['dock() { ls; }\ndock() { docker pull a; }\ndock\n', ['? ls', '? docker pull a', '! dock']],
  // What leaves the function leaves the script nowhere.
  ['dock() { return; docker pull a; }\ndock\n', ['? return', '? docker pull a', '! dock']],
  // A function that calls itself.
  ['dock() { docker pull a; dock; }\ndock\n', ['? docker pull a', '? dock', '! dock']],
]

test.each(CASES)('%j', (text, commands) => {
  expect(shown(read(text))).toEqual(commands)
})

test('functions that call each other in a long row', () => {
  const row = Array.from({ length: 3000 }, (_, index) => `f${index + 1}() { f${index}; }`)
  const { commands } = read(`f0() { docker pull a; }\n${row.join('\n')}\nf3000\n`)
  expect(commands.some(({ program }) => program === 'docker')).toBe(true)
})
