import * as z from 'zod'
import {
  argumentCheck,
  awaitsCheck,
  capabilityCheck,
  composeBuildCheck,
  givenVariable,
  gpuCheck,
  grantCheck,
  healthCheck,
  logsCheck,
  mountedCheck,
  publishedCheck,
  several,
  traefikCheck,
} from './compose-parts.ts'
import { amount, block, boolean, byteBounds, key, names, needed, port, text, texts } from './key.ts'

export type * from './compose-parts.ts'

const serviceCheck = block(
  {
    name: key(texts, 'Its name is one of these.', 'api'),
    image: key(texts, 'It runs one of these images, with * and ?.', 'registry.example.com/shop/api:*'),
    versioned: key(boolean, 'Its image has a tag that begins with a number, or a digest.', true),
    socketProxy: key(
      boolean,
      'true: its image is one of those that are known to filter calls to the Docker socket.',
      true,
    ),
    builds: key(composeBuildCheck, 'It is built here.', { context: '.' }),
    user: key(
      z.strictObject({ root: key(boolean, 'Its processes run as root.', false) }),
      'Who it runs as: user, or else the user of its image.',
      { root: false },
    ),
    readOnly: key(boolean, 'Nothing in its image can be written.', true),
    privileged: key(boolean, 'It is privileged.', false),
    capabilities: key(capabilityCheck, 'What rights of root it has.', { dropsAll: true }),
    noNewPrivileges: key(boolean, 'Its processes cannot gain rights.', true),
    devices: key(boolean, 'It is handed a device of the host.', false),
    clean: key(names, 'These rules find nothing certain in it.', ['compose-docker-socket']),
    memory: key(byteBounds, 'It has a limit of memory like this.', { atMost: '2 GiB' }),
    cpus: key(
      z.strictObject({ atMost: key(z.number().gt(0), 'This many or fewer.', 8) }),
      'It has a limit of processors.',
      { atMost: 8 },
    ),
    pids: key(amount, 'It has a limit of processes.', { atMost: 1000 }),
    environment: key(several(givenVariable), 'Variables that its container is given, all of them.', {
      name: 'APP_ENV',
    }),
    envFile: key(boolean, 'It reads an env_file.', false),
    label: key(several(givenVariable), 'Labels of its container, all of them, by name and value.', {
      name: 'traefik.enable',
    }),
    traefik: key(traefikCheck, 'Labels lead Traefik to it like this.', { asks: true }),
    publishes: key(several(publishedCheck), 'It publishes such a port; several: all of them.', {
      port: 8000,
    }),
    publishesOnly: key(publishedCheck, 'Every port that it publishes is like this; it may publish none.', {
      host: 'loopback',
    }),
    offers: key(port, 'This port is published, exposed, or by the image.', 8000),
    published: key(boolean, 'It publishes some port.', false),
    open: key(boolean, 'Somebody outside of the host reaches it.', false),
    mounts: key(several(mountedCheck), 'It has such a mount; several: all of them.', {
      target: '/app/uploads',
      type: 'volume',
    }),
    granted: key(several(grantCheck), 'It is granted such a secret; several: all of them.', {
      declared: true,
      variable: 'POSTGRES_PASSWORD_FILE',
    }),
    awaits: key(several(awaitsCheck), 'It waits for this before it starts; several: for all.', {
      service: 'db',
      until: 'healthy',
    }),
    health: key(healthCheck, 'How Docker learns that it works.', { enabled: true }),
    restart: key(texts, 'restart is one of these; no when nothing is written.', 'unless-stopped'),
    command: key(
      texts,
      'Words of what it starts, in this order, scripts in them included; what the image starts counts where nothing is written and the image is built here.',
      ['gunicorn', 'shop.wsgi'],
    ),
    preStart: key(
      texts,
      'Words of a step of pre_start, in this order: it runs to its end before the service starts.',
      ['*manage.py', 'migrate'],
    ),
    forgives: key(
      texts,
      'Words of its command, entrypoint or a step of pre_start, in this order, whose failure is thrown away, as by || true.',
      ['*manage.py', 'migrate'],
    ),
    argument: key(several(argumentCheck), 'What it starts has such an argument; several: all of them.', {
      name: '--providers.docker.endpoint',
      leadsTo: '*socket-proxy*',
    }),
    ownCommand: key(boolean, 'command or entrypoint is written.', false),
    reaches: key(texts, 'It shares a network with each of these services.', 'db'),
    finds: key(
      z.strictObject({
        name: needed(text, 'The name.', 'cache'),
        image: key(texts, 'What has this name runs one of these images, with * and ?.', ['redis:*']),
      }),
      'By this name it finds a service on a network that both are on; links do not count.',
      { name: 'cache', image: ['redis:*'] },
    ),
    networks: key(
      z.strictObject({
        internal: key(boolean, 'All of its networks are internal.', true),
        declared: key(boolean, 'The file declares all of its networks.', true),
      }),
      'Its networks.',
      { declared: true },
    ),
    alias: key(texts, 'Others reach it by one of these names as well.', 'cache'),
    logs: key(logsCheck, 'Where it logs to.', { driver: 'gelf' }),
    gpus: key(gpuCheck, 'GPUs that it gets.', { count: { atLeast: 1, atMost: 1 } }),
    scales: key(
      z.int().min(2),
      'This many copies can run on one host: no fixed name, and no fixed port of the host, or a range of ports.',
      3,
    ),
    profiles: key(boolean, 'It starts only with a profile.', false),
    starts: key(boolean, 'It starts by itself: without a profile, and in one copy or more.', true),
    copies: key(amount, 'How many copies of it start, one when nothing is written.', { atMost: 1 }),
    links: key(boolean, 'It uses links.', false),
  },
  { id: 'service', about: 'A service of a compose file.' },
)

const composeFileCheck = block(
  {
    version: key(boolean, 'The key version is written.', false),
    secret: key(
      z.strictObject({
        literal: key(
          boolean,
          'true: the value of a password, token or key is written in the environment, the build arguments or the command of a service.',
          false,
        ),
      }),
      'Passwords and the like.',
      { literal: false },
    ),
    services: key(texts, 'These services are there.', ['api', 'db']),
  },
  { id: 'compose', about: 'A compose file as a whole.' },
)

/** What of a compose file can be counted and asked of all. */
export const composeThings = { service: serviceCheck }

/** What may be asked of a compose file. */
export const composeKeys = {
  service: key(serviceCheck, 'Some service of the compose file is like this.', { name: 'api' }),
  compose: key(composeFileCheck, 'The compose file as a whole.', { version: false }),
}

export type ServiceCheck = z.infer<typeof serviceCheck>
export type ComposeCheck = z.infer<typeof composeFileCheck>
