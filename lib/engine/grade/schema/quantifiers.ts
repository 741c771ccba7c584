import * as z from 'zod'
import { amount, key, otherwise } from './key.ts'
import { thingShape, type ThingChecks, type ThingKind } from './things.ts'

const kinds = Object.keys(thingShape) as ThingKind[]
const one = (block: object): number => kinds.filter((kind) => kind in block).length
const ONE_KIND = `names one kind of thing; write exactly one of ${kinds.join(', ')}`

const things = Object.fromEntries(
  kinds.map((kind) => [kind, key<z.ZodType>(thingShape[kind], `Those that are like this ${kind}.`)]),
) as { [Kind in ThingKind]: z.ZodOptional<z.ZodType<ThingChecks[Kind]>> }

export const countCheck = z
  .strictObject({
    ...things,
    atLeast: key(amount.shape.atLeast.unwrap(), 'There are this many or more.', 2),
    atMost: key(amount.shape.atMost.unwrap(), 'There are this many or fewer.', 1),
  })
  .refine((value) => one(value) === 1, otherwise(ONE_KIND))
  .refine(
    ({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined,
    otherwise('sets no bound, so it cannot fail; write atLeast, atMost or both'),
  )
  .refine(
    ({ atLeast = 0, atMost = Infinity }) => atLeast <= atMost,
    otherwise('cannot be met: atLeast is above atMost'),
  )
  .meta({ id: 'count', description: 'How many there are: one kind of thing, and its bounds.' })

const isLike = 'What is asked of them: a block of the same kind, or a list of which one holds.'

/** `every: { install: { manager: apt }, is: { recommends: false } }` */
const quantified: z.ZodType<QuantifiedCheck> = z.union(
  kinds.map((kind) =>
    z.strictObject({
      [kind]: thingShape[kind],
      is: z.union([thingShape[kind], z.array(thingShape[kind]).min(1)]).meta({ description: isLike }),
    }),
  ),
) as unknown as z.ZodType<QuantifiedCheck>

export const everyCheck = quantified.meta({
  id: 'every',
  description:
    'All things of one kind are like something else. Where there is none, it holds; ask for one besides.',
})
export const someCheck = quantified.meta({
  id: 'some',
  description: 'One thing of a kind is like two blocks at once.',
})

export type CountCheck = { readonly [Kind in ThingKind]?: ThingChecks[Kind] | undefined } & {
  readonly atLeast?: number | undefined
  readonly atMost?: number | undefined
}
export type QuantifiedCheck = { readonly [Kind in ThingKind]?: ThingChecks[Kind] | undefined } & {
  readonly is: ThingChecks[ThingKind] | readonly ThingChecks[ThingKind][]
}
