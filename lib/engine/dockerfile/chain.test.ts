import { expect, test } from 'vitest'
import { chainOf, lookupEnv } from './chain.ts'
import { parse } from './stages.ts'

const OVEN = parse(
  [
    'FROM bakery.example/oven:1 AS oven',
    'ENV HEAT=180 FUEL=wood',
    'FROM alpine:3.23 AS cellar',
    'ENV HEAT=12',
    'FROM oven AS stone',
    'ENV HEAT=250 FUEL=$FUEL-and-coal',
    'FROM stone',
    'COPY --from=cellar /wine /wine',
    '',
  ].join('\n'),
)

test.each([
  [0, [0]],
  [1, [1]],
  [2, [0, 2]],
  [3, [0, 2, 3]],
  [4, []],
  [-1, []],
])('stage %i is made of %j', (index, chain) => {
  expect(chainOf(OVEN, index).map((stage) => stage.index)).toEqual(chain)
})

test.each([
  [0, 'HEAT', '180'],
  [2, 'HEAT', '250'],
  [3, 'HEAT', '250'],
  [3, 'FUEL', 'wood-and-coal'],
  [1, 'FUEL', undefined],
  [3, 'SMOKE', undefined],
])('in stage %i %s is %j', (index, name, value) => {
  expect(lookupEnv(OVEN, index, name)?.text).toBe(value)
})
