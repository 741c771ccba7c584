import * as z from 'zod'
import { manager } from './contents.ts'
import { fileThings } from './files.ts'
import { baseCheck, baseShape, imageSchema } from './image.ts'
import { block, boolean, key, names, needed, otherwise, sizeBounds, text, texts, where } from './key.ts'

/** Steps that a check is about. */
export const stepsOf = block(
  {
    installs: key(text, 'Steps that install what this file of the context lists.', 'requirements.txt'),
    runs: key(texts, 'RUN steps that run one of these programs.', 'go'),
    arguments: key(texts, 'With runs: words among the arguments of that command, in this order.', 'build'),
    without: key(texts, 'With runs: options that are not among the arguments of that command.', '--omit=dev'),
    copies: key(text, 'Steps that copy this file of the context.', 'app.py'),
  },
  { id: 'steps', about: 'Steps of stages that are built.' },
)

const cacheOwner = z.enum([
  'pip',
  'uv',
  'npm',
  'yarn',
  'pnpm',
  'go',
  'cargo',
  'apt',
  'apk',
  'dnf',
  'maven',
  'gradle',
  'gem',
  'composer',
])

const variableCheck = z
  .strictObject({
    name: needed(text, 'Name of the variable.', 'CGO_ENABLED'),
    value: key(texts, 'Its value is one of these.', '0'),
    from: key(
      texts,
      'Its value is made of one of these variables, which something above declares.',
      'TARGETARCH',
    ),
  })
  .meta({ description: 'A variable that the command of the step sees.' })

const mountCheck = z
  .strictObject({
    type: needed(z.enum(['bind', 'cache', 'secret', 'ssh', 'tmpfs']), 'Type of the mount.'),
    id: key(texts, 'Its id; what the file leaves out is the last part of the target.', 'pip-token'),
    target: key(texts, 'Its target is one of these paths.', '/root/.cache/pip'),
    caches: key(
      z.union([cacheOwner, z.array(cacheOwner).min(1)]),
      'It lies where one of these programs keeps its cache, by its options, the environment or its default.',
      'pip',
    ),
    writable: key(
      boolean,
      'false: its commands cannot write there, as it is read-only or belongs to another user than theirs.',
      true,
    ),
    sharing: key(texts, 'How builds share it; shared when the file does not say.', ['locked', 'private']),
    used: key(
      boolean,
      'Secrets: a command of the step reads the file or the variable, or a program knows the place by itself.',
      true,
    ),
  })
  .meta({ id: 'mount', description: 'A --mount of a RUN.' })

const commandShape = {
  program: key(texts, 'Base name of the program; sudo, env and the like are taken off.', 'curl'),
  tool: key(z.enum(['pip']), 'pip, python -m pip and uv pip.'),
  arguments: key(texts, 'Words among its arguments, in this order, with * and ?.', ['install', '-r']),
  with: key(
    texts,
    'Options among its arguments, all of them; -U and --upgrade=… in their forms.',
    '--omit=dev',
  ),
  without: key(texts, 'Options that are not among its arguments.', ['-U', '--upgrade']),
  mentions: key(text, 'A text that its arguments contain.', 'https://'),
  user: key(z.enum(['root', 'non-root']), 'Who runs it.'),
  certain: key(boolean, 'false: it stands where it need not run.', true),
  failureStops: key(boolean, 'false: the build goes on when it fails.', true),
}

export const commandCheck = z
  .strictObject({
    ...commandShape,
    base: key(baseCheck, 'The external image that its stage goes back to is like this.', {
      name: 'debian',
    }),
    in: where,
  })
  .refine(
    (value) => Object.keys(value).some((each) => each !== 'in'),
    otherwise('asks for any command at all; write at least program, tool or mentions'),
  )
  .meta({ id: 'command', description: 'A command that a RUN executes; echo of a command is an echo.' })

const commandOfStep = block(commandShape, { id: 'run', about: 'A command of a step.' })

