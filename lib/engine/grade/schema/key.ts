import * as z from 'zod'

/** What is wrong with a block as a whole: said when nothing in it is wrong by itself. */
export function otherwise(error: string) {
  return {
    error,
    abort: true,
    when: ({ issues }: { readonly issues: readonly unknown[] }) => issues.length === 0,
  }
}

/** A key of a block: what it asks, and how it is written, for the authors' reference. */
export function key<T extends z.ZodType>(
  schema: T,
  description: string,
  example?: z.input<T>,
): z.ZodOptional<T> {
  const examples = example === undefined ? {} : { examples: [example] }
  return schema.optional().meta({ description, ...examples })
}

/** The same for a key that has to be there. */
export function needed<T extends z.ZodType>(schema: T, description: string, example?: z.input<T>): T {
  const examples = example === undefined ? {} : { examples: [example] }
  return schema.meta({ description, ...examples }) as T
}

type About = {
  /** Name in the authors' reference, where the block gets a table of its own. */
  readonly id?: string
  readonly about: string
  /** What to write when the block asks nothing: such a check could not fail. */
  readonly empty?: string
}

/** A block of keys of which at least one is written. */
export function block<S extends z.ZodRawShape>(shape: S, { id, about, empty }: About) {
  const keys = Object.keys(shape).join(', ')
  return z
    .strictObject(shape)
    .refine(
      (value) => Object.keys(value).length > 0,
      otherwise(empty ?? `asks nothing, so it cannot fail; write at least one of ${keys}`),
    )
    .meta({ description: about, ...(id === undefined ? {} : { id }) })
}

export const text = z.string().min(1, 'write at least one character')
export const texts = z.union([text, z.array(text).min(1, 'name at least one')])
export const boolean = z.boolean()
export const port = z.int().min(1).max(65535)

const BOUNDS = 'sets no bound, so it cannot fail; write atMost, atLeast or both'
const CROSSED = 'cannot be met: atLeast is above atMost'

/** A whole number and its bounds. */
export const amount = z
  .strictObject({
    atLeast: key(z.int().min(1, 'at least 0 cannot fail; write 1 or more'), 'This many or more.', 2),
    atMost: key(z.int().min(0), 'This many or fewer.', 5),
  })
  .refine((value) => Object.keys(value).length > 0, otherwise(BOUNDS))
  .refine(
    ({ atLeast, atMost }) => atLeast === undefined || atMost === undefined || atLeast <= atMost,
    otherwise(CROSSED),
  )
  .meta({ id: 'amount', description: 'A whole number and its bounds.' })

/** `200 MB`: units of a thousand, as Docker prints them. */
const bytes = z
  .string()
  .regex(/^\d+(\.\d+)? ?(B|KB|MB|GB)$/, 'write a size such as 200 MB, with B, KB, MB or GB')

export const sizeBounds = z
  .strictObject({
    atLeast: key(bytes, 'This much or more.', '10 MB'),
    atMost: key(bytes, 'This much or less.', '200 MB'),
    atMostOf: key(
      z.strictObject({
        starter: z
          .number()
          .gt(0)
          .lte(1)
          .meta({
            description: 'Part of what the image of the starter weighs; 0.5 is half.',
            examples: [0.5],
          }),
      }),
      'In relation to the image of the starter; 1 means smaller than it or as large.',
    ),
  })
  .refine(
    (value) => Object.keys(value).length > 0,
    otherwise('sets no bound, so it cannot fail; write atMost, atLeast or atMostOf'),
  )
  .meta({
    id: 'size',
    description:
      'An amount of bytes. What is estimated decides only when it lies more than 15 % from the bound; nearer, and where a part is not known, the answer is unknown and the objective says so.',
  })

const binaryBytes = z
  .string()
  .regex(
    /^\d+(\.\d+)? ?(B|KB|MB|GB|KiB|MiB|GiB)$/,
    'write an amount such as 2 GiB, with B, KB, MB, GB, KiB, MiB or GiB',
  )

/** An amount of memory or of a file, which no estimate is made of. */
export const byteBounds = z
  .strictObject({
    atLeast: key(binaryBytes, 'This much or more.', '4 MiB'),
    atMost: key(binaryBytes, 'This much or less.', '2 GiB'),
  })
  .refine((value) => Object.keys(value).length > 0, otherwise(BOUNDS))
  .meta({ id: 'bytes', description: 'An amount of bytes that the file says, and its bounds.' })

const duration = z.string().regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'write a duration such as 30s or 1m30s')

export const durationBounds = z
  .strictObject({
    atLeast: key(duration, 'This long or longer.', '1s'),
    atMost: key(duration, 'This long or shorter.', '30s'),
  })
  .refine((value) => Object.keys(value).length > 0, otherwise(BOUNDS))
  .meta({ id: 'duration', description: 'A time and its bounds.' })

export const where = key(
  z.enum(['image', 'used', 'unused', 'other', 'any']),
  'image: stages the final image is made of; used: also those it copies from (the default); unused: none of these; other: not part of the final image; any: all.',
  'image',
)

/** File names, with `*` and `?`. */
export const names = z.array(text).min(1, 'name at least one')

export type AmountCheck = z.infer<typeof amount>
export type BytesCheck = z.infer<typeof byteBounds>
export type SizeCheck = z.infer<typeof sizeBounds>
export type DurationCheck = z.infer<typeof durationBounds>
export type Where = NonNullable<z.infer<typeof where>>
