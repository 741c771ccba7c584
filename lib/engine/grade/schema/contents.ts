import * as z from 'zod'
import { block, boolean, key, needed, otherwise, text, texts } from './key.ts'

const absolute = text.startsWith('/', 'write an absolute path')

export const userCheck = block(
  {
    root: key(boolean, 'Is it root, by name or number?', false),
    exists: key(boolean, 'The image has such an account, or USER is a number.', true),
    fixedUid: key(boolean, 'The number is written in the file.', true),
    created: key(boolean, 'The account was created in the file.', true),
    named: key(texts, 'USER is written as one of these names.', 'app'),
  },
  { about: 'The user the container starts as.' },
)

export const pathCheck = z
  .strictObject({
    path: needed(
      absolute,
      'An absolute path; with *, ? and ** some path like that, of those that the file makes.',
      '/app/media',
    ),
    exists: key(boolean, 'false: there is nothing at this path. Left out, true.', false),
    kind: key(z.enum(['file', 'directory']), 'What lies there.'),
    owner: key(
      z.enum(['root', 'app']),
      'app: a user other than root, and the one the container runs as when that is not root.',
    ),
    executable: key(boolean, 'Its owner, group or others may execute it.', true),
    worldWritable: key(boolean, 'Everybody may write to it.', false),
    holds: key(text, 'Its content is this file of the context.', 'start.sh'),
    empty: key(boolean, 'true: it is a file with nothing but blanks.', false),
  })
  .refine(
    (value) => value.exists !== false || Object.keys(value).length === 2,
    otherwise('what is not there has no other property: leave out exists, or everything but path and exists'),
  )
  .refine(
    (value) => value.exists !== false || !/[*?[]/.test(value.path),
    otherwise('for a pattern of what is not there write noPath'),
  )
  .meta({ description: 'A path of the image.' })

export const CACHES = [
  'apt-lists',
  'apt',
  'apk',
  'dnf',
  'pip',
  'uv',
  'npm',
  'yarn',
  'pnpm',
  'go',
  'cargo',
  'gem',
  'composer',
  'maven',
  'gradle',
] as const

const cacheKind = z.enum(CACHES)

export const leftoversCheck = z
  .strictObject({
    left: needed(boolean, 'Do layers of the image hold any? Deleted by a later step, they still do.', false),
    of: key(
      z.union([cacheKind, z.array(cacheKind).min(1)]),
      'Of these only: package lists (apt-lists) and what package managers keep.',
      ['apt-lists', 'pip'],
    ),
    deletedLate: key(
      boolean,
      'true: those that a later step deletes, too late; false: those still there.',
      true,
    ),
  })
  .meta({ id: 'leftovers', description: 'Package lists and caches that only cost space.' })

export const programsCheck = block(
  {
    present: key(texts, 'Every one of these can be run, by base name.', 'python3'),
    absent: key(texts, 'None of these is there.', ['curl', 'git']),
  },
  { about: 'Programs of the image, those of its base included.' },
)

export const MANAGERS = [
  'apt',
  'apk',
  'dnf',
  'pip',
  'npm',
  'go',
  'cargo',
  'maven',
  'gradle',
  'gem',
  'composer',
  'conda',
  'dotnet',
] as const
export const manager = z.enum(MANAGERS)

export const packagesCheck = block(
  {
    manager: key(z.union([manager, z.array(manager).min(1)]), 'Packages of these managers only.', 'pip'),
    manifest: key(
      text,
      'All that this file of the context lists are there, where the program finds them.',
      'requirements.txt',
    ),
    names: key(texts, 'All of these are there.', ['flask', 'gunicorn']),
    absent: key(
      texts,
      'None whose name fits one of these, with * and ?, lies in a layer. Removed by a later step, it still does.',
      ['gcc', '*-dev'],
    ),
    buildTools: key(
      boolean,
      'Compilers, make and headers that the file installs or the base image is known to have.',
      false,
    ),
    pinned: key(boolean, 'Every package that the file installs has a fixed version.', true),
  },
  { id: 'packages', about: 'Packages in the final image.' },
)

export const carriesCheck = z
  .strictObject({
    arg: needed(text, 'Name of the build argument.', 'GIT_SHA'),
    env: key(texts, 'This variable carries it.', 'VERSION'),
    label: key(boolean, 'Any label may carry it.', true),
    labels: key(texts, 'A label of one of these names carries it.', 'org.opencontainers.image.version'),
    base: key(boolean, 'The base image is chosen by it.', true),
  })
  .refine(
    ({ env, label, labels, base }) =>
      env !== undefined || label === true || labels !== undefined || base === true,
    otherwise('names no place, so nothing meets it; write env, labels, label: true or base: true'),
  )
  .meta({
    description: 'The value of a build argument ends up in the image: in a variable, a label, or the base.',
  })

export type UserCheck = z.infer<typeof userCheck>
export type PathCheck = z.infer<typeof pathCheck>
export type CacheKind = z.infer<typeof cacheKind>
export type LeftoversCheck = z.infer<typeof leftoversCheck>
export type ProgramsCheck = z.infer<typeof programsCheck>
export type PackagesCheck = z.infer<typeof packagesCheck>
export type CarriesCheck = z.infer<typeof carriesCheck>
