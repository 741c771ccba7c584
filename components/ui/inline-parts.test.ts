import { expect, test } from 'vitest'

import { inlineParts } from './inline-parts.ts'

const shown = (source: string) =>
  inlineParts(source).map(({ kind, text }) => (kind === 'code' ? `<${text}>` : text))

test.each([
  ['plain words', ['plain words']],
  ['Use `USER` here', ['Use ', '<USER>', ' here']],
  ['`A` and `B`', ['<A>', ' and ', '<B>']],
  ['a lone ` stays', ['a lone ', '` stays']],
  ['`A` then `', ['<A>', ' then ', '`']],
  ['', []],
])('%s', (source, parts) => {
  expect(shown(source)).toEqual(parts)
})
