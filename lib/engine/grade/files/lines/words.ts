import { textTest } from '../../matchers/patterns.ts'

/** Do the words occur in this order? With `*` and `?`. */
export function hasInOrder(wanted: readonly string[], words: readonly string[]): boolean {
  const tests = wanted.map((each) => textTest([each]))
  let next = 0
  for (const word of words) if (tests[next]?.(word)) next++
  return next === tests.length
}
