import * as z from 'zod'
import { amount, block, boolean, byteBounds, key, names, needed, otherwise, text, texts } from './key.ts'

/** What objectives ask of daemon.json, renovate.json and .gitignore, and of any file: that it can be used. */

const scalar = z.union([z.string(), z.number(), z.boolean()])
const settings = z
  .record(z.string(), z.union([scalar, z.array(scalar).min(1, 'name at least one value')]))
  .refine((value) => Object.keys(value).length > 0, otherwise('names no key; write one, such as icc: false'))

/** Shared with services of compose files. */
export const rotationCheck = z
  .strictObject({
    size: key(byteBounds, 'How large one file may get.', { atMost: '100 MB' }),
    files: key(amount, 'How many files are kept.', { atLeast: 2, atMost: 20 }),
  })
  .meta({
    id: 'rotation',
    description:
      'Logs have an end: the driver json-file with max-size, or local, whose own limits count where none are written. Without keys any limit does.',
  })

const daemonCheck = block(
  {
    set: key(settings, 'Each key has this value, or one of these; true is no "true".', {
      icc: false,
      'log-level': ['info', 'warn'],
    }),
    unset: key(texts, 'These keys are not written, or hold an empty list.', 'insecure-registries'),
    contains: key(
      z.record(z.string(), texts).refine((value) => Object.keys(value).length > 0, otherwise('names no key')),
      'The lists of these keys hold each of these texts.',
      { 'registry-mirrors': 'https://mirror.example.com' },
    ),
    only: key(
      z.record(z.string(), texts).refine((value) => Object.keys(value).length > 0, otherwise('names no key')),
      'The lists of these keys hold nothing but such texts, with * and ?; a key that is not written holds nothing.',
      { hosts: ['fd://*', 'unix://*'] },
    ),
    driver: key(texts, 'What containers log with is one of these; json-file where none is named.', [
      'json-file',
      'local',
    ]),
    repeats: key(boolean, 'A key is written twice in the same object: dockerd takes the last one.', false),
    rotates: key(rotationCheck, 'The logs of containers that say nothing themselves have an end.', {
      size: { atMost: '100 MB' },
    }),
    file: key(text, 'The file; the first daemon.json when left out.', 'daemon.json'),
  },
  { id: 'daemon', about: 'What dockerd reads from daemon.json.' },
)

const renovateCheck = block(
  {
    image: key(text, 'About this image alone; about all when left out.', 'python'),
    json: key(
      boolean,
      'The file is JSON: no comment, no comma behind a last entry, no key that is written twice in an object.',
      true,
    ),
    pinsDigests: key(boolean, 'Images get a digest, and a new one with every update.', true),
    updates: key(boolean, 'Images of Dockerfiles get updates at all.', true),
  },
  { id: 'renovate', about: 'What renovate.json decides about the images of Dockerfiles.' },
)

const gitignoredCheck = z
  .strictObject({
    paths: key(texts, 'Git leaves every one of these out, unless it is in the repository already.', '.env'),
    kept: key(texts, 'Git leaves none of these out.', '.env.example'),
  })
  .refine(
    ({ paths, kept }) => paths !== undefined || kept !== undefined,
    otherwise('asks nothing; write paths or kept'),
  )
  .meta({ id: 'gitignored', description: 'What .gitignore keeps out of the repository.' })

const validCheck = z
  .strictObject({
    files: needed(names, 'Paths in the answer, without * and ?.', ['compose.yaml']),
  })
  .meta({
    id: 'valid',
    description:
      'Each of these files is there, can be read as what it is, and says nothing that its program refuses: unknown keys, names that nothing defines, wrong types.',
  })

export const settingsKeys = {
  valid: key(validCheck, 'The program that reads these files takes them as they are.', {
    files: ['compose.yaml', 'daemon.json'],
  }),
  daemon: key(daemonCheck, 'What dockerd reads from daemon.json.', { set: { icc: false } }),
  renovate: key(renovateCheck, 'What renovate.json decides about images.', { pinsDigests: true }),
  gitignored: key(gitignoredCheck, 'What .gitignore keeps out of the repository.', { paths: '.env' }),
}

export type RotationCheck = z.infer<typeof rotationCheck>
export type DaemonCheck = z.infer<typeof daemonCheck>
export type RenovateCheck = z.infer<typeof renovateCheck>
export type GitignoredCheck = z.infer<typeof gitignoredCheck>
export type ValidCheck = z.infer<typeof validCheck>
