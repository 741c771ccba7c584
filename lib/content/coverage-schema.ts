import * as z from 'zod'

const sentence = z.string().trim().min(1, 'write at least one character')
const number = z.string().regex(/^[A-Z]\d+$/, 'write a capital letter and digits, such as S007')
const place = z
  .string()
  .regex(
    /^[^/#\s]+\/[^/#\s]+#\S+$/,
    'write MODULE/LESSON#HEADING, such as hardening/users#name-the-user-last',
  )
const objective = z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'write LAB/OBJECTIVE, such as nonroot/user')

const row = number.describe('Its number, for ever.')
const says = sentence.describe('What the notes say, in a few words.')
const home = place.describe(
  'Where it is taught, as it holds today: MODULE/LESSON#HEADING, such as "hardening/users#name-the-user-last".',
)
const also = z.array(place).default([]).describe('Other sections that teach it, too.')

const statement = z.strictObject({
  row,
  says,
  home,
  also,
  labs: z
    .array(objective)
    .default([])
    .describe('What practises it: LAB/OBJECTIVE, such as "nonroot/user". A row without has reading.'),
  reading: sentence.optional().describe('Why no lab practises it: what a checker would have to see.'),
})

const erratum = z.strictObject({
  row,
  says: says.describe('What the notes have wrong, in a few words.'),
  home: home.describe(
    'The section that corrects it, in a callout of kind notes: MODULE/LESSON#HEADING, as for a statement.',
  ),
  also,
  reading: sentence.optional().describe('Why it needs no callout: a slip of spelling teaches nothing.'),
})

export const coverageSchema = z.strictObject({
  lastStatement: number.describe('The last statement: with "S170", each of S001 to S170 has to have a row.'),
  lastErratum: number.describe('The last erratum, in the same way.'),
  statements: z.array(statement).describe('What the notes teach, a row for each statement.'),
  errata: z.array(erratum).describe('What the notes have wrong, a row for each correction.'),
})

export type CoverageFile = z.infer<typeof coverageSchema>
export type Statement = CoverageFile['statements'][number]
export type Erratum = CoverageFile['errata'][number]
