import { describe, expect, it } from 'vitest'
import { secretOf } from './fixtures.ts'
import { tiesOf } from './ties.ts'

const secret = (step: number, removedIn: number | null) => secretOf({ step, removedIn })

/** `●` dot, `○` ring, `◉` both, `│` passes through, `·` nothing. */
function drawn(steps: readonly number[], ...secrets: readonly ReturnType<typeof secret>[]): string {
  return tiesOf(steps, secrets)
    .map(({ dot, ring, above, below }) => {
      if (dot && ring) return '◉'
      if (dot) return '●'
      if (ring) return '○'
      return above && below ? '│' : '·'
    })
    .join('')
}

describe('secret ties', () => {
  it.each([
    ['from the copy to the deletion', [0, 1, 2, 3], [secret(1, 3)], '·●│○'],
    ['next to each other', [0, 1, 2], [secret(1, 2)], '·●○'],
    ['one that is never deleted', [0, 1, 2], [secret(1, null)], '···'],
    ['a row between is not shown', [0, 1, 3, 5], [secret(1, 5)], '·●│○'],
    ['its end is not shown', [0, 1, 2], [secret(1, 4)], '···'],
    ['two that end together', [0, 1, 2, 3], [secret(0, 3), secret(1, 3)], '●●│○'],
    ['one ends where another begins', [0, 1, 2, 3], [secret(0, 1), secret(1, 3)], '●◉│○'],
    ['none', [0, 1], [], '··'],
  ])('%s', (_, steps, secrets, expected) => {
    expect(drawn(steps, ...secrets)).toBe(expected)
  })

  it('carries the line of the longer secret past the dot of the shorter', () => {
    expect(tiesOf([0, 1, 2], [secret(0, 2), secret(1, 2)])[1]).toEqual({
      above: true,
      below: true,
      dot: true,
      ring: false,
    })
  })
})
