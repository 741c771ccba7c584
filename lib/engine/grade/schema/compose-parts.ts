import * as z from 'zod'
import {
  amount,
  block,
  boolean,
  durationBounds,
  key,
  names,
  needed,
  otherwise,
  port,
  text,
  texts,
} from './key.ts'
import { rotationCheck } from './settings.ts'

/** The parts of a service that objectives ask about. */

const several = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)])

export const givenVariable = z
  .strictObject({
    name: needed(
      texts,
      'Its name, with * and ?; of several one is enough, and with given: no none may be there.',
      'DATABASE_URL',
    ),
    value: key(texts, 'Its value is one of these, with * and ?.', 'https://*'),
    given: key(
      z.enum(['literal', 'outside', 'no']),
      'literal: its value is written here; outside: it comes from where Compose runs (${…}, a name without a value) or from an env_file; no: it is not set.',
      'outside',
    ),
    default: key(
      boolean,
      'false: nothing is written for the case that it is not set outside, as in ${NAME:-value}.',
      false,
    ),
    from: key(
      texts,
      'Its value takes in a variable from outside with one of these names; a name without a value takes in its own.',
      'APP_VERSION',
    ),
    path: key(boolean, 'true: it holds a path at which something is mounted, a secret for example.', true),
    parts: key(texts, 'Its value, taken apart at the commas, has no parts but these.', [
      'compute',
      'utility',
    ]),
    form: key(z.enum(['bucket']), 'bucket: its value may be the name of an S3 bucket.', 'bucket'),
  })
  .meta({ id: 'given', description: 'A variable that a container or a build is given.' })

export const publishedCheck = block(
  {
    port: key(port, 'Port in the container.', 8000),
    host: key(
      z.enum(['loopback', 'every']),
      'loopback: only this host reaches it; every: whoever reaches the host.',
      'loopback',
    ),
    fixed: key(boolean, 'true: one certain port of the host; false: a range, or whichever is free.', false),
  },
  { id: 'published', about: 'A port that the host forwards to the container.' },
)

export const mountedCheck = block(
  {
    target: key(texts, 'Path in the container, or one below or above it with within: true.', '/app/uploads'),
    within: key(boolean, 'With target: true, when a mount of a directory above it counts as well.', true),
    type: key(
      z.union([z.enum(['bind', 'volume', 'tmpfs']), z.array(z.enum(['bind', 'volume', 'tmpfs'])).min(1)]),
      'bind: a path of the host; volume: one that Docker keeps; tmpfs: memory.',
      'volume',
    ),
    named: key(boolean, 'true: a volume with a name that the file declares.', true),
    readOnly: key(boolean, 'false: the container may write there.', true),
    source: key(texts, 'Path on the host or name of the volume, with * and ?.', './customers.csv'),
    holds: key(text, 'A file of the project that lies in what is mounted.', 'data/customers.csv'),
  },
  { id: 'mounted', about: 'Something that is mounted into the container.' },
)

export const healthCheck = block(
  {
    enabled: key(boolean, 'false: it is switched off, or there is none.', true),
    runs: key(texts, 'Its test runs one of these programs, as a command or in a script of it.', [
      'pg_isready',
      'psql',
    ]),
    tested: key(
      boolean,
      'true: the service has a test of its own, which takes the place of its image’s.',
      true,
    ),
    canFail: key(boolean, 'false: it ends well whatever it finds, as behind || true.', true),
    postgres: key(
      z.strictObject({
        user: needed(text, 'The user of its database.', 'shop'),
        database: needed(text, 'The name of its database.', 'shop'),
      }),
      'What it asks Postgres names this user and this database, or none; psql needs a user.',
      { user: 'shop', database: 'shop' },
    ),
    interval: key(durationBounds, 'Time from one test to the next; 30s when not written.', { atMost: '15s' }),
    patience: key(durationBounds, 'interval × retries: how long it may fail before it counts.', {
      atLeast: '20s',
    }),
  },
  { id: 'health', about: 'The health check of a service: its own, or that of its image.' },
)

export const traefikCheck = block(
  {
    asks: key(
      boolean,
      'true: each router of it has basicauth, by its middlewares or those of its entry points.',
      true,
    ),
    tls: key(boolean, 'true: each router of it talks TLS.', true),
  },
  { id: 'traefik', about: 'How Traefik leads to a service, by the labels of the service.' },
)

export const awaitsCheck = z
  .strictObject({
    service: needed(texts, 'Whom it waits for, with * and ?.', 'db'),
    command: key(texts, 'Words of what that one starts, in this order, with * and ?.', [
      '*manage.py',
      'migrate',
    ]),
    until: key(z.enum(['started', 'healthy', 'completed']), 'How far that one has to be.', 'healthy'),
    through: key(
      boolean,
      'true: also by way of a service that it waits for until that is completed or healthy.',
      true,
    ),
    required: key(boolean, 'false: required: false is written, so that it need not succeed.', false),
  })
  .meta({ id: 'awaits', description: 'What a service waits for before it starts.' })