export const stepCheck = z
  .strictObject({
    keyword: key(texts, 'Keyword of the instruction.', 'RUN'),
    form: key(
      z.enum(['exec', 'shell']),
      'RUN only. exec: a JSON array, which needs no shell; shell: a line or a here-document.',
    ),
    installs: key(text, 'It installs what this file of the context lists.', 'requirements.txt'),
    manager: key(
      z.union([manager, z.array(manager).min(1)]),
      'It installs packages with one of these.',
      'apt',
    ),
    runs: key(
      z.union([commandOfStep, z.array(commandOfStep).min(1)]),
      'It runs such a command; several: in this order.',
      [
        { program: 'apt-get', arguments: 'update' },
        { program: 'apt-get', arguments: 'install' },
      ],
    ),
    mounts: key(
      z.union([mountCheck, z.array(mountCheck).min(1)]),
      'It has such a mount; several: all of them.',
    ),
    env: key(
      variableCheck,
      'A variable that its command sees, with runs the one asked for: set in front of it, by export, ENV, ARG or a secret mount.',
      { name: 'CGO_ENABLED', value: '0' },
    ),
    uses: key(
      texts,
      'Its command refers to one of these variables, and something above declares it.',
      'TARGETARCH',
    ),
    mentions: key(
      text,
      'A text that a word of its commands contains, as far as it is known; what echo prints and sends nowhere does not count.',
      'pypi.example.com',
    ),
    size: key(sizeBounds, 'What its layer weighs.'),
    wasted: key(sizeBounds, 'What of its layer a later step deletes or replaces.'),
    onlyDeletes: key(boolean, 'Its layer does nothing but delete what earlier layers hold.', true),
    remodes: key(
      boolean,
      'Its chmod changes files that an earlier step brought: they are shipped twice.',
      false,
    ),
    leaves: key(boolean, 'Its layer holds package lists or caches.', false),
    in: where,
  })
  .refine(
    (value) => Object.keys(value).some((each) => each !== 'in'),
    otherwise(
      'asks for any step at all; write at least keyword, installs, runs, mounts, size, wasted, onlyDeletes or leaves',
    ),
  )
  .meta({ id: 'step', description: 'A step of a stage and its layer.' })

export const installCheck = z
  .strictObject({
    manager: key(z.union([manager, z.array(manager).min(1)]), 'With one of these.', 'apt'),
    manifest: key(text, 'It reads this file of the context.', 'requirements.txt'),
    packages: key(texts, 'It names one of these, with * and ?.', '*-dev'),
    pinned: key(boolean, 'Every package that it names has a fixed version.', true),
    recommends: key(boolean, 'apt: recommended packages come along.', false),
    with: key(texts, 'Options among its arguments, all of them.', '--no-index'),
    without: key(texts, 'Options that are not among its arguments.', ['-U', '--upgrade']),
    certain: key(boolean, 'false: it stands where it need not run.', true),
    in: where,
  })
  .meta({ id: 'install', description: 'A package install that a RUN executes.' })

export const setsCheck = z
  .strictObject({
    name: needed(text, 'Name of the variable, argument or label; patterns with * and ?.', 'GIT_SHA'),
    by: key(
      z.union([z.enum(['ARG', 'ENV', 'LABEL']), z.array(z.enum(['ARG', 'ENV', 'LABEL'])).min(1)]),
      'Instruction that does it.',
      ['ENV', 'LABEL'],
    ),
    how: key(
      z.enum(['defines', 'uses', 'either']),
      'defines: the name itself is set; uses: a value refers to it; either is the default.',
    ),
    form: key(
      z.enum(['equals', 'blank']),
      'equals: KEY=value; blank: KEY value, the form that takes the rest of the line as the value.',
    ),
    declared: key(boolean, 'false: a value uses the name where nothing has set it.', false),
    before: key(stepsOf, 'It stands above such a step.'),
    stage: key(z.enum(['same', 'parent']), 'With before: in the stage of that step, or one it is built on.'),
    in: where,
  })
  .meta({ id: 'sets', description: 'ARG, ENV or LABEL that sets or uses a name.' })

export const instructionCheck = z
  .strictObject({
    keyword: needed(texts, 'Keyword of the instruction.', 'USER'),
    root: key(boolean, 'USER only: is that user root?', true),
    in: where,
  })
  .meta({ id: 'instruction', description: 'An instruction by its keyword.' })

export const copiedCheck = z
  .strictObject({
    file: key(text, 'It brings this file of the context; patterns with * and ?.', '.env'),
    by: key(z.enum(['COPY', 'ADD']), 'Instruction that does it.'),
    only: key(names, 'It brings nothing but files of these names.', ['requirements*.txt']),
    beyond: key(names, 'It brings something else than files of these names.', ['requirements*.txt']),
    afterProblem: key(
      text,
      'It stands below the place of a problem with this code, in the same stage.',
      'requirements-missing',
    ),
    in: where,
  })
  .meta({ id: 'copied', description: 'A COPY or ADD from the context.' })

export const takenCheck = z
  .strictObject({
    stage: key(texts, 'From the stage of this name.', 'build'),
    image: key(boolean, 'true: from another image; false: from a stage of the file.', true),
    paths: key(texts, 'It takes one of these paths; patterns with *, ? and **.', '/app/dist'),
    only: key(names, 'It takes nothing but these paths; patterns with *, ? and **.', [
      '/app/dist/**',
      '/app/dist',
    ]),
    beyond: key(names, 'It takes something else than these paths.', ['/app/dist']),
    digest: key(boolean, 'With image: pinned by digest.', true),
    in: where,
  })
  .meta({ id: 'taken', description: 'A COPY --from, or a mount of another stage or image.' })

