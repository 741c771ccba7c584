import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import type { ServiceCheck } from '../../schema.ts'

const compose = (text: string) => ({ 'compose.yaml': text })
const ferry = (lines: string, rest = '') =>
  compose(
    `services:\n  ferry:\n    image: harbour/ferry:1.2\n${lines.replaceAll(/^(?=.)/gm, '    ')}\n${rest}`,
  )
const is = (check: ServiceCheck) => ({ service: { name: 'ferry', ...check } })

describe('mounts', () => {
  const at = (check: ServiceCheck['mounts']) => is({ mounts: check })
  const cargo = at({ target: '/cargo', type: 'volume', named: true })
  fileCheckTable([
    { check: cargo, files: ferry('volumes: ["cargo:/cargo"]', 'volumes: { cargo: }'), is: 'yes' },
    {
      check: cargo,
      files: ferry('volumes: [{ type: volume, source: cargo, target: /cargo/ }]', 'volumes: { cargo: }'),
      is: 'yes',
    },
    {
      check: cargo,
      files: ferry('volumes: ["cargo:/cargo"]'),
      is: 'no',
      says: 'No volume that the file declares',
    },
    { check: cargo, files: ferry('volumes: ["/cargo"]'), is: 'no', name: 'without a name' },
    {
      check: cargo,
      files: ferry('volumes: ["./cargo:/cargo"]'),
      is: 'no',
      says: 'A bind is mounted at /cargo',
    },
    {
      check: cargo,
      files: ferry('volumes: ["cargo:/hold"]', 'volumes: { cargo: }'),
      is: 'no',
      says: 'Nothing like that is mounted into service ferry at /cargo',
    },
    {
      check: at({ holds: 'list.csv', readOnly: true }),
      files: { ...ferry('volumes: ["${PWD}/list.csv:/list.csv:ro"]'), 'list.csv': '' },
      is: 'yes',
      name: 'from where Compose is called',
    },
    {
      check: at({ holds: 'list.csv', readOnly: true }),
      files: { ...ferry('volumes: ["${PWD}${SUB}/list.csv:/list.csv:ro"]'), 'list.csv': '' },
      is: 'open',
    },
    {
      check: at({ holds: 'list.csv', readOnly: true }),
      files: { ...ferry('secrets: [list]', 'secrets: { list: { file: list.csv } }'), 'list.csv': '' },
      is: 'yes',
      on: 'list',
      name: 'the file of a secret',
    },
    {
      check: at({ target: '/data/list.csv', source: './list.csv', type: 'bind' }),
      files: ferry(
        'configs: [{ source: list, target: /data/list.csv }]',
        'configs: { list: { file: ./list.csv } }',
      ),
      is: 'yes',
      name: 'the file of a config',
    },
    {
      check: at({ holds: 'list.csv' }),
      files: { ...ferry('secrets: [list]', 'secrets: { list: { environment: LIST } }'), 'list.csv': '' },
      is: 'no',
      name: 'a secret without a file',
    },
    { check: cargo, files: ferry('volumes: ["${SOURCE}:/cargo"]', 'volumes: { cargo: }'), is: 'open' },
    {
      check: at({ target: '/cargo/box', within: true, type: 'volume' }),
      files: ferry('volumes: ["cargo:/cargo"]', 'volumes: { cargo: }'),
      is: 'yes',
    },
    {
      check: at({ target: '/cargo/box', type: 'volume' }),
      files: ferry('volumes: ["cargo:/cargo"]', 'volumes: { cargo: }'),
      is: 'no',
    },
    { check: at({ target: '/tmp', type: 'tmpfs' }), files: ferry('tmpfs: /tmp'), is: 'yes' },
    { check: at({ target: '/tmp', type: 'tmpfs' }), files: ferry('tmpfs: ["/tmp:size=64m"]'), is: 'yes' },
    {
      check: at({ target: '/tmp', type: 'tmpfs' }),
      files: ferry('volumes: [{ type: tmpfs, target: /tmp }]'),
      is: 'yes',
    },
    {
      check: at({ target: '/tmp', type: ['tmpfs', 'volume'] }),
      files: ferry('volumes: ["scratch:/tmp"]', 'volumes: { scratch: }'),
      is: 'yes',
    },
    { check: at({ readOnly: true, target: '/a' }), files: ferry('volumes: ["./a:/a:ro"]'), is: 'yes' },
    {
      check: at({ readOnly: true, target: '/a' }),
      files: ferry('volumes: [{ type: bind, source: ./a, target: /a, read_only: true }]'),
      is: 'yes',
    },
    {
      check: at({ readOnly: true, target: '/a' }),
      files: ferry('volumes: ["./a:/a"]'),
      is: 'no',
      says: 'may write to /a',
    },
    { check: at({ readOnly: false, target: '/a' }), files: ferry('volumes: ["./a:/a:rw"]'), is: 'yes' },
    {
      check: at({ source: '*docker.sock' }),
      files: ferry('volumes: ["/var/run/docker.sock:/s:ro"]'),
      is: 'yes',
    },
    { check: at({ source: '*docker.sock' }), files: ferry('volumes: ["./a:/a"]'), is: 'no' },
    { check: at({ holds: 'data/list.csv' }), files: ferry('volumes: ["./data:/data:ro"]'), is: 'yes' },
    {
      check: at({ holds: 'data/list.csv' }),
      files: ferry('volumes: ["./data/list.csv:/list.csv"]'),
      is: 'yes',
    },
    {
      check: at({ holds: 'data/list.csv' }),
      files: ferry('volumes: ["./dat:/data"]'),
      is: 'no',
      says: 'does not hold data/list.csv',
    },
    {
      check: at([{ target: '/a' }, { target: '/b' }]),
      files: ferry('volumes: ["./a:/a"]'),
      is: 'no',
      says: 'at /b',
    },
  ])
})

