import { expect, test } from 'vitest'
import { build, parse } from '../index.ts'

const STAGES = 8000

test('a file whose every stage takes from the next gets an answer', () => {
  const text = Array.from(
    { length: STAGES },
    (_, at) => `FROM scratch AS stage${at}\n${at + 1 < STAGES ? `COPY --from=stage${at + 1} /a /a\n` : ''}`,
  ).join('')
  expect(build(parse(text)).stages).toHaveLength(STAGES)
})

test('a stage further down is built before the one that takes from it', () => {
  const text =
    'FROM debian:13 AS one\nCOPY --from=two /srv/tide /srv/\nFROM debian:13 AS two\nRUN touch /srv/tide\nFROM one\n'
  const built = build(parse(text))
  expect(built.stages[0]!.image.files.entries.has('/srv/tide')).toBe(true)
})
