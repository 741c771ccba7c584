import { expect, test } from 'vitest'
import { projectOf } from '../../project.ts'
import type { ComposeOptions } from '../parse.ts'
import { parseCompose } from '../parse.ts'

const project = projectOf('compose.yaml', { files: {}, complete: true })

function told(text: string, options: ComposeOptions = { project }): readonly string[] {
  const { unreadable, problems } = parseCompose(text, options)
  return [...unreadable, ...problems].map(
    ({ code, severity, message, range: { start } }) =>
      `${start.line}:${start.column} ${severity} ${code.replace('compose-', '')}: ${message}`,
  )
}

/** A file with one service; lines of the service begin with line 3. */
function ship(body: string, rest = ''): string {
  const lines = body.split('\n').map((line) => `    ${line}`)
  return `services:\n  ship:\n${lines.join('\n')}\n${rest}`
}

test.each([
  [ship('image: a')],
  [ship('build: .')],
  [ship('provider: {type: tug}')],
  [ship('image: a\nports: ["80:80", 443, 22:22, "[::1]:80:80/udp", "${P}:80"]\nexpose: ["80-90"]')],
  [
    ship(
      'image: a\nrestart: no\nprivileged: "yes"\nmem_limit: 1g\nstop_grace_period: 1m30s\ncommand: echo $$HOME $? $(x)',
    ),
  ],
  [ship('image: a\nvolumes: ["data:/d", "./x:/x", "/anon", "${V}:/y"]', 'volumes:\n  data:\n')],
  [ship('image: a\nnetworks: [default, front]', 'networks:\n  front: {}\n')],
  [
    ship(
      'image: a\nsecrets: [pw]\nconfigs: [site]',
      'secrets: {pw: {file: ./pw}}\nconfigs: {site: {file: ./s}}\n',
    ),
  ],
  [
    ship(
      'image: a\nread_only: true\nsecrets: [pw, k]\nconfigs: [site]',
      'secrets: {pw: {file: ./pw}, k: {external: true}}\nconfigs: {site: {file: ./s}}\n',
    ),
  ],
  [ship('image: a\nread_only: false\nsecrets: [pw]', 'secrets: {pw: {environment: PW}}\n')],
  [ship('image: a\nread_only: ${RO}\nsecrets: [pw]', 'secrets: {pw: {environment: PW}}\n')],
  [ship('image: a\ndepends_on: [tug]\nlinks: ["tug:t"]\nvolumes_from: [tug]', '  tug: {image: b}\n')],
  [ship('image: a\nnetwork_mode: service:tug', '  tug: {image: b}\n')],
  [ship('image: a\ndepends_on: {tug: {condition: service_started, required: false}}')],
  [ship('image: a\nlogging: {driver: gelf, options: {gelf-address: "udp://logs:12201"}}')],
  [ship('image: a\nx-note: 1', 'x-rest: [1]\n')],
  [ship('image: a\nmem_limit: 1g\ndeploy: {resources: {limits: {memory: 1024m}}}')],
  [
    ship(
      'image: a',
      'volumes: {data: {external: true, name: d}}\nsecrets: {pw: {environment: PW}, k: {external: true}}\n',
    ),
  ],
  ['x-a: &a {image: b}\nservices:\n  ship: *a\n  tug:\n    <<: *a\n    ports: !reset []\n'],
  ['services:\n  logging: {image: a}\n  configs: {build: .}\n'],
  [''],
])('%j is right', (text) => {
  expect(told(text)).toEqual([])
})

