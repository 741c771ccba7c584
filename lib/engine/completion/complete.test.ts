import { describe as group, expect, test } from 'vitest'
import { complete, describe, type Completion } from './complete.ts'

/** `|` is the caret. */
function at(path: string, marked: string) {
  const offset = marked.indexOf('|')
  return { path, text: marked.replace('|', ''), offset }
}

function offered(path: string, marked: string): readonly Completion[] {
  return complete(at(path, marked))?.items ?? []
}

const labels = (path: string, marked: string): string[] => offered(path, marked).map(({ label }) => label)

group('a compose file', () => {
  test.each<[text: string, some: string[]]>([
    ['|', ['services', 'networks', 'volumes', 'secrets']],
    ['serv|', ['services']],
    ['services:\n  web:\n    |', ['image', 'build', 'ports', 'healthcheck', 'depends_on']],
    ['services:\n  web:\n    im|\n', ['image']],
    ['services:\n  web:\n    restart: |', ['no', 'always', 'on-failure', 'unless-stopped']],
    ['services:\n  web:\n    restart: un|\n    image: shop\n', ['unless-stopped']],
    ['services:\n  web:\n    read_only: |', ['true', 'false']],
    [
      'services:\n  web:\n    healthcheck:\n      |',
      ['test', 'interval', 'timeout', 'retries', 'start_period'],
    ],
    ['services:\n  web:\n    build:\n      |', ['context', 'dockerfile', 'target', 'args']],
    ['services:\n  web:\n    logging:\n      driver: |', ['json-file', 'local', 'journald']],
    ['services:\n  web:\n    logging:\n      options:\n        |', ['max-size', 'max-file']],
    [
      'services:\n  web:\n    deploy:\n      resources:\n        limits:\n          |',
      ['cpus', 'memory', 'pids'],
    ],
    ['services:\n  web:\n    ports:\n      - |', ['target', 'published', 'protocol']],
    ['services:\n  web:\n    ports:\n      - target: 80\n        |', ['published']],
    ['services:\n  web:\n    ports:\n    - target: 80\n      pub|', ['published']],
    ['services:\n  web:\n    depends_on:\n      - |\n  db:\n    image: postgres\n', ['db']],
    ['services:\n  web:\n    depends_on:\n      |\n  db:\n    image: postgres\n', ['db']],
    [
      'services:\n  web:\n    depends_on:\n      db:\n        condition: |\n  db: {}\n',
      ['service_started', 'service_healthy', 'service_completed_successfully'],
    ],
    ['services:\n  web:\n    secrets:\n      - |\nsecrets:\n  key:\n    file: key.txt\n', ['key']],
    ['services:\n  web:\n    networks: [x]\n    volumes:\n      - da|\nvolumes:\n  data: {}\n', ['data']],
    ['networks:\n  back:\n    |', ['driver', 'internal', 'external']],
    ['secrets:\n  key:\n    |', ['file', 'environment', 'external']],
    ['# a comment\n\nservices:\n\n  web:\n    # another\n    |', ['image']],
    ['services:\n  web: &web\n    |', ['image']],
  ])('%j offers %j', (text, some) => {
    expect(labels('compose.yaml', text)).toEqual(expect.arrayContaining(some))
  })

  test.each(
    [
      'services:\n  |',
      'services:\n  web:\n    environment:\n      |',
      'services:\n  web:\n    image: |',
      'services:\n  web:\n    command: [|',
      'services:\n  web:\n    # im|',
      'services:\n  web:\n    image: shop # |',
      'services: # all\n  web: { |',
      'services:\n  web:\n    command: |-\n      se|',
      'services:\n  web:\n    image: shop\n      |',
      'x-notes:\n  |',
    ].map((text) => (text.match(/\|/g)!.length > 1 ? text.replace('|-', '>-') : text)),
  )('%j offers nothing', (text) => {
    expect(labels('compose.yaml', text)).toEqual([])
  })

  test('what is written already is not offered again', () => {
    const found = labels(
      'compose.yaml',
      'services:\n  web:\n    image: shop\n    |\n    build: .\n  db:\n    ports: []\n',
    )
    expect(found).not.toContain('image')
    expect(found).not.toContain('build')
    expect(found).toContain('ports')
  })

  test('a service does not depend on itself', () => {
    expect(labels('compose.yaml', 'services:\n  web:\n    depends_on:\n      - |\n  db: {}\n')).not.toContain(
      'web',
    )
  })

  test('what is inserted, and in place of what', () => {
    const text = 'services:\n  web:\n    res|tart\n'
    expect(complete(at('compose.yaml', text))).toMatchObject({ from: 21, to: 28 })
    const insert = (marked: string, label: string) =>
      offered('compose.yaml', marked).find((each) => each.label === label)?.insertText
    expect(insert('services:\n  web:\n    |', 'restart')).toBe('restart: ')
    expect(insert('services:\n  web:\n    |', 'ports')).toBe('ports:')
    expect(insert('services:\n  web:\n    ima|: shop', 'image')).toBe('image')
  })

  test('keys say what they are for and what they take', () => {
    const image = offered('compose.yaml', 'services:\n  web:\n    |').find(({ label }) => label === 'image')
    expect(image).toMatchObject({ detail: 'text', documentation: expect.stringMatching(/image/i) })
  })
})

