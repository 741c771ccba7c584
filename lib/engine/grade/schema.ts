import * as z from 'zod'
import { fileKeys, type FileChecks } from './schema/files.ts'
import { imageSchema, type ImageCheck } from './schema/image.ts'
import { amount, key, names, needed, otherwise, text, texts } from './schema/key.ts'
import {
  countCheck,
  everyCheck,
  someCheck,
  type CountCheck,
  type QuantifiedCheck,
} from './schema/quantifiers.ts'
import {
  commandCheck,
  copiedCheck,
  externalCheck,
  fetchedCheck,
  installCheck,
  instructionCheck,
  opensCheck,
  secretCheck,
  setsCheck,
  stageCheck,
  stepCheck,
  stepsOf,
  takenCheck,
  type ThingChecks,
} from './schema/things.ts'

/**
 * The vocabulary of objectives: what a lab may ask of an answer. Every check speaks of models, never of text. This schema is
 * the one source of the types, of the validation of lab.yaml and of the authors' reference; at run time only its types are used.
 * A check that nothing can fail is refused.
 */
export type * from './schema/image.ts'
export type * from './schema/config.ts'
export type * from './schema/contents.ts'
export type * from './schema/process.ts'
export type * from './schema/files.ts'
export type * from './schema/things.ts'
export type * from './schema/quantifiers.ts'
export type { AmountCheck, BytesCheck, DurationCheck, SizeCheck, Where } from './schema/key.ts'

const changeCheck = z
  .strictObject({
    files: key(texts, 'Files of the context that differ from the last build.', 'app.py'),
    args: key(texts, 'Build arguments that differ from the last build.', 'GIT_SHA'),
  })
  .refine(
    ({ files, args }) => files !== undefined || args !== undefined,
    otherwise('changes nothing, so every step stays cached; write files or args'),
  )
  .meta({ description: 'What differs from the last build.' })

const cacheCheck = z
  .strictObject({
    change: needed(changeCheck, 'What differs from the last build.'),
    keeps: key(stepsOf, 'Every such step is reused from the cache. Fails where there is no such step.'),
    repeats: key(stepsOf, 'Every such step runs again.'),
    reruns: key(amount, 'How many RUN steps of the stages that are built run again.', { atMost: 1 }),
  })
  .refine(
    ({ keeps, repeats, reruns }) => keeps !== undefined || repeats !== undefined || reruns !== undefined,
    otherwise('asks nothing; write keeps, repeats or reruns'),
  )
  .meta({ id: 'cache', description: 'The build cache after a change.' })

const inputCheck = z
  .strictObject({
    of: needed(stepsOf, 'The step that gets to see it.'),
    via: key(
      z.enum(['copy', 'bind']),
      'copy: a COPY or ADD above the step; bind: a bind mount of the step itself.',
    ),
    only: key(names, 'It brings nothing but files of these names.', ['requirements*.txt']),
    beyond: key(names, 'It brings something else than files of these names.', ['requirements*.txt']),
  })
  .meta({ id: 'input', description: 'Something of the context that a step gets to see.' })

const agreeCheck = z
  .strictObject({
    on: needed(
      z.array(z.enum(['family', 'version', 'image'])).min(1, 'name at least one'),
      'family: the distribution, which decides the C library; version: the minor version in the tag; image: the name.',
      ['version', 'family'],
    ),
    base: key(texts, 'Only stages whose external image has one of these names.', 'python'),
    least: key(z.int().min(2), 'There are at least this many of them. Left out, two stages.', 2),
  })
  .meta({ id: 'agree', description: 'The external images of the stages that are built are alike.' })

const buildsCheck = z
  .strictObject({
    despite: key(names, 'Codes of problems that another objective is about.', ['permission-denied']),
  })
  .meta({ description: 'The build reaches its end.' })

const planted = z
  .array(z.string().min(4, 'a value of fewer than four characters occurs by accident'))
  .min(1, 'name at least one value')

const ignoredCheck = z
  .strictObject({
    paths: key(texts, 'Every one of these is kept from the build.', ['.env', 'keys/id_rsa']),
    kept: key(texts, 'Every one of these comes along.', 'app.py'),
    file: key(text, 'The ignore file; .dockerignore when left out.', 'Dockerfile.dockerignore'),
  })
  .refine(
    ({ paths, kept }) => paths !== undefined || kept !== undefined,
    otherwise('asks nothing; write paths or kept'),
  )
  .meta({
    id: 'ignored',
    description: 'What .dockerignore keeps from the build, whether the files are there or not.',
  })