describe('secrets', () => {
  const granted = (check: ServiceCheck['granted']) => is({ granted: check })
  const file = 'secrets: { key: { file: ./key } }'
  fileCheckTable([
    { check: granted({ declared: true }), files: ferry('secrets: [key]', file), is: 'yes' },
    ...[
      { source: 'file: ./keys/.env', is: 'yes' as const },
      { source: 'file: "${KEYS}/.env"', is: 'yes' as const },
      { source: 'file: "${KEYS}/key"', is: 'no' as const },
      { source: 'file: "${KEY}"', is: 'open' as const },
      { source: 'environment: KEY', is: 'no' as const },
    ].map(({ source, is: answer }) => ({
      check: is({ mounts: { source: '*.env' } }),
      files: ferry('secrets: [key]', `secrets: { key: { ${source} } }`),
      is: answer,
    })),
    {
      check: granted({ declared: true }),
      files: ferry('secrets: [key]', 'secrets: { key: { environment: KEY } }'),
      is: 'yes',
    },
    {
      check: granted({ declared: true }),
      files: ferry('secrets: [key]', 'secrets: { key: { external: true } }'),
      is: 'yes',
    },
    {
      check: granted({ declared: true }),
      files: ferry('secrets: [key]'),
      is: 'no',
      says: 'is declared nowhere',
    },
    {
      check: granted({ declared: true }),
      files: ferry('', file),
      is: 'no',
      says: 'is granted no such secret',
    },
    {
      check: granted({ secret: 'k*' }),
      files: ferry('secrets: [{ source: key, target: /k }]', file),
      is: 'yes',
    },
    { check: granted({ secret: 'pin' }), files: ferry('secrets: [key]', file), is: 'no' },
    {
      check: granted({ variable: 'KEY_FILE' }),
      files: ferry('secrets: [key]\nenvironment: { KEY_FILE: /run/secrets/key }', file),
      is: 'yes',
    },
    {
      check: granted({ variable: 'KEY_FILE' }),
      files: ferry('secrets: [{ source: key, target: k }]\nenvironment: { KEY_FILE: /run/secrets/k }', file),
      is: 'yes',
    },
    {
      check: granted({ variable: 'KEY_FILE' }),
      files: ferry('secrets: [key]\nenvironment: { KEY_FILE: /run/secret/key }', file),
      is: 'no',
      says: 'It has to be /run/secrets/key',
    },
    { check: granted({ variable: 'KEY_FILE' }), files: ferry('secrets: [key]', file), is: 'no' },
    {
      check: granted({ argument: '--key=' }),
      files: ferry('secrets: [key]\ncommand: a --key=/run/secrets/key', file),
      is: 'yes',
    },
    {
      check: granted({ argument: '--key=' }),
      files: ferry('secrets: [key]\ncommand: a --key /run/secrets/key', file),
      is: 'yes',
    },
    { check: granted({ argument: '--key=' }), files: ferry('secrets: [key]\ncommand: a', file), is: 'no' },
    {
      check: granted({ mentioned: true }),
      files: ferry('secrets: [key]\ncommand: sh -c "cat /run/secrets/key"', file),
      is: 'yes',
    },
    ...(
      [
        ['export PIN="$$(cat /run/secrets/key)" && exec a', 'yes'],
        ['export PIN=$(< /run/secrets/key); a', 'yes'],
        ['PIN=$(tr -d x < /run/secrets/key) exec a', 'yes'],
        ['read -r PIN < /run/secrets/key; export PIN; a', 'yes'],
        ['set -a; PIN=`cat /run/secrets/key`; a', 'yes'],
        ['PIN=$(cat /run/secrets/key); a', 'no'],
        ['export PIN=$(cat /run/secrets/pin); a', 'no'],
        ['export PIN=$(echo /run/secrets/key); a', 'no'],
        ['export PIN=/run/secrets/key; a', 'no'],
        ['export PIN=$(cat /run/secrets/key); export PIN=1; a', 'no'],
        ['echo PIN /run/secrets/key; a', 'no'],
        ['# export PIN=$(cat /run/secrets/key)\n a', 'no'],
      ] as const
    ).map(([script, state]) => ({
      check: granted({ into: 'PIN' }),
      files: ferry(`secrets: [key]\nentrypoint: ${JSON.stringify(['sh', '-c', script])}`, file),
      is: state,
    })),
    {
      check: granted({ sharedWith: 'pier' }),
      files: ferry('secrets: [key]', `  pier: { image: a, secrets: [key] }\n${file}`),
      is: 'yes',
    },
    {
      check: granted({ sharedWith: 'pier' }),
      files: ferry('secrets: [key]', `  pier: { image: a }\n${file}`),
      is: 'no',
      says: 'Nobody else',
    },
    {
      check: { compose: { secret: { literal: false } } },
      files: ferry('environment: { DB_PASSWORD: hunter2 }'),
      is: 'no',
      says: 'holds the value of a secret',
    },
    {
      check: granted({ sharedWith: 'pier' }),
      files: ferry(
        'secrets: [key]',
        '  pier: { image: a, secrets: [other] }\nsecrets: { key: { file: ./key }, other: { file: key } }',
      ),
      is: 'yes',
    },
    ...[
      'healthcheck: { test: [CMD, mysqladmin, ping, -phunter2] }',
      'healthcheck: { test: "tides --password hunter2" }',
    ].map((line) => ({
      check: { compose: { secret: { literal: false } } },
      files: ferry(line),
      is: 'no' as const,
    })),
    ...[
      { content: 'password = hunter2', is: 'no' as const },
      { content: 'password = ${TIDES}', is: 'yes' as const },
      { content: 'password_file = /run/secrets/tides', is: 'yes' as const },
    ].map(({ content, is: answer }) => ({
      check: { compose: { secret: { literal: false } } },
      files: ferry('configs: [a]', `configs: { a: { content: "${content}" } }`),
      is: answer,
    })),
    {
      check: { compose: { secret: { literal: false } } },
      files: ferry('environment: { DB_PASSWORD: "${DB_PASSWORD}" }'),
      is: 'yes',
    },
    {
      check: { compose: { secret: { literal: false } } },
      files: ferry('environment: { DB_PASSWORD_FILE: /run/secrets/p }'),
      is: 'yes',
    },
    { check: { compose: { version: false } }, files: ferry(''), is: 'yes' },
    {
      check: { compose: { version: false } },
      files: compose('version: "3"\nservices: { a: { image: b } }\n'),
      is: 'no',
      on: 'version: "3"',
    },
    { check: { compose: { services: ['ferry', 'db'] } }, files: ferry(''), is: 'no', subject: 'db' },
    { check: { compose: { services: 'ferry' } }, files: {}, is: 'no', says: 'There is no compose file' },
  ])
})

