import * as z from 'zod'
import { checkSchema } from '../engine/grade/schema.ts'

/**
 * What authors write, file by file. Validation, the completion in an author's editor and
 * the authoring guide all come from here, so every key says what it is for.
 */

const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens, such as first-dockerfile',
  )
/** May a folder of the course be called so? */
export const isSlug = (name: string): boolean => slug.safeParse(name).success
/** Ids of labs, objectives and near-misses are fixed by the curriculum, where some have an underscore. */
const id = z
  .string()
  .regex(
    /^[a-z0-9]+([-_][a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens or underscores, such as not-root',
  )
const sentence = z.string().trim().min(1, 'write at least one character')
const minutes = z.number().int().min(1).max(180)

const lessonEntry = z.union([
  slug.describe('The lesson’s folder; its number follows the lesson before it.'),
  z.strictObject({
    slug: slug.describe('The lesson’s folder inside the module’s folder.'),
    number: z.number().int().min(1).describe('Place in the module: 3 makes lesson 1.3 of module 1.'),
  }),
])

const moduleEntry = z.strictObject({
  slug: slug.describe('The module’s folder inside content/.'),
  number: z.number().int().min(1).describe('Number of the module in the curriculum.'),
  title: sentence.describe('Title of the module.'),
  summary: sentence.describe('One sentence: what can be done after it.'),
  needs: sentence.optional().describe('One sentence: what to know or to have done before it.'),
  outcomes: z
    .array(sentence)
    .default([])
    .describe('What a student can do after it, each beginning with a verb; shown on the module’s page.'),
  lessons: z.array(lessonEntry).min(1, 'name at least one lesson').describe('Its lessons, in reading order.'),
})

export const courseSchema = z.strictObject({
  title: sentence.describe('Title of the course.'),
  licence: sentence.describe('Licence of the prose and the labs, as an SPDX name.'),
  repository: z
    .url({ protocol: /^https$/, error: 'write an address that begins with https://' })
    .regex(/\/$/, 'end it with a slash')
    .optional()
    .describe(
      'Where a file of the course is edited, without its path: "https://forge.example/docks/edit/main/". Left out, pages name the file.',
    ),
  passMark: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(80)
    .describe('Percentage of the points that passes a lab.'),
  modules: z.array(moduleEntry).min(1, 'name at least one module').describe('The modules, in reading order.'),
})

export const frontMatterSchema = z.strictObject({
  title: sentence.describe('Title of the lesson.'),
  summary: sentence.describe('One sentence for the course map and search engines.'),
  minutes: minutes.describe('Reading time without the labs.'),
  untaught: z
    .array(slug)
    .default([])
    .describe('Rules that another lesson teaches: examples of this one may break them without saying so.'),
  trusted: z
    .boolean()
    .default(false)
    .describe(
      'true: the text may hold expressions in braces, imports and exports, which run while the site is built. For authors who may change the program too.',
    ),
})

const option = z.strictObject({
  text: sentence.describe('The answer, as the student reads it.'),
  correct: z.boolean().default(false).describe('True for the right answer.'),
  feedback: sentence.describe('Why it is right or wrong; shown when it is chosen.'),
})

export const questionSchema = z.strictObject({
  id: id.describe('Unique in the quiz; answers are saved under it.'),
  text: sentence.describe('The question.'),
  options: z.array(option).min(2, 'offer at least two options').describe('The answers to choose from.'),
})

export const quizSchema = z.strictObject({
  questions: z.array(questionSchema).min(1, 'ask at least one question').describe('The questions, in order.'),
})

/** What a near-miss can insert into its message; `seen` is an older name of `subject`. */
const INSERTS: readonly string[] = ['line', 'subject', 'seen', 'stage', 'over']

const nearMiss = z.strictObject({
  id: id.describe('Unique in the lab; reject/…/expect.yaml names it.'),
  when: checkSchema.describe('The near-miss speaks when this holds and the objective fails.'),
  say: sentence
    .refine(
      (text) =>
        [...text.matchAll(/\{\{\s*(\w*)\s*\}\}/g)].every(
          ([whole, name]) => whole === `{{${name}}}` && INSERTS.includes(name!),
        ),
      `inserts something that is not known; write {{line}}, {{subject}}, {{seen}}, {{stage}} or {{over}}`,
    )
    .describe(
      'Said in place of the general message; {{line}}, {{subject}}, {{stage}} and {{over}} insert what was seen.',
    ),
})

export const objectiveSchema = z.strictObject({
  id: id.describe('Unique in the lab and for ever: marks are kept under it.'),
  text: sentence.describe('What has to be true, as the student reads it.'),
  points: z.number().int().min(1, 'give at least one point').describe('Points it is worth.'),
  kind: z.enum(['goal', 'intent']).describe('goal: to improve. intent: true already and must stay true.'),
  check: checkSchema.describe(
    'The condition, in terms of the image, the stages, the build and the findings.',
  ),
  why: sentence.describe('What it is good for, in one sentence.'),
  learn: z
    .string()
    .regex(/^#\S+$/, 'write the address of a heading of the lesson, such as "#users"')
    .optional()
    .describe('The heading of the lesson that explains it, such as "#users".'),
  rule: slug.optional().describe('The rule whose page belongs to it.'),
  hints: z
    .array(sentence)
    .default([])
    .describe('A question, then the concept, then the shape; never the line to paste.'),
  near: z
    .array(nearMiss)
    .default([])
    .describe('Almost-right answers with their own message; the first that holds speaks.'),
  while: z.array(id).optional().describe('Intents its points wait on; left out, they wait on all of them.'),
})

export const labSchema = z.strictObject({
  id: id.describe('For ever: progress, links and marks use it.'),
  title: sentence.describe('Title of the lab.'),
  minutes: minutes.describe('How long a beginner needs.'),
  level: z.enum(['core', 'stretch']).describe('core: everybody does it. stretch: for those who want more.'),
  story: sentence.describe('Two sentences that make the task real.'),
  starterFails: z
    .array(id)
    .default([])
    .describe('Objectives that fail before anything is edited: exactly these.'),
  gradesBroken: z
    .boolean()
    .default(false)
    .describe(
      'A Dockerfile that does not parse is marked as far as it can be read: for labs that begin with mending it.',
    ),
  objectives: z
    .array(objectiveSchema)
    .min(1, 'set at least one objective')
    .describe('What is checked, in the order shown.'),
})

export const expectSchema = z.strictObject({
  fails: z.array(id).min(1, 'name at least one objective').describe('Objectives this answer must fail.'),
  near: z.array(id).default([]).describe('Near-misses that must speak.'),
})

const glossaryEntry = z.strictObject({
  id: id.describe('What <Term id="…"> refers to.'),
  term: sentence.describe('The word as it is printed.'),
  text: sentence.describe('What it means, in one or two sentences.'),
  ordinary: z
    .boolean()
    .optional()
    .describe('The word has an everyday meaning as well: lessons may use it before a <Term> explains it.'),
})

export const glossarySchema = z.array(glossaryEntry).min(1, 'define at least one term')

export type CourseFile = z.infer<typeof courseSchema>
export type FrontMatter = z.infer<typeof frontMatterSchema>
export type LabFile = z.infer<typeof labSchema>
export type ExpectFile = z.infer<typeof expectSchema>