export const logsCheck = block(
  {
    driver: key(
      texts,
      'The driver is one of these; without one daemon.json of the project decides, else json-file.',
      'gelf',
    ),
    own: key(
      boolean,
      'The service itself names a driver or options; false: it leaves both to the daemon.',
      true,
    ),
    options: key(
      z
        .record(z.string(), texts)
        .refine((value) => Object.keys(value).length > 0, otherwise('names no option')),
      'Each option has one of these values, with * and ?.',
      { 'awslogs-group': '?*' },
    ),
    without: key(texts, 'Options that are not written.', 'awslogs-stream'),
    rotates: key(rotationCheck, 'The log has an end.', { size: { atMost: '100 MB' } }),
    address: key(
      text,
      'An option that holds an address such as udp://host:12201, without anything to fill in.',
      'gelf-address',
    ),
  },
  { id: 'logs', about: 'Where a service logs to.' },
)

export const grantCheck = z
  .strictObject({
    secret: key(texts, 'Name of the secret, with * and ?.', '*'),
    declared: key(boolean, 'The file declares it, with a file, a variable or as external.', true),
    variable: key(texts, 'This variable holds the path at which it is mounted.', 'POSTGRES_PASSWORD_FILE'),
    argument: key(
      text,
      'The command holds the path at which it is mounted, behind this.',
      '--config.my-cnf=',
    ),
    into: key(
      text,
      'A script in the command reads the file into this variable, which what it starts gets to see.',
      'EXPORTER_PASSWORD',
    ),
    mentioned: key(boolean, 'The command or a script in it names the path at which it is mounted.', true),
    sharedWith: key(texts, 'This service is granted the same secret.', 'exporter'),
  })
  .meta({ id: 'granted', description: 'A secret that a service is granted.' })

export const argumentCheck = z
  .strictObject({
    name: needed(text, 'Its name with its dashes, without = and value.', '--providers.docker.endpoint'),
    value: key(texts, 'Its value is one of these, with * and ?.', 'tcp://*'),
    mounted: key(boolean, 'true: its value is a path at which something is mounted.', true),
    leadsTo: key(
      texts,
      'Its value is an address of a service that it reaches and that runs one of these images, with * and ?.',
      '*socket-proxy*',
    ),
    given: key(boolean, 'false: it is not given.', false),
  })
  .meta({
    id: 'argument',
    description: 'An argument of what a service starts: --name=value or --name value.',
  })

export const gpuCheck = block(
  {
    count: key(amount, 'How many; all counts as many.', { atLeast: 1, atMost: 1 }),
    legacy: key(
      boolean,
      'true: by runtime, a device file or privileged, as it was before reservations.',
      false,
    ),
  },
  { id: 'gpus', about: 'GPUs that a service gets.' },
)

export const composeBuildCheck = block(
  {
    context: key(text, 'Its context, from the file.', '.'),
    dockerfile: key(text, 'Its Dockerfile; Dockerfile when nothing is written.', 'Dockerfile'),
    target: key(text, 'The stage that it builds.', 'prod'),
    args: key(several(givenVariable), 'Build arguments that it is given, all of them.', {
      name: 'APP_VERSION',
      given: 'outside',
    }),
  },
  { id: 'composeBuild', about: 'What a service builds.' },
)

export const capabilityCheck = block(
  {
    dropsAll: key(boolean, 'cap_drop holds ALL.', true),
    addsOnly: key(names, 'Nothing is added but these; an empty answer adds nothing.', ['NET_BIND_SERVICE']),
  },
  { id: 'capabilities', about: 'Capabilities of a service.' },
)

export { several }
export type GivenVariable = z.infer<typeof givenVariable>
export type PublishedCheck = z.infer<typeof publishedCheck>
export type MountedCheck = z.infer<typeof mountedCheck>
export type ServiceHealthCheck = z.infer<typeof healthCheck>
export type TraefikCheck = z.infer<typeof traefikCheck>
export type AwaitsCheck = z.infer<typeof awaitsCheck>
export type LogsCheck = z.infer<typeof logsCheck>
export type GrantCheck = z.infer<typeof grantCheck>
export type ArgumentCheck = z.infer<typeof argumentCheck>
export type GpuCheck = z.infer<typeof gpuCheck>
export type ComposeBuildCheck = z.infer<typeof composeBuildCheck>
export type CapabilityCheck = z.infer<typeof capabilityCheck>
