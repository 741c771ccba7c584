import * as z from 'zod'

/**
 * The vocabulary of objectives: what a lab may ask of an answer. Every check speaks of models, never of text. This schema is
 * the one source of the types, of the validation of lab.yaml and of the authors' reference; at run time only its types are used.
 */
const texts = z.union([z.string(), z.array(z.string()).min(1)])
const port = z.int().min(1).max(65535)

const where = z
  .enum(['image', 'used', 'unused', 'other', 'any'])
  .optional()
  .describe(
    'image: stages the final image is made of; used: also those it copies from (the default); unused: none of these; other: not part of the final image; any: all.',
  )

const baseCheck = z
  .strictObject({
    name: texts.optional().describe('Name of the external image, such as python.'),
    supported: z.boolean().optional().describe('The version named by the tag still gets fixes.'),
    versioned: z.boolean().optional().describe('The tag names a minor version, such as 3.13.'),
  })
  .describe('The external image the final image goes back to.')

const userCheck = z
  .strictObject({
    root: z.boolean().optional(),
    exists: z.boolean().optional().describe('The image has such an account, or USER is a number.'),
    fixedUid: z.boolean().optional().describe('The number is written in the file.'),
    created: z.boolean().optional().describe('The account was created in the file.'),
    named: texts.optional().describe('USER is written as one of these names.'),
  })
  .describe('The user the container starts as.')

const pathCheck = z
  .strictObject({
    path: z.string().startsWith('/'),
    kind: z.enum(['file', 'directory']).optional(),
    owner: z
      .enum(['root', 'app'])
      .optional()
      .describe('app: a user other than root, and the one the container runs as when that is not root.'),
  })
  .describe('A path of the final image.')

const packagesCheck = z
  .strictObject({
    manager: z.enum(['pip', 'apt', 'apk', 'dnf', 'npm', 'go', 'cargo', 'gem', 'composer']),
    manifest: z.string().optional().describe('Listed in this file of the context.'),
    names: texts.optional(),
  })
  .describe('Packages in the final image, where the program finds them.')

const processCheck = z
  .strictObject({
    program: texts.optional().describe('The program that does the work, shells and tini taken off.'),
    serves: z
      .strictObject({ file: z.string(), object: z.string() })
      .optional()
      .describe('The application, by the context file that holds it and its name there.'),
    port: z
      .union([
        port,
        z.strictObject({ atLeast: port }),
        z.strictObject({ below: port }),
        z.strictObject({ otherThan: port }),
      ])
      .optional(),
    reachable: z.boolean().optional().describe('It listens on more than the loopback interface.'),
    exposed: z.boolean().optional().describe('EXPOSE includes every port it listens on.'),
  })
  .describe('What docker run IMAGE starts.')

const carriesCheck = z
  .strictObject({
    arg: z.string(),
    env: texts.optional(),
    label: z.boolean().optional().describe('Any label may carry it.'),
  })
  .describe('The value of a build argument ends up in the image, in this variable or a label.')

export const imageSchema = z.strictObject({
  base: baseCheck.optional(),
  user: userCheck.optional(),
  exposes: port.optional(),
  notExposes: port.optional(),
  contains: texts
    .optional()
    .describe('Files of the context whose content is in the image, wherever it lies.'),
  path: pathCheck.optional(),
  packages: packagesCheck.optional(),
  process: processCheck.optional(),
  carries: carriesCheck.optional(),
  worldWritable: z.boolean().optional().describe('Something in it may be written by everybody.'),
})

const stepsOf = z.strictObject({
  installs: z.string().describe('Steps that install what this file of the context lists.'),
})

const manifests = z.array(z.string()).min(1).describe('File names of dependency lists, with * and ?.')

const cacheCheck = z
  .strictObject({
    change: z
      .strictObject({ files: texts.optional(), args: texts.optional() })
      .describe('Files of the context, or build arguments, that differ from the last build.'),
    keeps: stepsOf.describe('Every such step is reused from the cache.'),
  })
  .describe('The build cache after a change. Fails where there is no such step.')

const inputCheck = z
  .strictObject({
    of: stepsOf,
    via: z
      .enum(['copy', 'bind'])
      .optional()
      .describe('copy: a COPY or ADD above the step; bind: a bind mount of the step itself.'),
    only: manifests.optional().describe('It brings nothing but files of these names.'),
    beyond: manifests.optional().describe('It brings something else than files of these names.'),
  })
  .describe('Something of the context that a step gets to see.')

const installCheck = z
  .strictObject({
    manifest: z.string().optional(),
    certain: z.boolean().optional().describe('false: it stands where it need not run.'),
    in: where,
  })
  .describe('A package install that a RUN executes.')

const commandCheck = z
  .strictObject({
    program: texts.optional(),
    tool: z.enum(['pip']).optional().describe('pip, python -m pip and uv pip.'),
    arguments: texts.optional().describe('Words among its arguments, in this order.'),
    without: texts.optional().describe('Options that are not among its arguments.'),
    mentions: z.string().optional().describe('A text that its arguments contain.'),
    user: z.enum(['root', 'non-root']).optional(),
    in: where,
  })
  .describe('A command that a RUN executes; echo of a command is an echo.')