export const opensCheck = z
  .strictObject({
    by: key(
      z.enum(['chmod', 'creation']),
      'chmod: a later change of mode; creation: a mode given when it was made.',
    ),
    in: where,
  })
  .meta({
    id: 'opens',
    description: 'A step that lets everybody write: chmod, or install -m, mkdir -m, --chmod.',
  })

export const secretCheck = z
  .strictObject({
    by: key(
      z.union([
        z.enum(['copied', 'written', 'mount', 'env', 'arg', 'label', 'url']),
        z.array(z.enum(['copied', 'written', 'mount', 'env', 'arg', 'label', 'url'])).min(1),
      ]),
      'How it got there: mount is a secret mount whose content a command wrote into the image.',
      ['env', 'arg'],
    ),
    recoverable: key(boolean, 'Whoever has the image can read it.', true),
    deletedLate: key(boolean, 'A later step deletes it, and its layer still has it.', true),
    what: key(texts, 'What it is: a path, or ENV NAME, ARG NAME; patterns with * and ?.', 'ENV *PASSWORD'),
    in: where,
  })
  .meta({
    id: 'secret',
    description: 'A credential that a step leaves in a layer, in the configuration or in the history.',
  })

export const externalCheck = z
  .strictObject({
    ...baseShape,
    via: key(
      z.enum(['FROM', 'COPY']),
      'FROM: a stage is built on it; COPY: COPY --from or a mount takes from it.',
    ),
    in: where,
  })
  .meta({
    id: 'external',
    description: 'An image that the file names: after FROM, in COPY --from or in a mount.',
  })

const platform = z.enum(['none', 'build', 'target', 'fixed'])

export const stageCheck = z
  .strictObject({
    name: key(texts, 'Its name is one of these.', 'build'),
    used: key(boolean, 'It is built: the final stage needs it.', false),
    shipped: key(boolean, 'It is part of the final image.', true),
    builtOn: key(texts, 'It is built FROM the stage of this name.', 'deps'),
    named: key(boolean, 'It has a name.', true),
    platform: key(
      z.union([platform, z.array(platform).min(1)]),
      'none: FROM has no --platform; build and target: it is BUILDPLATFORM or TARGETPLATFORM; fixed: another one.',
      ['none', 'target'],
    ),
    image: key(imageSchema, 'Seen as an image, it is like this.', { user: { root: false } }),
    other: key(imageSchema, 'Short for a stage that is not part of the final image and is like this.', {
      user: { root: false },
    }),
    any: key(imageSchema, 'Short for a stage that is like this.', { user: { root: false } }),
  })
  .refine(
    (value) => Object.keys(value).length > 0,
    otherwise('asks for any stage at all; write name, used, shipped, builtOn, named, image, other or any'),
  )
  .meta({ id: 'stage', description: 'Some stage, seen as an image.' })

export const fetchedCheck = z
  .strictObject({
    by: key(z.enum(['ADD', 'RUN']), 'ADD of an address, or curl and wget in a RUN.'),
    verified: key(
      boolean,
      'ADD has --checksum; after curl or wget the same RUN checks a digest, and a wrong one stops the build.',
      true,
    ),
    checksum: key(
      text,
      'The digest that is asked for, such as the one of a file in the context.',
      '93dcc18adc78c65a',
    ),
    url: key(text, 'A text that the address contains.', 'releases/download'),
    in: where,
  })
  .meta({ id: 'fetched', description: 'Something that a step downloads by its address.' })

/** What can be counted, and asked of all or of some. */
export const thingShape = {
  stage: stageCheck,
  step: stepCheck,
  command: commandCheck,
  install: installCheck,
  sets: setsCheck,
  instruction: instructionCheck,
  copied: copiedCheck,
  taken: takenCheck,
  fetched: fetchedCheck,
  opens: opensCheck,
  secret: secretCheck,
  external: externalCheck,
  ...fileThings,
} as const

export type StepsOf = z.infer<typeof stepsOf>
export type CacheOwner = z.infer<typeof cacheOwner>
export type VariableCheck = z.infer<typeof variableCheck>
export type MountCheck = z.infer<typeof mountCheck>
export type CommandCheck = z.infer<typeof commandCheck>
export type StepCheck = z.infer<typeof stepCheck>
export type InstallCheck = z.infer<typeof installCheck>
export type SetsCheck = z.infer<typeof setsCheck>
export type InstructionCheck = z.infer<typeof instructionCheck>
export type CopiedCheck = z.infer<typeof copiedCheck>
export type TakenCheck = z.infer<typeof takenCheck>
export type FetchedCheck = z.infer<typeof fetchedCheck>
export type OpensCheck = z.infer<typeof opensCheck>
export type SecretCheck = z.infer<typeof secretCheck>
export type ExternalCheck = z.infer<typeof externalCheck>
export type StageCheck = z.infer<typeof stageCheck>

type Shape = typeof thingShape
export type ThingKind = keyof Shape
export type ThingChecks = { readonly [Kind in ThingKind]: z.infer<Shape[Kind]> }