group('a pipeline', () => {
  test.each<[text: string, some: string[]]>([
    ['|', ['stages', 'default', 'variables', 'workflow']],
    ['build:\n  |', ['script', 'stage', 'image', 'rules', 'needs']],
    ['stages: [lint, ship]\nbuild:\n  stage: |', ['lint', 'ship']],
    ['stages:\n  - lint\n  - "ship"\nbuild:\n  stage: |', ['lint', 'ship']],
    ['build:\n  stage: |', ['build', 'test', 'deploy']],
    ['.base:\n  image: docker:29\nbuild:\n  extends: |\n', ['.base']],
    ['build:\n  script: make\nship:\n  needs:\n    - |\n', ['build']],
    ['build:\n  rules:\n    - |', ['if', 'when', 'changes']],
    ['build:\n  rules:\n    - if: $CI\n      when: |', ['always', 'never', 'manual']],
    ['build:\n  interruptible: |', ['true', 'false']],
    ['build:\n  artifacts:\n    |', ['paths', 'expire_in', 'when']],
    ['default:\n  |', ['image', 'retry', 'tags']],
  ])('%j offers %j', (text, some) => {
    expect(labels('.gitlab-ci.yml', text)).toEqual(expect.arrayContaining(some))
  })

  test('a job needs neither itself nor a template', () => {
    const found = labels(
      '.gitlab-ci.yml',
      '.base:\n  image: a\nbuild:\n  script: make\nship:\n  needs:\n    - |\n',
    )
    expect(found).not.toContain('ship')
    expect(found).not.toContain('.base')
  })
})

