import * as z from 'zod'
import { FAMILIES } from '../../images/types.ts'
import { amount, block, boolean, key, needed, sizeBounds, text, texts } from './key.ts'
import {
  commandSettingCheck,
  envCheck,
  exposedPort,
  healthcheckCheck,
  labelCheck,
  volumeCheck,
  workdirCheck,
} from './config.ts'
import {
  carriesCheck,
  leftoversCheck,
  packagesCheck,
  pathCheck,
  programsCheck,
  userCheck,
} from './contents.ts'
import { processCheck } from './process.ts'

export const VARIANTS = ['full', 'slim', 'alpine', 'distroless', 'hardened', 'scratch'] as const

const family = z.enum(FAMILIES)
const variant = z.enum(VARIANTS)

const runs = z
  .strictObject({
    name: needed(text, 'Language runtime by name: python, node, go.', 'python'),
    version: key(texts, 'Its minor version is one of these.', ['3.13', '3.14']),
  })
  .meta({ description: 'A language runtime that it brings.' })

export const baseShape = {
  name: key(texts, 'Name of the image, such as python.', 'python'),
  family: key(z.union([family, z.array(family).min(1)]), 'Distribution it is made of.', 'debian'),
  variant: key(
    z.union([variant, z.array(variant).min(1)]),
    'slim and alpine: as the tag says; distroless: neither shell nor package manager; hardened: the same, and not root; scratch: nothing at all; full: none of these.',
    ['slim', 'alpine'],
  ),
  tag: key(texts, 'Its tag is like one of these, with * and ?.', '*-runtime-*'),
  runs: key(runs, 'A language runtime that it brings.'),
  supported: key(boolean, 'The version named by the tag still gets fixes.', true),
  versioned: key(boolean, 'The tag names a minor version, such as 3.13.', true),
  digest: key(boolean, 'It is pinned by digest.', true),
  size: key(sizeBounds, 'What it weighs unpacked, on linux/amd64.'),
}

export const baseCheck = block(baseShape, { id: 'base', about: 'An external image.' })

const noSuch = z.union([text, z.array(text).min(1)])

export const imageSchema = block(
  {
    base: key(baseCheck, 'The external image it goes back to.'),
    user: key(userCheck, 'The user the container starts as.'),
    env: key(envCheck, 'A variable of the environment the container starts with.'),
    noSettings: key(
      texts,
      'No file that its steps write sets one of these variables, as a .env or a script for the start does. ${NAME:-value} is no setting.',
      ['DATABASE_URL', 'APP_ENV'],
    ),
    workdir: key(workdirCheck, 'The working directory the container starts in.'),
    label: key(labelCheck, 'A label that the file gives the image.'),
    exposes: key(exposedPort, 'EXPOSE names this port, of the file or of the base image.', 8000),
    notExposes: key(exposedPort, 'EXPOSE does not name this port.', 80),
    volume: key(volumeCheck, 'VOLUME instructions of the file.'),
    entrypoint: key(commandSettingCheck, 'ENTRYPOINT as it is in effect.'),
    cmd: key(commandSettingCheck, 'CMD as it is in effect.'),
    healthcheck: key(healthcheckCheck, 'The HEALTHCHECK in effect.'),
    stopSignal: key(texts, 'The signal that docker stop sends is one of these.', ['SIGTERM', 'SIGQUIT']),
    process: key(processCheck, 'What docker run IMAGE starts.'),
    contains: key(
      texts,
      'Files of the context, by path or pattern, whose content is in the image, wherever it lies.',
      'app.py',
    ),
    lacks: key(
      texts,
      'Files of the context, by path or pattern, whose content is in no layer of the image. Deleted by a later step, it still is.',
      ['.env', '*.pem'],
    ),
    deletedLate: key(
      texts,
      'Files of the context that a step of the image copies and a later one deletes: for near-misses.',
      '.env',
    ),
    path: key(pathCheck, 'A path of the image.'),
    noPath: key(
      noSuch,
      'Nothing that the file puts into the image lies at these paths; patterns with *, ? and **.',
      ['/app/tests', '**/*.ts'],
    ),
    noContent: key(
      noSuch,
      'Files that the file puts at these paths hold nothing: an empty one may stand where another will be mounted.',
      '/data/orders.csv',
    ),
    worldWritable: key(boolean, 'Something in it may be written by everybody.', false),
    leftovers: key(leftoversCheck, 'Package lists and caches that only cost space.'),
    packages: key(packagesCheck, 'Packages in the final image.'),
    programs: key(programsCheck, 'Programs of the image, those of its base included.'),
    shell: key(boolean, 'It has a shell.', false),
    packageManager: key(boolean, 'It has a package manager of the system.', false),
    carries: key(carriesCheck, 'The value of a build argument ends up in the image.'),
    size: key(sizeBounds, 'What it weighs unpacked, its base included.'),
    wasted: key(sizeBounds, 'Bytes in its layers that a later step deletes or replaces.'),
    layers: key(amount, 'Layers that the file adds to the base image.'),
  },
  { id: 'image', about: 'An image: its configuration, files, packages and process.' },
)

export type BaseCheck = z.infer<typeof baseCheck>
export type ImageCheck = z.infer<typeof imageSchema>
export type Variant = z.infer<typeof variant>
