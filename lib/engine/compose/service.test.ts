import { expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import type { Service } from './model.ts'
import { parseCompose } from './parse.ts'

function source(body: string): string {
  const lines = body.split('\n').map((line) => `    ${line}`)
  return `services:\n  ship:\n${lines.join('\n')}\n`
}

function ship(body: string): Service {
  const [service] = parseCompose(source(body)).services
  return service!
}

test.each([
  [
    '"8080:80"',
    { hostIp: '', published: { from: 8080, to: 8080 }, target: { from: 80, to: 80 }, protocol: 'tcp' },
  ],
  ['"80"', { hostIp: '', published: 'random', target: { from: 80, to: 80 } }],
  ['80', { published: 'random', target: { from: 80, to: 80 } }],
  ['127.0.0.1:8080:80', { hostIp: '127.0.0.1', published: { from: 8080, to: 8080 } }],
  ['127.0.0.1::80', { hostIp: '127.0.0.1', published: 'random' }],
  ['"[::1]:8080:80"', { hostIp: '::1', published: { from: 8080, to: 8080 } }],
  ['"53:53/UDP"', { protocol: 'udp', target: { from: 53, to: 53 } }],
  ['3000-3002:4000-4002', { published: { from: 3000, to: 3002 }, target: { from: 4000, to: 4002 } }],
  ['"${PORT}:80"', { hostIp: null, published: null, target: { from: 80, to: 80 } }],
  ['"${PORT:-8080}:80"', { hostIp: '', published: { from: 8080, to: 8080 } }],
  ['"${PORT:-127.0.0.1:8080}:80"', { hostIp: '127.0.0.1', published: { from: 8080, to: 8080 } }],
  ['"${IP}:8080:80"', { hostIp: null, published: { from: 8080, to: 8080 }, target: { from: 80, to: 80 } }],
  ['"127.0.0.1:${PORT}:80"', { hostIp: '127.0.0.1', published: null }],
  ['"${PORTS}"', { hostIp: null, published: null, target: null }],
  [
    '{target: 80, published: "8080", host_ip: 10.0.0.1, mode: host}',
    { hostIp: '10.0.0.1', mode: 'host', form: 'long' },
  ],
  ['{target: 80}', { hostIp: '', published: 'random', protocol: 'tcp' }],
])('port %s', (text, port) => {
  expect(ship(`image: a\nports:\n  - ${text}`).ports[0]).toMatchObject(port)
})

test.each([
  ['data:/data', { type: 'volume', source: { text: 'data' }, target: { text: '/data' }, readOnly: false }],
  ['./data:/data:ro,z', { type: 'bind', readOnly: true, options: ['ro', 'z'] }],
  ['~/data:/data', { type: 'bind' }],
  ['/var/run/docker.sock:/var/run/docker.sock', { type: 'bind', source: { text: '/var/run/docker.sock' } }],
  ['/data', { type: 'volume', source: null, target: { text: '/data' } }],
  ['C:\\data:/data', { type: 'bind', source: { text: 'C:\\data' } }],
  ['"${DATA}:/data"', { type: null, source: { text: null }, target: { text: '/data' }, readOnly: false }],
  ['"${DATA:-./data}:/data:ro"', { type: 'bind', source: { text: './data' }, readOnly: true }],
  ['"${PWD}/data:/data"', { type: 'bind' }],
  ['"./${DATA}:/data:${MODE}"', { type: 'bind', readOnly: null }],
  ['{type: bind, source: ./a, target: /a, read_only: true}', { type: 'bind', readOnly: true, form: 'long' }],
  ['{type: tmpfs, target: /tmp}', { type: 'tmpfs', source: null }],
])('volume %s', (text, mount) => {
  expect(ship(`image: a\nvolumes:\n  - ${text}`).volumes[0]).toMatchObject(mount)
})

const pairs = (service: Service): unknown =>
  service.environment.map(({ name, value }) => [name, value && value.text])

test.each([
  [
    'environment:\n  A: 1\n  B: text\n  C:\n  D: ""',
    [
      ['A', '1'],
      ['B', 'text'],
      ['C', null],
      ['D', ''],
    ],
  ],
  [
    'environment:\n  - A=1\n  - B\n  - C=\n  - D=a=b',
    [
      ['A', '1'],
      ['B', null],
      ['C', ''],
      ['D', 'a=b'],
    ],
  ],
  ['environment:\n  - A=1\n  - A=2', [['A', '2']]],
  ['environment:\n  - URL=${HOST:-a=b}', [['URL', 'a=b']]],
])('%j', (body, expected) => {
  expect(pairs(ship(`image: a\n${body}`))).toEqual(expected)
})

test('a variable of a list has a name and a value with places', () => {
  const body = 'image: a\nenvironment:\n  - "LOG_LEVEL=info"'
  const [variable] = ship(body).environment
  const text = source(body)
  expect([
    slice(text, variable!.nameRange),
    slice(text, variable!.valueRange!),
    slice(text, variable!.range),
  ]).toEqual(['LOG_LEVEL', 'info', '"LOG_LEVEL=info"'])
})

test.each([
  ['mem_limit: 1g\ncpus: 0.5\npids_limit: 100', [1024 ** 3, 0.5, 100], 'service'],
  [
    'deploy:\n  resources:\n    limits: {memory: 512M, cpus: "1.5", pids: 50}',
    [512 * 1024 ** 2, 1.5, 50],
    'deploy',
  ],
  ['mem_limit: 1g\ncpu_quota: 50000\npids_limit: 9', [1024 ** 3, 0.5, 9], 'service'],
  ['mem_limit: 1g\ncpu_quota: 50000\ncpu_period: 25000\npids_limit: 9', [1024 ** 3, 2, 9], 'service'],
  ['mem_limit: ${MEM:-64m}\ncpus: "2"\npids_limit: -1', [64 * 1024 ** 2, 2, -1], 'service'],
])('limits of %j', (body, expected, from) => {
  const { memory, cpus, pids } = ship(`image: a\n${body}`).limits
  expect([memory?.value, cpus?.value, pids?.value]).toEqual(expected)
  expect(memory?.from).toBe(from)
})

test('limits that are not written, and one that is not known', () => {
  expect(ship('image: a\nmem_limit: $MEM').limits).toMatchObject({
    memory: { value: null },
    cpus: null,
    pids: null,
  })
})

test.each([
  ['command: sh -c "echo $$HOME"', 'string', ['sh', '-c', 'echo $HOME']],
  ['command: [sleep, "10"]', 'list', ['sleep', '10']],
  ["command: a 'b c' d\\ e", 'string', ['a', 'b c', 'd e']],
  ['command: ""', 'string', []],
  ['command: []', 'list', []],
])('%j', (body, form, words) => {
  const { command } = ship(`image: a\n${body}`)
  expect([command?.form, command?.words?.map(({ text }) => text)]).toEqual([form, words])
})

test('a command that is not known, and none', () => {
  expect(ship('image: a\ncommand: run $FLAGS').command).toMatchObject({ words: null, written: 'run $FLAGS' })
  expect(ship('image: a\ncommand:').command).toBeNull()
})

test.each([
  [
    'test: curl -f http://a',
    { disabled: false, test: { form: 'shell', script: { text: 'curl -f http://a' } } },
  ],
  ['test: ["CMD", "pg_isready"]', { test: { form: 'exec' } }],
  ['test: ["CMD-SHELL", "a || b"]', { test: { form: 'shell', script: { text: 'a || b' } } }],
  ['test: ["NONE"]', { disabled: true, test: { form: 'none' } }],
  ['test: [pg_isready]', { test: { form: 'unknown' } }],
  ['disable: true', { disabled: true, test: null }],
  ['disable: $OFF', { disabled: null }],
  [
    'interval: 1m30s\n  retries: 3\n  start_period: 5s',
    { interval: { value: 90_000 }, retries: { value: 3 } },
  ],
])('health check %j', (body, expected) => {
  expect(ship(`image: a\nhealthcheck:\n  ${body}`).healthcheck).toMatchObject(expected)
})

test.each([
  ['depends_on: [db]', [{ service: 'db', condition: 'service_started', required: true }]],
  [
    'depends_on:\n  db:\n    condition: service_healthy\n    required: false',
    [{ service: 'db', condition: 'service_healthy', required: false }],
  ],
])('%j', (body, expected) => {
  expect(ship(`image: a\n${body}`).dependsOn).toMatchObject(expected)
})

test.each([
  ['secrets: [pw]', { name: 'pw', path: '/run/secrets/pw', mode: null }],
  [
    'secrets:\n  - {source: pw, target: db, mode: 0400}',
    { name: 'pw', path: '/run/secrets/db', mode: 0o400 },
  ],
  ['secrets:\n  - {source: pw, target: /etc/db}', { path: '/etc/db' }],
  ['configs: [site]', { name: 'site', path: '/site' }],
])('%j', (body, expected) => {
  const { secrets, configs } = ship(`image: a\n${body}`)
  expect([...secrets, ...configs][0]).toMatchObject(expected)
})

test.each([
  ['cap_drop: [all]', { capDrop: [{ name: 'ALL' }] }],
  ['cap_add: [CAP_net_admin]', { capAdd: [{ name: 'NET_ADMIN' }] }],
  [
    'security_opt: ["no-new-privileges:true"]',
    { securityOpt: [{ name: 'no-new-privileges', value: 'true' }] },
  ],
  ['security_opt: [no-new-privileges]', { securityOpt: [{ name: 'no-new-privileges', value: null }] }],
  ['security_opt: ["label=type:a"]', { securityOpt: [{ name: 'label', value: 'type:a' }] }],
  ['privileged: "yes"', { privileged: { value: true } }],
  ['privileged: $P', { privileged: { value: null } }],
  ['user: 1000:1000', { user: { value: '1000:1000' } }],
  ['restart: no', { restart: { value: 'no' } }],
  ['build: ./app', { build: { context: { value: './app' }, dockerfile: null } }],
  [
    'build: {context: ., target: run, args: {V: 1}}',
    { build: { target: { value: 'run' }, args: [{ name: 'V' }] } },
  ],
  [
    'build: {dockerfile_inline: "FROM a"}',
    { build: { context: null, dockerfileInline: { value: 'FROM a' } } },
  ],
  ['networks: [front]', { networks: [{ name: 'front', aliases: [] }] }],
  [
    'networks: {front: {aliases: [a]}, back: }',
    { networks: [{ aliases: [{ text: 'a' }] }, { name: 'back' }] },
  ],
  ['env_file: .env', { envFile: [{ path: { text: '.env' }, required: true }] }],
  ['env_file: [{path: a.env, required: false}]', { envFile: [{ path: { text: 'a.env' }, required: false }] }],
  ['tmpfs: /run:size=64m', { tmpfs: [{ path: '/run', options: ['size=64m'] }] }],
  ['devices: ["/dev/a:/dev/b:r"]', { devices: [{ source: '/dev/a', target: '/dev/b', permissions: 'r' }] }],
  ['gpus: all', { gpus: [{ count: -1 }] }],
  ['gpus: [{count: 2, driver: nvidia}]', { gpus: [{ count: 2, driver: 'nvidia' }] }],
  [
    'ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3}',
    {
      ulimits: [
        { soft: 1, hard: 2 },
        { soft: 3, hard: 3 },
      ],
    },
  ],
  ['links: ["db:database"]', { links: [{ service: 'db', alias: 'database' }] }],
  [
    'volumes_from: ["db:ro", "container:old"]',
    {
      volumesFrom: [
        { name: 'db', readOnly: true },
        { kind: 'container', name: 'old' },
      ],
    },
  ],
  ['expose: ["80/udp", 90]', { expose: [{ port: { from: 80 }, protocol: 'udp' }, { port: { from: 90 } }] }],
  [
    'extra_hosts: ["a:1.2.3.4", "b=::1"]',
    { extraHosts: [{ name: 'a', value: { text: '1.2.3.4' } }, { name: 'b' }] },
  ],
  ['stop_grace_period: 1m', { stopGracePeriod: { value: 60_000 } }],
  [
    'logging: {driver: local, options: {max-size: 10m}}',
    { logging: { driver: { value: 'local' }, options: [{ name: 'max-size' }] } },
  ],
  ['develop: {watch: [{action: sync, path: ./a, target: /a}]}', { develop: { watch: [{ action: 'sync' }] } }],
  [
    'deploy: {replicas: 2, resources: {reservations: {devices: [{capabilities: [gpu], count: all}]}}}',
    {
      deploy: {
        replicas: { value: 2 },
        reservations: { devices: [{ count: -1, capabilities: [{ text: 'gpu' }] }] },
      },
    },
  ],
  [
    'deploy: {restart_policy: {condition: on-failure, max_attempts: 3}}',
    { deploy: { restartPolicy: { maxAttempts: { value: 3 } } } },
  ],
])('%j', (body, expected) => {
  expect(ship(`image: a\n${body}`)).toMatchObject(expected)
})

test('a setting has the places of its key, its value and both', () => {
  const body = 'image: a\nprivileged:   true # no'
  const { privileged } = ship(body)
  const text = source(body)
  expect([
    slice(text, privileged!.keyRange),
    slice(text, privileged!.range),
    slice(text, privileged!.entry),
  ]).toEqual(['privileged', 'true', 'privileged:   true'])
})

test('definitions at the top', () => {
  const file = parseCompose(
    'name: harbour\nservices: {}\nnetworks: {back: {internal: true}}\nvolumes: {data: , old: {external: {name: o}}}\n' +
      'secrets: {pw: {file: ./pw}, token: {environment: T}}\nconfigs: {a: {content: x}}\nx-note: 1\n',
  )
  expect(file).toMatchObject({
    name: { value: 'harbour' },
    networks: [{ name: 'back', internal: { value: true }, external: false }],
    volumes: [
      { name: 'data', external: false },
      { name: 'old', external: true, realName: { value: 'o' } },
    ],
    secrets: [{ file: { value: './pw' } }, { environment: { value: 'T' } }],
    configs: [{ content: { value: 'x' } }],
    extensions: [{ key: 'x-note' }],
    whole: true,
  })
})