const setsCheck = z
  .strictObject({
    name: z.string(),
    by: z
      .union([z.enum(['ARG', 'ENV', 'LABEL']), z.array(z.enum(['ARG', 'ENV', 'LABEL'])).min(1)])
      .optional(),
    how: z
      .enum(['defines', 'uses', 'either'])
      .optional()
      .describe('defines: the name itself is set; uses: a value refers to it; either is the default.'),
    declared: z.boolean().optional().describe('false: a value uses the name where nothing has set it.'),
    before: stepsOf.optional(),
    stage: z
      .enum(['same', 'parent'])
      .optional()
      .describe('With before: in the stage of that step, or one it is built on.'),
    in: where,
  })
  .describe('ARG, ENV or LABEL that sets or uses a name.')

const instructionCheck = z
  .strictObject({
    keyword: texts,
    root: z.boolean().optional().describe('USER only: is that user root?'),
    in: where,
  })
  .describe('An instruction by its keyword.')

const copiedCheck = z
  .strictObject({
    file: z.string().optional().describe('It brings this file of the context.'),
    only: manifests.optional(),
    beyond: manifests.optional(),
    afterProblem: z
      .string()
      .optional()
      .describe('It stands below the place of a problem with this code, in the same stage.'),
    in: where,
  })
  .describe('A COPY or ADD from the context.')

const opensCheck = z
  .strictObject({ by: z.enum(['chmod', 'creation']).optional(), in: where })
  .describe('A step that lets everybody write: chmod, or install -m, mkdir -m, --chmod.')

const buildsCheck = z
  .strictObject({
    despite: z.array(z.string()).optional().describe('Codes of problems that another objective is about.'),
  })
  .describe('The build reaches its end.')

export const checkSchema: z.ZodType<Check> = z.lazy(() =>
  z
    .strictObject({
      all: z.array(checkSchema).min(1).optional().describe('All of these hold.'),
      any: z.array(checkSchema).min(1).optional().describe('At least one of these holds.'),
      not: checkSchema.optional().describe('This does not hold.'),
      builds: z.union([z.literal(true), buildsCheck]).optional(),
      problem: z
        .string()
        .optional()
        .describe('The build, or reading the file, meets a problem with this code.'),
      clean: z.array(z.string()).min(1).optional().describe('These rules find nothing certain.'),
      image: imageSchema.optional(),
      stage: z
        .strictObject({ other: imageSchema.optional(), any: imageSchema.optional() })
        .optional()
        .describe('Some stage, seen as an image: other than the final one, or any.'),
      cache: cacheCheck.optional(),
      input: inputCheck.optional(),
      install: installCheck.optional(),
      command: commandCheck.optional(),
      sets: setsCheck.optional(),
      copied: copiedCheck.optional(),
      instruction: instructionCheck.optional(),
      opens: opensCheck.optional(),
    })
    .refine((check) => Object.keys(check).length > 0, 'a check needs at least one condition'),
)

export type Where = z.infer<typeof where>
export type ImageCheck = z.infer<typeof imageSchema>
export type BaseCheck = z.infer<typeof baseCheck>
export type UserCheck = z.infer<typeof userCheck>
export type PathCheck = z.infer<typeof pathCheck>
export type PackagesCheck = z.infer<typeof packagesCheck>
export type ProcessCheck = z.infer<typeof processCheck>
export type CarriesCheck = z.infer<typeof carriesCheck>
export type CacheCheck = z.infer<typeof cacheCheck>
export type InputCheck = z.infer<typeof inputCheck>
export type InstallCheck = z.infer<typeof installCheck>
export type CommandCheck = z.infer<typeof commandCheck>
export type SetsCheck = z.infer<typeof setsCheck>
export type CopiedCheck = z.infer<typeof copiedCheck>
export type InstructionCheck = z.infer<typeof instructionCheck>
export type OpensCheck = z.infer<typeof opensCheck>

/** Several keys in one check must all hold. */
export type Check = {
  readonly all?: readonly Check[] | undefined
  readonly any?: readonly Check[] | undefined
  readonly not?: Check | undefined
  readonly builds?: true | z.infer<typeof buildsCheck> | undefined
  readonly problem?: string | undefined
  readonly clean?: readonly string[] | undefined
  readonly image?: ImageCheck | undefined
  readonly stage?:
    | { readonly other?: ImageCheck | undefined; readonly any?: ImageCheck | undefined }
    | undefined
  readonly cache?: CacheCheck | undefined
  readonly input?: InputCheck | undefined
  readonly install?: InstallCheck | undefined
  readonly command?: CommandCheck | undefined
  readonly sets?: SetsCheck | undefined
  readonly copied?: CopiedCheck | undefined
  readonly instruction?: InstructionCheck | undefined
  readonly opens?: OpensCheck | undefined
}
