import * as z from 'zod'
import { block, boolean, durationBounds, key, needed, otherwise, port, text, texts, amount } from './key.ts'

export const envCheck = z
  .strictObject({
    name: needed(texts, 'Names of variables; every one has to be so.', 'PYTHONUNBUFFERED'),
    set: key(boolean, 'true: the container has it; false: it has none of them. Left out, true.', false),
    value: key(texts, 'Its value is one of these, letter by letter.', ['1', 'true']),
    has: key(
      texts,
      'Its value, taken apart at the colons, has these parts; for PATH and the like.',
      '/venv/bin',
    ),
  })
  .refine(
    ({ set, value, has }) => set !== false || (value === undefined && has === undefined),
    otherwise('a variable that is not set has no value: leave out set, or value and has'),
  )
  .meta({ description: 'A variable of the environment the container starts with.' })

export const workdirCheck = block(
  {
    is: key(texts, 'One of these paths.', '/app'),
    otherThan: key(texts, 'None of these paths.', '/'),
  },
  { about: 'The working directory the container starts in.' },
)

export const labelCheck = z
  .strictObject({
    name: needed(text, 'Key of the label.', 'org.opencontainers.image.version'),
    set: key(boolean, 'false: there is no such label. Left out, true.', true),
    value: key(texts, 'Its value is one of these.', '1.4.0'),
  })
  .refine(
    ({ set, value }) => set !== false || value === undefined,
    otherwise('a label that is not set has no value: leave out set or value'),
  )
  .meta({ description: 'A label that the file gives the image.' })

/** `8000`, or `53/udp`. */
export const exposedPort = z.union([
  port,
  z.string().regex(/^\d{1,5}\/(tcp|udp|sctp)$/, 'write a port such as 53/udp'),
])

export const volumeCheck = block(
  {
    at: key(
      text.startsWith('/', 'write an absolute path'),
      'There is a volume at this path.',
      '/var/lib/data',
    ),
    over: key(
      text.startsWith('/', 'write an absolute path'),
      'A volume covers this path: it lies there or on a directory above.',
      '/app',
    ),
    hides: key(text, 'A volume covers this file of the context, wherever it lies in the image.', 'app.py'),
    set: key(boolean, 'Is there any volume at all?', false),
  },
  { about: 'VOLUME instructions of the file.' },
)

export const commandSettingCheck = block(
  {
    set: key(boolean, 'There is one, of the file or of the base image.', true),
    form: key(z.enum(['exec', 'shell']), 'exec: a JSON array; shell: a line that a shell reads.'),
    program: key(texts, 'Base name of its first word; in shell form of the first command.', 'tini'),
    starts: key(z.array(text).min(1), 'Its words begin with these.', ['docker-entrypoint.sh', 'server']),
    mentions: key(text, 'A text that one of its words contains.', 'shop.wsgi'),
  },
  { id: 'setting', about: 'ENTRYPOINT or CMD as it is in effect.' },
)

const asks = block(
  {
    port: key(port, 'Port of the address; what the address leaves out is 80, or 443.', 8000),
    path: key(text.startsWith('/'), 'Path of the address.', '/healthz'),
  },
  { about: 'It asks the container itself over HTTP: an address on localhost, 127.0.0.1, [::1] or 0.0.0.0.' },
)

export const healthcheckCheck = block(
  {
    set: key(boolean, 'The container has a health check; HEALTHCHECK NONE is none.', true),
    none: key(boolean, 'HEALTHCHECK NONE switches off that of the base image.', false),
    program: key(texts, 'Programs among the commands of the check.', 'curl'),
    toolExists: key(boolean, 'The image has the programs that it runs.', true),
    canFail: key(
      boolean,
      'A broken answer makes the check fail: nothing swallows the status, curl is told to fail.',
      true,
    ),
    asks: key(asks, 'The address that it asks.'),
    interval: key(durationBounds, 'Time between two probes; 30s when the file does not say.'),
    timeout: key(durationBounds, 'Longest time of a probe; 30s when the file does not say.'),
    startPeriod: key(durationBounds, 'Time to start in; 0s when the file does not say.'),
    retries: key(amount, 'Failed probes in a row that make it unhealthy; 3 when the file does not say.'),
    noticedWithin: key(
      durationBounds,
      'Interval times retries and one timeout: how long a dead app may go unseen.',
    ),
  },
  { id: 'healthcheck', about: 'The HEALTHCHECK in effect.' },
)

export type EnvCheck = z.infer<typeof envCheck>
export type WorkdirCheck = z.infer<typeof workdirCheck>
export type LabelCheck = z.infer<typeof labelCheck>
export type ExposedPort = z.infer<typeof exposedPort>
export type VolumeCheck = z.infer<typeof volumeCheck>
export type CommandSettingCheck = z.infer<typeof commandSettingCheck>
export type HealthcheckCheck = z.infer<typeof healthcheckCheck>