test.each([
  [
    ship(
      'image: a\nlogging:\n  driver: json-file\n  options:\n    max-size: "10m",\n    max-file: "3"\n  }\n}',
    ),
    '7:24',
    'Remove the comma, and the closing braces in lines 9 and 10',
  ],
  [
    ship('image: a\nlogging:\n  driver: gelf\n  options:\n    gelf-address=udp://<some_host:12201'),
    '6:7',
    'write gelf-address: "udp://<some_host:12201", with what it stands for in place of <some_host',
  ],
  [
    ship('image: a\nlogging:\n  driver: gelf\n  options:\n    - gelf-address=udp://<some_host:12201'),
    '6:7',
    'not a list: write gelf-address: "udp://<some_host:12201" without the dash',
  ],
  [
    ship('image: a\nlogging:\n  driver: gelf\n  options:\n    gelf-address: udp://<some_host:12201'),
    '7:23',
    'as in udp://logs.example.com:12201',
  ],
  [
    ship('image: a\nenvironment:\n  REGISTRY_STORAGE_S3_ENCRYPT=false'),
    '4:5',
    'write REGISTRY_STORAGE_S3_ENCRYPT: "false"',
  ],
  [
    ship('image: a\nenvironment:\n  A: b\n  REGISTRY_STORAGE_S3_ENCRYPT=false'),
    '6:7',
    'write REGISTRY_STORAGE_S3_ENCRYPT: "false"',
  ],
  [ship('image: a\nenvironment:\n  - A: b\n  - C: d'), '5:9', 'write NAME=value behind the dash'],
  [
    ship('image: a\nports: 8080:80'),
    '4:5',
    'ports must be a list: put each port on a line of its own with a dash: - "8080:80"',
  ],
  [ship('image: a\nports:\n  "8080": 80'), '4:5', 'ports must be a list, not a map'],
  [ship('image: a\nports: [8080.5]'), '4:13', '8080.5 is no port'],
  [ship('image: a\nports: ["80:99999"]'), '4:13', '80:99999 is no port'],
  [ship('image: a\nports: ["80-82:80-81"]'), '4:13', 'equally long'],
  [ship('image: a\nprots: [80]'), '4:5', 'prots is no key of the service ship: write ports'],
  [ship('image: a\nservices: {}'), '4:5', 'it belongs to the top of the file'],
  [ship('image: a\nbuild: {contxt: .}'), '4:13', 'contxt is no key of build: write context'],
  [ship('image: a\nrestart: yes'), '4:14', 'yes is no restart policy: write always or unless-stopped'],
  [ship('image: a\nrestart: false'), '4:5', 'restart must be a text: write no in quotes'],
  [ship('image: a\nprivileged: maybe'), '4:17', 'maybe is neither true nor false'],
  [ship('image: a\nmem_limit: lots'), '4:16', 'lots is no size'],
  [ship('image: a\nhealthcheck: {test: x, interval: 30}'), '4:28', 'write a number with its unit: 30s'],
  [ship('image: a\nstop_grace_period: soon'), '4:24', 'soon is no duration'],
  [ship('image: a\ncommand: echo ${1}'), '4:19', 'Compose reads a variable here'],
  [ship('image: a\nnetwork_mode: host\nnetworks: [default]'), '4:5', 'exclude each other'],
  [ship('image: a\ndepends_on:\n  -tug', '  tug: {image: b}\n'), '4:5', 'put a blank behind the dash: - tug'],
  [
    ship('image: a\ndepends_on: {tug: {condition: healthy}}', '  tug: {image: b}\n'),
    '4:24',
    'must be one of service_started',
  ],
  [ship('image: a\nimage: b'), '4:5', 'image is written twice'],
  [ship('image: *b'), '3:12', 'refers to an anchor'],
  [ship('user: "5"'), '2:3', 'ship has neither an image nor a build'],
  ['ship:\n  image: a\ntug:\n  image: b\n', '1:1', 'as Compose 1 had it'],
  ['services:\nship:\n  image: a\n', '2:1', 'ship stands beside services, not in it'],
  ['services:\n  ship:\n  image: a\n', '3:3', 'image stands beside the service ship'],
  ['services:\n  image: a\n  ports: [80]\n', '2:3', 'image stands where the name of a service is expected'],
  [ship('image: a\nports: ["localhost:8080:80"]'), '4:13', 'an address if need be'],
  [ship('image: a\ndepends_on: [ship]'), '4:18', 'ship depends on itself'],
  [
    'services:\n  a: {image: x, depends_on: [b]}\n  b: {image: x, depends_on: {c: {condition: service_started}}}\n  c: {image: x, depends_on: [a]}\n',
    '2:30',
    'a, b, c depend on each other',
  ],
  [
    ship('image: a\nmem_limit: 1g\ndeploy: {resources: {limits: {memory: 512m}}}'),
    '5:35',
    'mem_limit and the limit below deploy',
  ],
  [
    ship('build: {context: ., dockerfile: D, dockerfile_inline: "FROM a"}'),
    '3:25',
    'dockerfile and dockerfile_inline exclude',
  ],
  [
    ship('image: a', 'volumes:\n  data: {external: true, driver: local}\n'),
    '5:26',
    'remove driver, or external',
  ],
  [
    ship('image: a\nread_only: true\nsecrets: [{source: pw}]', 'secrets: {pw: {environment: PW}}\n'),
    '5:24',
    'ship is read-only, and Compose has to copy the secret pw into it',
  ],
  [
    ship('image: a\nread_only: true\nconfigs: [site]', 'configs: {site: {content: tide}}\n'),
    '5:15',
    'Compose has to copy the config site into it',
  ],
  [ship('image: a', 'secrets:\n  pw: {}\n'), '5:3', 'write file: ./pw.txt below it'],
  ['services: [ship]\n', '1:1', 'services must be a map, not a list'],
  ['- ship\n', '1:1', 'a compose file is a map'],
  [ship('image: a', 'ports: [80]\n'), '4:1', 'it belongs to a service'],
  [
    ship('image: a\nvolumes: ["data:/d"]', 'volumes:\n  - data\n'),
    '5:1',
    'volumes must be a map, not a list: write the name of each volume below it with a colon',
  ],
  [
    ship('image: a\ntug:\n  image: b\nlinks: [tug]'),
    '4:5',
    'it is a service of its own: begin it in the same column as ship',
  ],
])('%j has one mistake at %s: %s', (text, at, part) => {
  const found = told(text)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(`${at} error invalid: `)
  expect(found[0]).toContain(part)
})