group('daemon.json', () => {
  test.each<[text: string, some: string[]]>([
    ['{ | }', ['icc', 'log-driver', 'live-restore']],
    ['{ "|" }', ['icc']],
    ['{ "ic| }', ['icc']],
    ['{\n  "icc": false,\n  |\n}\n', ['live-restore']],
    ['{ "icc": | }', ['true', 'false']],
    ['{ "log-driver": "|" }', ['local', 'json-file']],
    ['{ "log-opts": { | } }', ['max-size', 'max-file']],
    ['{ "builder": { "gc": { | } } }', ['enabled', 'policy']],
    ['{ "exec-opts": [|] }', ['native.cgroupdriver=systemd']],
    ['{ "default-ulimits": { "nofile": { | } } }', ['hard', 'soft']],
    ['{ "features": { "cdi": | } }', ['true', 'false']],
  ])('%j offers %j', (text, some) => {
    expect(labels('daemon.json', text)).toEqual(expect.arrayContaining(some))
  })

  test.each<[text: string, label: string, insert: string]>([
    ['{ | }', 'icc', '"icc": '],
    ['{ | }', 'log-driver', '"log-driver": ""'],
    ['{ | }', 'dns', '"dns": []'],
    ['{ | }', 'log-opts', '"log-opts": {}'],
    ['{ "ic|": false }', 'icc', '"icc"'],
    ['{ "log-driver": | }', 'local', '"local"'],
    ['{ "icc": | }', 'false', 'false'],
  ])('%s: %s inserts %s', (text, label, insert) => {
    expect(offered('daemon.json', text).find((each) => each.label === label)?.insertText).toBe(insert)
  })

  test('what is written already is not offered again', () => {
    const found = labels('daemon.json', '{ "icc": false, "log-opts": { "tag": "x" }, |, "debug": true }')
    expect(found).not.toContain('icc')
    expect(found).not.toContain('debug')
    expect(found).toContain('tls')
    expect(labels('daemon.json', '{ "log-opts": { "max-size": "1m", | }, "icc": false }')).not.toContain(
      'max-size',
    )
  })

  test('a default is told', () => {
    expect(offered('daemon.json', '{ | }').find(({ label }) => label === 'icc')?.documentation).toContain(
      'Default: true',
    )
  })
})

test('renovate.json', () => {
  expect(labels('renovate.json', '{ | }')).toEqual(expect.arrayContaining(['extends', 'packageRules']))
  expect(labels('renovate.json', '{ "extends": ["|"] }')).toContain('docker:pinDigests')
  expect(labels('renovate.json', '{ "packageRules": [{ | }] }')).toContain('matchDatasources')
})

test.each(['Dockerfile', 'deploy.sh', 'notes.txt', '.gitignore'])('%s: nothing is known', (path) => {
  expect(complete(at(path, '|'))).toBeNull()
})

group('what a key is for', () => {
  test.each<[path: string, text: string, said: string, on: string]>([
    [
      'compose.yaml',
      'services:\n  web:\n    heal|thcheck:\n      test: x\n',
      '**healthcheck**',
      'healthcheck',
    ],
    [
      'compose.yaml',
      'services:\n  web:\n    healthcheck:\n      |interval: 5s\n',
      '**interval**',
      'interval',
    ],
    ['.gitlab-ci.yml', 'build:\n  script|: make\n', 'The commands of the job', 'script'],
    ['daemon.json', '{ "ic|c": false }', 'default bridge reach each other', '"icc"'],
    ['renovate.json', '{ "pinDigests|": true }', 'Adds the digest', '"pinDigests"'],
  ])('%s %j', (path, text, said, on) => {
    const found = describe(at(path, text))
    expect(found?.text).toContain(said)
    expect(text.replace('|', '').slice(found!.from, found!.to)).toBe(on)
  })

  test.each([
    ['compose.yaml', 'services:\n  we|b:\n    image: a\n'],
    ['compose.yaml', 'services:\n  web:\n    image: sh|op\n'],
    ['daemon.json', '{ "log-driver": "lo|cal" }'],
    ['daemon.json', '{ "unknown|": 1 }'],
    ['Dockerfile', 'FR|OM scratch'],
  ])('%s %j: nothing', (path, text) => {
    expect(describe(at(path, text))).toBeNull()
  })
})

test.each([
  ['compose.yaml', `${'  - '.repeat(20_000)}|`],
  ['compose.yaml', `${'a:\n'.repeat(50_000)}  |`],
  ['compose.yaml', `services:\n${'  '.repeat(20_000)}x|`],
  ['compose.yaml', `${' '.repeat(100_000)}"|`],
  ['.gitlab-ci.yml', `${'['.repeat(50_000)}|`],
  ['daemon.json', `${'{"a":'.repeat(5_000)}|`],
  ['daemon.json', `${'"'.repeat(50_000)}|`],
  ['daemon.json', '|'],
])('%s %.20s… throws nothing', (path, text) => {
  const caret = at(path, text)
  const found = complete(caret)
  describe(caret)
  if (found) expect(found.from).toBeLessThanOrEqual(found.to)
})