describe('rights and limits', () => {
  fileCheckTable([
    { check: is({ user: { root: false } }), files: ferry('user: "10001"'), is: 'yes' },
    { check: is({ user: { root: false } }), files: ferry('user: "0:0"'), is: 'no' },
    { check: is({ user: { root: false } }), files: ferry('user: root'), is: 'no', says: 'runs as root' },
    { check: is({ user: { root: false } }), files: ferry('user: "${UID}"'), is: 'open' },
    {
      check: is({ user: { root: false } }),
      files: ferry(''),
      is: 'open',
      name: 'an image that nobody knows',
    },
    {
      check: is({ user: { root: false } }),
      files: {
        ...compose('services: { ferry: { build: . } }\n'),
        Dockerfile: 'FROM python:3.13\nUSER 10001\n',
      },
      is: 'yes',
      name: 'the user of its image',
    },
    { check: is({ readOnly: true }), files: ferry('read_only: true'), is: 'yes', on: 'read_only: true' },
    { check: is({ readOnly: true }), files: ferry(''), is: 'no', says: 'Write read_only: true' },
    { check: is({ readOnly: true }), files: ferry('read_only: "${RO}"'), is: 'open' },
    { check: is({ privileged: false }), files: ferry(''), is: 'yes' },
    { check: is({ privileged: false }), files: ferry('privileged: true'), is: 'no', on: 'privileged: true' },
    { check: is({ capabilities: { dropsAll: true } }), files: ferry('cap_drop: [all]'), is: 'yes' },
    {
      check: is({ capabilities: { dropsAll: true } }),
      files: ferry('cap_drop: [NET_RAW]'),
      is: 'no',
      says: 'Write cap_drop: [ALL]',
    },
    {
      check: is({ capabilities: { addsOnly: ['NET_BIND_SERVICE'] } }),
      files: ferry('cap_add: [CAP_NET_BIND_SERVICE]'),
      is: 'yes',
    },
    {
      check: is({ capabilities: { addsOnly: ['NET_BIND_SERVICE'] } }),
      files: ferry('cap_add: [SYS_ADMIN]'),
      is: 'no',
      says: 'is given SYS_ADMIN',
    },
    {
      check: is({ capabilities: { addsOnly: ['NET_BIND_SERVICE'] } }),
      files: ferry('cap_add: ["${CAP}"]'),
      is: 'open',
    },
    {
      check: is({ noNewPrivileges: true }),
      files: ferry('security_opt: ["no-new-privileges:true"]'),
      is: 'yes',
    },
    { check: is({ noNewPrivileges: true }), files: ferry('security_opt: [no-new-privileges]'), is: 'yes' },
    {
      check: is({ noNewPrivileges: true }),
      files: ferry('security_opt: ["no-new-privileges:false"]'),
      is: 'no',
    },
    { check: is({ devices: false }), files: ferry('devices: ["/dev/fuse:/dev/fuse"]'), is: 'no' },
    { check: is({ devices: false }), files: ferry(''), is: 'yes' },
    {
      check: is({ clean: ['compose-docker-socket'] }),
      files: ferry('volumes: ["/var/run/docker.sock:/s"]'),
      is: 'no',
    },
    {
      check: is({ clean: ['compose-docker-socket'] }),
      files: ferry('', '  pier: { image: a, volumes: ["/var/run/docker.sock:/s"] }'),
      is: 'yes',
      name: 'this service alone',
    },
    { check: is({ memory: { atMost: '1 GiB' } }), files: ferry('mem_limit: 512m'), is: 'yes' },
    {
      check: is({ memory: { atMost: '1 GiB' } }),
      files: ferry('deploy: { resources: { limits: { memory: 1g } } }'),
      is: 'yes',
    },
    {
      check: is({ memory: { atMost: '1 GiB' } }),
      files: ferry('mem_limit: 2g'),
      is: 'no',
      says: 'At most 1 GiB',
    },
    {
      check: is({ memory: { atMost: '1 GiB' } }),
      files: ferry('mem_limit: 0'),
      is: 'no',
      says: 'no limit of memory',
    },
    { check: is({ memory: { atMost: '1 GiB' } }), files: ferry(''), is: 'no', says: 'Write mem_limit' },
    {
      check: is({ memory: { atMost: '1 GiB' } }),
      files: ferry('deploy: { resources: { reservations: { memory: 1g } } }'),
      is: 'no',
      name: 'a reservation is no limit',
    },
    { check: is({ memory: { atMost: '1 GiB' } }), files: ferry('mem_limit: "${M}"'), is: 'open' },
    { check: is({ cpus: { atMost: 2 } }), files: ferry('cpus: "1.5"'), is: 'yes' },
    {
      check: is({ cpus: { atMost: 2 } }),
      files: ferry('deploy: { resources: { limits: { cpus: "4" } } }'),
      is: 'no',
    },
    { check: is({ pids: { atLeast: 1 } }), files: ferry('pids_limit: 200'), is: 'yes' },
    { check: is({ pids: { atLeast: 1 } }), files: ferry('pids_limit: -1'), is: 'no', says: '-1 is no limit' },
    {
      check: is({ gpus: { count: { atLeast: 1, atMost: 1 } } }),
      files: ferry('gpus: [{ driver: nvidia, count: 1 }]'),
      is: 'yes',
    },
    {
      check: is({ gpus: { count: { atLeast: 1 } } }),
      files: ferry(
        'deploy: { resources: { reservations: { devices: [{ driver: nvidia, count: 1, capabilities: [] }] } } }',
      ),
      is: 'no',
      says: 'gets no GPU',
    },
    {
      check: is({ gpus: { count: { atMost: 1 } } }),
      files: ferry('gpus: all'),
      is: 'no',
      says: 'gets all GPUs',
    },
    {
      check: is({ gpus: { count: { atLeast: 1, atMost: 1 } } }),
      files: ferry(
        'deploy: { resources: { reservations: { devices: [{ driver: nvidia, device_ids: ["0"], capabilities: [gpu] }] } } }',
      ),
      is: 'yes',
    },
    {
      check: is({ gpus: { count: { atLeast: 1, atMost: 1 } } }),
      files: ferry('gpus: [{ driver: nvidia, count: 1, device_ids: ["0"] }]'),
      is: 'no',
      says: 'refuses both together',
    },
    {
      check: is({ gpus: { count: { atLeast: 1, atMost: 1 } } }),
      files: ferry('devices: ["nvidia.com/gpu=0"]'),
      is: 'yes',
    },
    { check: is({ gpus: { count: { atMost: 0 } } }), files: ferry(''), is: 'yes' },
    {
      check: is({ gpus: { count: { atMost: 1 } } }),
      files: ferry('gpus: [{ device_ids: ["0,1"] }]'),
      is: 'no',
      says: '2 GPUs',
    },
    {
      check: is({ gpus: { count: { atMost: 1 } } }),
      files: ferry('gpus: [{ device_ids: [all] }]'),
      is: 'no',
    },
    {
      check: is({ gpus: { count: { atLeast: 1, atMost: 1 } } }),
      files: ferry('gpus: [{ driver: cdi, device_ids: ["nvidia.com/gpu=0"] }]'),
      is: 'yes',
    },
    {
      check: is({ gpus: { count: { atLeast: 1 } } }),
      files: ferry(
        'deploy: { resources: { reservations: { devices: [{ driver: nvidia, capabilities: [tpu], count: 1 }] } } }',
      ),
      is: 'no',
      says: 'no GPU',
    },
    {
      check: is({ gpus: { legacy: true } }),
      files: ferry('volumes: ["/dev/nvidia0:/dev/nvidia0"]'),
      is: 'yes',
    },
    { check: is({ gpus: { legacy: false } }), files: ferry('runtime: nvidia'), is: 'no' },
    {
      check: is({ gpus: { legacy: false } }),
      files: ferry('devices: ["/dev/nvidia0:/dev/nvidia0"]'),
      is: 'no',
    },
  ])
})

