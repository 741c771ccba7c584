import * as z from 'zod'
import { gpuCheck, publishedCheck, several } from './compose-parts.ts'
import { block, boolean, key, needed, otherwise, text, texts } from './key.ts'

/** What objectives ask of the command lines of scripts, Makefiles and jobs. */

const SHOWN = 'A variable that is not known stands as ${NAME}.'

const argument = z
  .strictObject({
    name: needed(text, 'Its name, with * and ?.', 'FRONTEND_URL'),
    value: key(texts, `Its value is one of these, with * and ?. ${SHOWN}`, 'https://*'),
    given: key(
      z.enum(['literal', 'outside', 'no']),
      'literal: its value stands here; outside: it comes from a variable or from the environment of the command; no: it is not given.',
      'outside',
    ),
  })
  .meta({
    id: 'lineVariable',
    description: 'A variable that a command is given by -e or --build-arg; the last of a name counts.',
  })

const lineLogs = block(
  {
    driver: key(texts, 'The driver is one of these.', 'gelf'),
    options: key(
      z
        .record(z.string(), texts)
        .refine((value) => Object.keys(value).length > 0, otherwise('names no option')),
      'Each option has one of these values, with * and ?.',
      { tag: '?*' },
    ),
    address: key(text, 'An option that holds an address such as udp://host:12201.', 'gelf-address'),
  },
  { id: 'lineLogs', about: 'Where a container logs to.' },
)

const runCheck = block(
  {
    image: key(texts, `Its image is one of these, with * and ?. ${SHOWN}`, '*backend-flask:*'),
    versioned: key(boolean, 'Its image has a tag other than latest, or a digest.', true),
    folder: key(boolean, 'true: what stands where the image belongs is a path.', false),
    removed: key(boolean, 'It is removed when it ends: --rm.', true),
    detached: key(boolean, 'It runs in the background: -d.', true),
    interactive: key(boolean, 'Its input stays open: -i.', true),
    tty: key(boolean, 'It has a terminal: -t.', true),
    privileged: key(boolean, 'It is privileged.', false),
    env: key(several(argument), 'Variables that it is given by -e, all of them.', { name: 'FRONTEND_URL' }),
    publishes: key(several(publishedCheck), 'It publishes such a port; several: all of them.', {
      port: 4567,
    }),
    publishesOnly: key(
      publishedCheck,
      'Every port that it publishes is like this; neither -P nor the network of the host.',
      { host: 'loopback' },
    ),
    network: key(texts, 'It is on one of these networks.', 'shop'),
    gpus: key(gpuCheck, 'GPUs that it gets.', { count: { atLeast: 1, atMost: 1 } }),
    devices: key(boolean, 'It is handed a device by --device; CDI names of GPUs are none.', false),
    logs: key(lineLogs, 'Where it logs to.', { driver: 'gelf' }),
    command: key(texts, `Words behind the image, in this order, with * and ?. ${SHOWN}`, 'pytest'),
  },
  { id: 'dockerRun', about: 'docker run or podman run.' },
)

const cacheRef = block(
  {
    type: key(texts, 'Its type.', 'registry'),
    ref: key(texts, `Its image, with * and ?. ${SHOWN}`, '*:cache'),
    mode: key(texts, 'Which layers it holds.', 'max'),
  },
  { id: 'cacheRef', about: 'A cache that a build takes from or writes to.' },
)

const buildCheck = block(
  {
    tags: key(texts, `A tag fits each of these, with * and ?. ${SHOWN}`, 'birdhouse/backend-flask:*'),
    versioned: key(boolean, 'true: there is a tag, and none is latest or missing behind the name.', true),
    context: key(texts, 'Its context is one of these paths.', 'backend-flask'),
    file: key(
      texts,
      'Its Dockerfile is one of these paths; Dockerfile in the context when nothing is written.',
      'Dockerfile',
    ),
    target: key(texts, 'The stage that it builds.', 'test'),
    platforms: key(texts, 'It builds for each of these.', ['linux/amd64', 'linux/arm64']),
    pushes: key(boolean, 'Its result is pushed: --push, or an output that does.', true),
    loads: key(boolean, 'Its result is loaded into the local store: --load.', false),
    args: key(several(argument), 'Build arguments that it is given, all of them.', { name: 'VERSION' }),
    secrets: key(texts, 'It is given a secret of each of these ids, with * and ?.', 'pip-token'),
    mountedSecrets: key(
      boolean,
      'true: it is given each secret that a RUN of the Dockerfile mounts, by the same id, and one is mounted.',
      true,
    ),
    sbom: key(boolean, 'It makes a list of what is in the image.', true),
    provenance: key(z.enum(['max', 'min', 'no']), 'What it attests about how it was built.', 'max'),
    cacheFrom: key(cacheRef, 'It takes layers from such a cache.', { type: 'registry' }),
    cacheTo: key(cacheRef, 'It writes layers to such a cache.', { type: 'registry', mode: 'max' }),
  },
  { id: 'dockerBuild', about: 'docker build, docker buildx build, podman build, buildctl build.' },
)