test.each([
  ['depends_on: [tgu]', 'write tug, or define it below services'],
  ['links: ["gone:g"]', 'ship links to gone'],
  ['volumes_from: [gone]', 'takes the volumes of gone'],
  ['network_mode: service:gone', 'shares with gone'],
  ['pid: service:gone', 'shares with gone'],
  ['extends: gone', 'extends gone'],
  ['networks: [fornt]', 'write front, or define it below networks'],
  ['volumes: ["data:/d"]', 'write ./ before it if it is a folder'],
  ['volumes: [{type: volume, source: data, target: /d}]', 'uses the volume data'],
  ['secrets: [pw]', 'is given the secret pw'],
  ['build: {context: ., secrets: [pw]}', 'is built with the secret pw'],
  ['configs: [{source: site}]', 'is given the config site'],
])('%j names what is defined nowhere: %s', (body, part) => {
  const text = ship(`image: a\n${body}`, '  tug: {image: b}\nnetworks: {front: {}}\n')
  const found = told(text)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(/^4:\d+ error undefined-reference: /)
  expect(found[0]).toContain(part)
})

test.each<[string, ComposeOptions]>([
  ['a file that is laid over another', { path: 'compose.override.yaml' }],
  ['a piece in a folder of its own', { path: 'tug/compose.yaml' }],
])('%s may refer to what another file defines', (_, options) => {
  expect(told(ship('image: a\nnetworks: [front]'), options)).toEqual([
    '4:16 warning undefined-reference: ship uses the network front, which this file does not define: define it below networks at the top of the file',
  ])
})

test('an include may define what is missing', () => {
  expect(told(`include: [a.yaml]\n${ship('image: a\nvolumes: ["data:/d"]')}`)[0]).toContain('warning')
})

test('an image may come from a file that is not known', () => {
  const text = ship('user: "5"')
  expect(told(text, {})[0]).toContain('warning')
  expect(told(text, { path: 'compose.prod.yaml' })).toEqual([])
  expect(told(ship('extends: {file: gone.yaml, service: a}'))).toEqual([])
})

test('what several services take over is told of once', () => {
  const text = 'services:\n  base: &b {image: a, depends_on: [gone]}\n  one: {extends: base}\n  two: *b\n'
  expect(told(text)).toHaveLength(1)
})