describe('health and logs', () => {
  const test = (text: string, more = '') => ferry(`healthcheck: { test: ${text}${more} }`)
  const runs = is({ health: { enabled: true, runs: ['pg_isready', 'psql'] } })
  const fails = is({ health: { canFail: true } })
  const account = is({ health: { postgres: { user: 'sailor', database: 'ships' } } })
  const sailor = (text: string) =>
    ferry(
      `environment: { POSTGRES_USER: sailor, POSTGRES_DB: ships }\nhealthcheck:\n  test: ${text.startsWith('[') ? text : JSON.stringify(text)}`,
    )
  const rotates = is({ logs: { rotates: { size: { atMost: '100 MB' }, files: { atLeast: 2 } } } })
  fileCheckTable([
    {
      check: runs,
      files: test('["CMD-SHELL", "pg_isready -U ${USER_NAME}"]'),
      is: 'yes',
      name: 'a word is not known',
    },
    { check: runs, files: test('["CMD", "pg_isready", "-U", "${USER_NAME}"]'), is: 'yes' },
    { check: runs, files: test('["CMD", "${PROBE}"]'), is: 'open' },
    { check: runs, files: test('["CMD-SHELL", "pg_isready -U $$POSTGRES_USER"]'), is: 'yes' },
    { check: runs, files: test('["CMD-SHELL", "pg_isready -U sea"]'), is: 'yes' },
    { check: runs, files: test('["CMD", "pg_isready"]'), is: 'yes' },
    { check: runs, files: test('pg_isready || exit 1'), is: 'yes' },
    { check: runs, files: test('["CMD", "sh", "-c", "psql -c \'select 1\'"]'), is: 'yes' },
    { check: runs, files: test('["CMD", "echo", "pg_isready"]'), is: 'no', says: 'The test runs echo' },
    { check: runs, files: test('["NONE"]'), is: 'no' },
    { check: runs, files: test('["CMD", "pg_isready"]', ', disable: true'), is: 'no' },
    { check: runs, files: ferry(''), is: 'no' },
    ...[
      '["CMD", "pg_isready"]',
      'pg_isready || exit 1',
      '["CMD-SHELL", "psql -tAc \'select 1\' | grep -q 1"]',
    ].map((text) => ({ check: fails, files: test(text), is: 'yes' as const })),
    ...['pg_isready || true', 'pg_isready; exit 0', 'pg_isready | cat', '["CMD", "echo", "pg_isready"]'].map(
      (text) => ({
        check: fails,
        files: test(text),
        is: 'no' as const,
      }),
    ),
    ...['exit 0; pg_isready', 'if test -f /log; then pg_isready; fi'].map((text) => ({
      check: fails,
      files: test(text),
      is: 'open' as const,
    })),
    { check: fails, files: test('["CMD", "${PROBE}"]'), is: 'open' },
    ...[
      'pg_isready',
      'pg_isready -U sailor -d ships',
      'pg_isready -Usailor --dbname=ships -t 3',
      'pg_isready -U $$POSTGRES_USER -d $${POSTGRES_DB}',
      "psql -U sailor -d ships -tAc 'select 1'",
      "psql -tAc 'select 1' ships sailor",
      "psql postgresql://sailor@localhost/ships -c 'select 1'",
      "PGUSER=sailor psql -d ships -c 'select 1'",
      'pg_isready -h ferry -p 5432',
      'pg_isready -h /var/run/postgresql',
      "psql 'postgresql://sailor@[::1]:5432/ships' -c 'select 1'",
      '["CMD", "pg_isready", "-q", "-U", "sailor"]',
    ].map((text) => ({ check: account, files: sailor(text), is: 'yes' as const })),
    ...[
      'pg_isready -U postgres',
      'pg_isready -d postgres',
      'pg_isready -h tower',
      'pg_isready -U sailor -p 6543',
      'pg_isready --version',
      "psql postgresql://sailor@tower:5432/ships -c 'select 1'",
      "psql -c 'select 1'",
      'psql -U sailor -d sea',
      'true',
    ].map((text) => ({ check: account, files: sailor(text), is: 'no' as const })),
    {
      check: account,
      files: sailor('pg_isready -U $POSTGRES_USER'),
      is: 'open',
      name: 'Compose fills it in',
    },
    {
      check: account,
      files: sailor('pg_isready -U $$CAPTAIN'),
      is: 'open',
      name: 'a variable that nobody sets',
    },
    {
      check: is({ health: { enabled: true } }),
      files: {
        ...compose('services: { ferry: { build: . } }\n'),
        Dockerfile: 'FROM python:3.13\nHEALTHCHECK CMD ["true"]\n',
      },
      is: 'yes',
      name: 'that of its image',
    },
    {
      check: is({ health: { enabled: true } }),
      files: ferry(''),
      is: 'open',
      name: 'of an image that nobody knows',
    },
    { check: is({ health: { interval: { atMost: '15s' } } }), files: test('a', ', interval: 5s'), is: 'yes' },
    {
      check: is({ health: { interval: { atMost: '15s' } } }),
      files: test('a'),
      is: 'no',
      says: 'every 30 s',
    },
    {
      check: is({ health: { interval: { atMost: '15s' } } }),
      files: test('a', ', interval: 1m30s'),
      is: 'no',
      says: '90 s',
    },
    {
      check: is({ health: { patience: { atLeast: '20s' } } }),
      files: test('a', ', interval: 5s, retries: 4'),
      is: 'yes',
    },
    {
      check: is({ health: { patience: { atLeast: '20s' } } }),
      files: test('a', ', interval: 5s'),
      is: 'no',
      says: 'may fail for 15 s',
    },
    {
      check: is({ health: { interval: { atMost: '15s' } } }),
      files: test('a', ', interval: "${I}"'),
      is: 'open',
    },
    {
      check: rotates,
      files: ferry('logging: { driver: json-file, options: { max-size: 10m, max-file: "3" } }'),
      is: 'yes',
    },
    { check: rotates, files: ferry('logging: { driver: local }'), is: 'yes' },
    {
      check: rotates,
      files: ferry('logging: { driver: local, options: { max-size: "10m," } }'),
      is: 'no',
      says: '10m, is no size',
    },
    { check: rotates, files: ferry('logging: { driver: local, options: { max-file: few } }'), is: 'no' },
    { check: rotates, files: ferry('logging: { driver: local, options: { max-size: "${S}" } }'), is: 'open' },
    {
      check: rotates,
      files: ferry('logging: { options: { max-size: 10m, max-file: "3" } }'),
      is: 'yes',
      name: 'the driver of the daemon',
    },
    {
      check: rotates,
      files: {
        ...ferry(''),
        'daemon.json': '{"log-driver": "json-file", "log-opts": {"max-size": "10m", "max-file": "3"}}',
      },
      is: 'yes',
      name: 'the daemon rotates',
    },
    { check: rotates, files: ferry('logging: { driver: json-file }'), is: 'no', says: 'It needs max-size' },
    {
      check: rotates,
      files: ferry('logging: { driver: syslog, options: { max-size: 10m } }'),
      is: 'no',
      says: 'logs with syslog',
    },
    {
      check: rotates,
      files: compose('x-l: &l { driver: local }\nservices: { ferry: { image: a, logging: *l } }\n'),
      is: 'yes',
      name: 'an anchor',
    },
    {
      check: is({ logs: { driver: 'gelf', address: 'gelf-address' } }),
      files: ferry('logging: { driver: gelf, options: { gelf-address: "udp://log.example.net:12201" } }'),
      is: 'yes',
    },
    {
      check: is({ logs: { address: 'gelf-address' } }),
      files: ferry('logging: { driver: gelf, options: { gelf-address: "udp://<host>:12201" } }'),
      is: 'no',
      says: 'is no address',
    },
    {
      check: is({ logs: { options: { tag: '?*' } } }),
      files: ferry('logging: { driver: gelf, options: { tag: "" } }'),
      is: 'no',
    },
    ...(
      [
        ['${TAG}', 'open'],
        ['${TAG:?}', 'yes'],
        ['ferry-${TAG}', 'yes'],
        ['${TAG:-}', 'no'],
      ] as const
    ).map(([tag, state]) => ({
      check: is({ logs: { options: { tag: '?*' } } }),
      files: ferry(`logging: { driver: gelf, options: { tag: "${tag}" } }`),
      is: state,
    })),
    { check: is({ logs: { own: true } }), files: ferry('logging: { driver: local }'), is: 'yes' },
    { check: is({ logs: { own: true } }), files: ferry('logging: { options: { max-size: 1m } }'), is: 'yes' },
    {
      check: is({ logs: { own: true } }),
      files: { ...ferry('logging: {}'), 'daemon.json': '{"log-driver": "local"}' },
      is: 'no',
      says: 'says nothing about its log. Write it below logging',
    },
    {
      check: is({ logs: { without: 'tag' } }),
      files: ferry('logging: { driver: gelf, options: { tag: a } }'),
      is: 'no',
      says: 'Leave it out',
    },
    { check: is({ logs: { without: 'tag' } }), files: ferry('logging: { driver: gelf }'), is: 'yes' },
  ])
})