const composeLine = block(
  {
    v1: key(boolean, 'It is docker-compose, which is no longer kept.', false),
    command: key(texts, 'Its command.', 'up'),
    services: key(texts, 'It names each of these services.', 'web'),
    known: key(boolean, 'Each service that it names is one of the compose file; it may name none.', true),
    detached: key(boolean, 'It runs in the background: -d, or --wait.', true),
    fedBy: key(
      texts,
      'Its secrets come from one of these programs, named with words among their arguments: it runs below one, or what one prints is a variable or a file that the compose file takes.',
      ['op', 'aws secretsmanager'],
    ),
    readsWritten: key(
      boolean,
      'true: a file of variables that it reads, by --env-file, as an env_file or as .env, is written by a line above it.',
      false,
    ),
    scale: key(
      z.strictObject({
        service: needed(text, 'Whose copies.', 'web'),
        copies: needed(z.int().min(1), 'How many.', 3),
      }),
      'It starts so many copies.',
      { service: 'web', copies: 3 },
    ),
  },
  { id: 'composeLine', about: 'docker compose.' },
)

const lineShape = {
  program: key(texts, 'Base name of the program; sudo, env and the like are taken off.', 'docker'),
  verb: key(
    texts,
    'What a program with several commands does; the short name, as in run for container run.',
    'push',
  ),
  arguments: key(texts, `Words among its arguments, in this order, with * and ?. ${SHOWN}`, [
    'verify',
    '--key',
  ]),
  with: key(texts, 'Options that it has, all of them, by their long names without dashes.', 'password-stdin'),
  without: key(texts, 'Options that it does not have, by their long names without dashes.', 'password'),
  option: key(
    z
      .record(z.string(), texts)
      .refine((value) => Object.keys(value).length > 0, otherwise('names no option')),
    `Each of these options, by its long name, has one of these values, with * and ?. ${SHOWN}`,
    { severity: 'HIGH,CRITICAL' },
  ),
  images: key(texts, `It names such an image, with * and ?. ${SHOWN}`, '*:${CI_COMMIT_SHA}'),
  operands: key(
    texts,
    `A word that is neither the command nor an option is one of these, with * and ?. ${SHOWN}`,
    '*',
  ),
  exposes: key(
    texts,
    'It shows the value of a variable with one of these names, or of one that is set from it: as an argument of a program, which the list of processes has, or printed to the log. With * and ?.',
    '*TOKEN*',
  ),
  uses: key(texts, 'Its words hold a variable with one of these names, with * and ?.', '*TOKEN*'),
  unset: key(
    boolean,
    'true: its words hold a variable that nothing above sets and that may be empty: no ${NAME:-value}, no ${NAME:?}.',
    false,
  ),
  sees: key(
    z.strictObject({
      name: needed(text, 'Its name, with * and ?.', 'DOCKER_CONTENT_TRUST'),
      value: key(texts, 'Its value is one of these, with * and ?.', '1'),
    }),
    'A variable that is set for it: before the command, or by an export above.',
    { name: 'DOCKER_CONTENT_TRUST', value: '1' },
  ),
  elsewhere: key(
    boolean,
    'true: docker talks to a daemon on another machine: by -H, --context, DOCKER_HOST, DOCKER_CONTEXT or docker context use.',
    false,
  ),
  under: key(texts, 'It runs below one of these, as in op run.', 'op run'),
  writes: key(
    texts,
    'It writes to such a file, with * and ?: by redirection, as what tee, cp, mv or dd make, or by an option for its output.',
    '*.env',
  ),
  pipedFrom: key(texts, 'What it reads comes from one of these programs.', 'echo'),
  run: key(runCheck, 'It starts a container.', { removed: true }),
  build: key(buildCheck, 'It builds an image.', { pushes: true }),
  compose: key(composeLine, 'It is a command of Compose.', { command: 'up' }),
  certain: key(boolean, 'false: it stands where it need not run.', true),
  failureStops: key(boolean, 'false: the script goes on when it fails.', true),
  failureIgnored: key(
    boolean,
    'true: its failure is thrown away where it stands: by || true and the like, or as it runs in the background.',
    false,
  ),
}

const wholeShape = {
  ...lineShape,
  takes: key(
    block(
      { program: lineShape.program, arguments: lineShape.arguments },
      { id: 'takenLine', about: 'A command line whose output another one takes.' },
    ),
    'What such a line prints is among its words, by $(…) or a variable, or what it reads from a pipe.',
    { program: 'stat' },
  ),
}

export const lineBlock = block(wholeShape, { id: 'jobLine', about: 'A command line of a job.' })

const lineCheck = z
  .strictObject({
    ...wholeShape,
    file: key(text, 'Only lines of this file.', 'build.sh'),
    target: key(text, 'Only recipes of this target of a Makefile.', 'logs'),
    behind: key(lineBlock, 'Such a line stands above it in the same file.', { build: { pushes: false } }),
  })
  .refine(
    (value) => Object.keys(value).some((each) => each !== 'file' && each !== 'target'),
    otherwise('asks for any line at all; write at least program, run, build or compose'),
  )
  .meta({ id: 'line', description: 'A command line of a shell script or a Makefile.' })

export const lineThings = { line: lineCheck }

export const lineKeys = {
  line: key(lineCheck, 'Some command line of the scripts is like this.', { program: 'docker', verb: 'push' }),
}

export type LineCheck = z.infer<typeof lineCheck>
export type LineBlock = z.infer<typeof lineBlock>
export type LineVariable = z.infer<typeof argument>
export type DockerRunCheck = z.infer<typeof runCheck>
export type DockerBuildCheck = z.infer<typeof buildCheck>
export type ComposeLineCheck = z.infer<typeof composeLine>
export type CacheRefCheck = z.infer<typeof cacheRef>
export type LineLogsCheck = z.infer<typeof lineLogs>