export const checkSchema: z.ZodType<Check> = z.lazy(() =>
  z
    .strictObject({
      all: key(z.array(checkSchema).min(1), 'All of these hold.'),
      any: key(z.array(checkSchema).min(1), 'At least one of these holds.'),
      not: key(checkSchema, 'This does not hold. What cannot be known stays so.'),
      unknown: key(
        checkSchema,
        'For near-misses: the file does not tell whether this holds. An estimate too near to its bound is such a case.',
        { image: { size: { atMost: '200 MB' } } },
      ),
      count: key(countCheck, 'How many there are.', { install: { manifest: 'requirements.txt' }, atMost: 1 }),
      every: key(everyCheck, 'All things of one kind are like something else.', {
        install: { manager: 'apt' },
        is: { recommends: false },
      }),
      some: key(someCheck, 'One thing of a kind is like two blocks at once.', {
        step: { keyword: 'RUN' },
        is: { onlyDeletes: true },
      }),
      builds: key(z.union([z.literal(true), buildsCheck]), 'The build reaches its end.', true),
      problem: key(
        text,
        'The build, or reading the file, meets a problem with this code.',
        'copy-source-missing',
      ),
      clean: key(names, 'These rules find nothing certain.', ['user-missing']),
      image: key(imageSchema, 'The final image.', { user: { root: false } }),
      stage: key(stageCheck, 'Some stage is like this.', { name: 'build', used: true }),
      step: key(stepCheck, 'Some step is like this.', { onlyDeletes: true, in: 'image' }),
      cache: key(cacheCheck, 'The build cache after a change.', {
        change: { files: 'app.py' },
        keeps: { installs: 'requirements.txt' },
      }),
      input: key(inputCheck, 'Something of the context that a step gets to see.', {
        of: { installs: 'requirements.txt' },
        via: 'copy',
      }),
      install: key(installCheck, 'Some package install is like this.', {
        manifest: 'requirements.txt',
        certain: true,
      }),
      command: key(commandCheck, 'Some command of a RUN is like this.', { program: 'useradd' }),
      sets: key(setsCheck, 'Some ARG, ENV or LABEL sets or uses a name.', { name: 'GIT_SHA', by: 'ENV' }),
      copied: key(copiedCheck, 'Some COPY or ADD from the context is like this.', {
        file: '.env',
        in: 'any',
      }),
      taken: key(takenCheck, 'Something is taken from another stage or image like this.', {
        stage: 'build',
        paths: '/app/dist',
      }),
      fetched: key(fetchedCheck, 'Something is downloaded like this.', { verified: false }),
      instruction: key(instructionCheck, 'There is such an instruction.', { keyword: 'USER' }),
      opens: key(opensCheck, 'Some step lets everybody write.', { by: 'chmod', in: 'image' }),
      secret: key(secretCheck, 'Some credential is like this.', { recoverable: true }),
      external: key(externalCheck, 'Some external image is like this.', { digest: false }),
      agree: key(agreeCheck, 'The external images of the stages that are built are alike.', {
        on: ['version', 'family'],
        base: 'python',
      }),
      planted: key(
        planted,
        'None of these values occurs: in the files of the answer, in the variables, labels or files of the image.',
        ['hunter2-prod'],
      ),
      ignored: key(ignoredCheck, 'What .dockerignore keeps from the build.', {
        paths: '.env',
        kept: 'app.py',
      }),
      ...fileKeys,
    })
    .refine(
      (check) => Object.keys(check).length > 0,
      otherwise('an empty check cannot fail; write a condition such as image: { user: { root: false } }'),
    )
    .refine(({ external }) => external === undefined || Object.keys(external).some((each) => each !== 'in'), {
      ...otherwise(
        'every file names an image, so it cannot fail; write name, digest, supported, via or the like',
      ),
      path: ['external'],
    }),
)

export type BuildsCheck = z.infer<typeof buildsCheck>
export type CacheCheck = z.infer<typeof cacheCheck>
export type InputCheck = z.infer<typeof inputCheck>
export type AgreeCheck = z.infer<typeof agreeCheck>
export type IgnoredCheck = z.infer<typeof ignoredCheck>

/** Several keys in one check must all hold. */
export type Check = { readonly [Kind in keyof ThingChecks]?: ThingChecks[Kind] | undefined } & {
  readonly [Key in keyof FileChecks]?: FileChecks[Key] | undefined
} & {
  readonly all?: readonly Check[] | undefined
  readonly any?: readonly Check[] | undefined
  readonly not?: Check | undefined
  readonly unknown?: Check | undefined
  readonly count?: CountCheck | undefined
  readonly every?: QuantifiedCheck | undefined
  readonly some?: QuantifiedCheck | undefined
  readonly builds?: true | BuildsCheck | undefined
  readonly problem?: string | undefined
  readonly clean?: readonly string[] | undefined
  readonly image?: ImageCheck | undefined
  readonly cache?: CacheCheck | undefined
  readonly input?: InputCheck | undefined
  readonly agree?: AgreeCheck | undefined
  readonly planted?: readonly string[] | undefined
  readonly ignored?: IgnoredCheck | undefined
}