describe('several files', () => {
  const both = {
    'compose.yaml': 'services: { ferry: { image: "a:1", environment: { A: b } } }\n',
    'compose.override.yaml': 'services: { ferry: { environment: { C: d }, ports: ["80:80"] } }\n',
  }
  fileCheckTable([
    { check: { compose: { services: 'ferry' } }, files: both, is: 'yes' },
    { check: { service: { image: 'a:1' } }, files: both, is: 'yes', in: 'compose.override.yaml' },
    { check: { service: { publishes: { port: 80 } } }, files: both, is: 'yes' },
    {
      check: { service: { name: 'ferry', image: 'a:1', publishes: { port: 80 } } },
      files: both,
      is: 'yes',
      name: 'both together are one project',
    },
    { check: { service: { name: 'ferry', published: false } }, files: both, is: 'no' },
    {
      check: { service: { name: 'ferry', environment: [{ name: 'A' }, { name: 'C' }] } },
      files: both,
      is: 'yes',
    },
    {
      check: { service: { name: 'pier', image: 'b:1' } },
      files: { ...both, 'compose.yaml': 'services: { ferry: { image: a }, pier: { image: "b:1" } }\n' },
      is: 'yes',
      in: 'compose.yaml',
    },
    { check: { count: { service: { name: 'ferry' }, atMost: 1 } }, files: both, is: 'yes' },
  ])
})
