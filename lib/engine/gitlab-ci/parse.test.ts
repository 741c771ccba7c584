import { describe, expect, it, test } from 'vitest'
import { projectOf } from '../project.ts'
import { slice } from '../source/position.ts'
import { before } from './order.ts'
import { parsePipeline } from './parse.ts'
import type { Job, Pipeline } from './model.ts'

const UNKNOWN = { files: {}, complete: false }

function jobIn(pipeline: Pipeline, name: string): Job {
  const job = [...pipeline.jobs, ...pipeline.hidden].find((each) => each.name === name)
  if (job === undefined) throw new Error(`no job ${name}`)
  return job
}

function commandsOf(text: string, name: string): readonly string[] {
  return jobIn(parsePipeline(text), name).commands.map(
    ({ phase, words }) => `${phase}: ${words.map(({ shown }) => shown).join(' ')}`,
  )
}

describe('what a job inherits', () => {
  it('comes from default, from the old keys of the top level, and is never mixed', () => {
    const pipeline = parsePipeline(`
default:
  image: harbour/tools:3
  tags: [quay]
before_script: [echo moor]
north: { script: [echo north] }
south: { script: [echo south], before_script: [], image: harbour/crane:2 }
`)
    const [north, south] = [jobIn(pipeline, 'north'), jobIn(pipeline, 'south')]
    expect(north.image?.name.text).toBe('harbour/tools:3')
    expect(north.beforeScript.map(({ text }) => text)).toEqual(['echo moor'])
    expect(south.image?.name.text).toBe('harbour/crane:2')
    expect(south.beforeScript).toEqual([])
    expect(south.tags.map(({ text }) => text)).toEqual(['quay'])
  })

  it('is limited by inherit', () => {
    const pipeline = parsePipeline(`
default: { image: harbour/tools:3, tags: [quay] }
variables: { TIDE: high, WIND: west }
none: { script: [x], inherit: { default: false, variables: false } }
some: { script: [x], inherit: { default: [tags], variables: [WIND] } }
`)
    const [none, some] = [jobIn(pipeline, 'none'), jobIn(pipeline, 'some')]
    expect([none.image, none.tags, none.variables]).toEqual([null, [], []])
    expect(some.image).toBeNull()
    expect(some.tags.map(({ text }) => text)).toEqual(['quay'])
    expect(some.variables.map(({ name }) => name)).toEqual(['WIND'])
  })

  it('comes from extends: maps are merged, lists replaced, the last one wins', () => {
    const pipeline = parsePipeline(`
.base: { image: harbour/tools:3, variables: { TIDE: low, WIND: west }, script: [echo base] }
.more: { variables: { TIDE: high }, tags: [quay] }
ferry:
  extends: [.base, .more]
  variables: { LOAD: full }
  script: [echo ferry]
`)
    const ferry = jobIn(pipeline, 'ferry')
    expect(ferry.variables.map(({ name, value }) => `${name}=${value?.text}`)).toEqual([
      'TIDE=high',
      'WIND=west',
      'LOAD=full',
    ])
    expect(ferry.script.map(({ text }) => text)).toEqual(['echo ferry'])
    expect(ferry.tags.map(({ text }) => text)).toEqual(['quay'])
    expect(pipeline.hidden.map(({ name }) => name)).toEqual(['.base', '.more'])
    expect(pipeline.problems).toEqual([])
  })

  it('comes by !reference, in lists of commands and of rules too', () => {
    const text = `
.login: { script: [echo in] }
.rules: { rules: [{ if: $CI_COMMIT_TAG }] }
ferry:
  image: !reference [.image, name]
  script:
    - !reference [.login, script]
    - echo on
  rules:
    - !reference [.rules, rules]
    - when: never
.image: { name: harbour/tools:3 }
`
    const ferry = jobIn(parsePipeline(text), 'ferry')
    expect(ferry.script.map((line) => line.text)).toEqual(['echo in', 'echo on'])
    expect(ferry.rules?.map((rule) => rule.if?.value ?? rule.when?.value)).toEqual([
      '$CI_COMMIT_TAG',
      'never',
    ])
    expect(ferry.image?.name.text).toBe('harbour/tools:3')
    expect(ferry.complete).toBe(true)
  })

  it('is incomplete when it comes from a file that is included', () => {
    const pipeline = parsePipeline('include: base.yml\nferry:\n  extends: .base\n  script: [x]\n')
    expect(jobIn(pipeline, 'ferry').complete).toBe(false)
    expect(pipeline.problems).toEqual([])
    expect(pipeline.include).toMatchObject([{ kind: 'local', target: 'base.yml' }])
  })
})

describe('variables', () => {
  it('are filled in with one another; those that GitLab sets stay', () => {
    const pipeline = parsePipeline(`
variables: { NAME: ferry, IMAGE: "$CI_REGISTRY_IMAGE/\${NAME}:$CI_COMMIT_SHA", COST: "$$5" }
build: { image: $IMAGE, script: [x], variables: { NAME: crane } }
`)
    const { image, variables } = jobIn(pipeline, 'build')
    expect(image?.name.text).toBe('${CI_REGISTRY_IMAGE}/crane:${CI_COMMIT_SHA}')
    expect(image?.name.variables).toEqual(['CI_REGISTRY_IMAGE', 'CI_COMMIT_SHA'])
    expect(variables.find(({ name }) => name === 'COST')?.value?.text).toBe('$5')
  })

  it.each([
    ['a circle stays as it is', 'A: $B\n  B: $A', '${A}'],
    ['expand: false is kept', 'A: { value: "$B", expand: false }\n  B: deep', '$B'],
    ['a description is no value', 'A: { value: deep, description: how deep }', 'deep'],
  ])('%s', (_, variables, expected) => {
    const pipeline = parsePipeline(`variables:\n  ${variables}\nx:\n  script: [y]\n`)
    expect(pipeline.variables[0]?.value?.text).toBe(expected)
  })

  it('that rules or a matrix change are not filled in', () => {
    const pipeline = parsePipeline(`
variables: { TAG: dev, SIZE: s }
ferry:
  image: harbour/ferry:$TAG-$SIZE
  parallel: { matrix: [{ SIZE: [s, l] }] }
  rules: [{ if: $CI_COMMIT_TAG, variables: { TAG: stable } }, { when: always }]
  script: [x]
`)
    expect(jobIn(pipeline, 'ferry').image?.name.text).toBe('harbour/ferry:${TAG}-${SIZE}')
  })
})

describe('scripts', () => {
  it('are one shell with before_script, and after_script another one', () => {
    const text = `
ferry:
  before_script:
    - cd quay && NAME=ferry
  script:
    - |
      if test -f x; then
        docker build -t "$NAME:\${CI_COMMIT_SHORT_SHA}" .
      fi
    - sudo docker push $NAME:$CI_COMMIT_SHORT_SHA | tee log
  after_script:
    - echo $NAME
`
    expect(commandsOf(text, 'ferry')).toEqual([
      'before_script: cd quay',
      'script: test -f x',
      'script: docker build -t ferry:${CI_COMMIT_SHORT_SHA} .',
      'script: docker push ferry:${CI_COMMIT_SHORT_SHA}',
      'script: tee log',
      'after_script: echo ${NAME}',
    ])
    const commands = jobIn(parsePipeline(text), 'ferry').commands
    expect(commands.map(({ certain }) => certain)).toEqual([true, true, false, true, true, true])
    expect(commands.map(({ failureStops }) => failureStops)).toEqual([false, false, true, true, true, false])
    expect(commands[3]?.pipe.to).toBe(4)
  })

  test.each([
    ['plain', '- docker push   ferry:1', 'docker push   ferry:1'],
    ['single quotes', "- 'docker push \"it''s\"'", 'docker push "it\'\'s"'],
    ['double quotes', '- "docker push \\"ferry\\" x"', 'docker push \\"ferry\\" x'],
    ['literal block', '- |\n      docker push ferry:1', 'docker push ferry:1'],
    ['folded block', '- >-\n      docker push\n      ferry:1', 'docker push\n      ferry:1'],
    ['plain over two lines', '- docker push\n      ferry:1', 'docker push\n      ferry:1'],
    ['flow', '[docker push ferry:1, echo x]', 'docker push ferry:1'],
    ['one text', 'docker push ferry:1', 'docker push ferry:1'],
  ])('know where a command stands: %s', (_, written, expected) => {
    const text = written.startsWith('-')
      ? `ferry:\n  script:\n    ${written}\n`
      : `ferry:\n  script: ${written}\n`
    const { range, program } = jobIn(parsePipeline(text), 'ferry').commands[0]!
    expect([program, slice(text, range)]).toEqual(['docker', expected])
  })

  it('that go over several items are read as one, and a broken item does not hide the others', () => {
    const spread = 'ferry:\n  script:\n    - if test -f x; then\n    - make x\n    - fi\n'
    expect(commandsOf(spread, 'ferry')).toEqual(['script: test -f x', 'script: make x'])
    const broken = 'ferry:\n  script:\n    - echo "one\n    - docker push ferry:1\n'
    expect(commandsOf(broken, 'ferry')).toContain('script: docker push ferry:1')
  })

  it('keep the variables they set', () => {
    const text = 'ferry:\n  script:\n    - export TIDE=high\n    - WIND=west make x\n'
    const { settings, commands } = jobIn(parsePipeline(text), 'ferry')
    expect(settings.map(({ name, value }) => `${name}=${value}`)).toEqual(['TIDE=high'])
    expect(commands.at(-1)?.assignments.map(({ name }) => name)).toEqual(['WIND'])
  })
})

describe('settings', () => {
  const pipeline = parsePipeline(`
stages: [build, dast]
scan:
  stage: dast
  image: { name: harbour/scan:2, entrypoint: [""] }
  services:
    - name: $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA
      alias: app web
      variables: { PORT: 8000 }
    - registry.example.com:5000/tides/db:4
  allow_failure: { exit_codes: [2, 3] }
  artifacts:
    when: always
    expire_in: 30 days
    paths: [report.html]
    reports: { junit: [a.xml, b.xml], coverage_report: { coverage_format: cobertura, path: c.xml } }
  cache: { key: { files: [go.sum] }, paths: [.cache/] }
  environment: { name: production, url: "https://shop.example.com", on_stop: stop }
  id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }
  retry: { max: 2, when: runner_system_failure }
  timeout: 10 minutes
  interruptible: true
  parallel: { matrix: [{ OS: [linux, mac], ARCH: arm64 }] }
  resource_group: production
  coverage: '/\\d+%/'
  needs: [{ job: stop, optional: true, artifacts: false }]
  dependencies: []
  script: x
stop: { stage: build, script: x, when: manual }
`)
  const scan = jobIn(pipeline, 'scan')

  it('of images and services', () => {
    expect(scan.image).toMatchObject({ entrypoint: [''] })
    expect(scan.services.map(({ hosts }) => hosts)).toEqual([
      ['app', 'web'],
      ['registry.example.com__tides__db', 'registry.example.com-tides-db'],
    ])
    expect(scan.services[0]?.variables.map(({ name, value }) => [name, value?.text])).toEqual([
      ['PORT', '8000'],
    ])
  })

  it('of everything else', () => {
    expect(scan.allowFailure).toMatchObject({ value: true, exitCodes: [2, 3] })
    expect(scan.artifacts?.when?.value).toBe('always')
    expect(scan.artifacts?.expireIn?.value).toBe('30 days')
    expect(scan.artifacts?.reports.map(({ kind, path }) => `${kind} ${path.text}`)).toEqual([
      'junit a.xml',
      'junit b.xml',
      'coverage_report c.xml',
    ])
    expect(scan.cache).toMatchObject([{ keyFiles: ['go.sum'] }])
    expect(scan.environment).toMatchObject({ action: 'start', onStop: { name: 'stop' } })
    expect(scan.idTokens).toMatchObject([{ name: 'SIGSTORE_ID_TOKEN', aud: [{ text: 'sigstore' }] }])
    expect(scan.retry).toMatchObject({ max: 2, when: [{ name: 'runner_system_failure' }] })
    expect(scan.parallel?.matrix).toEqual([{ OS: ['linux', 'mac'], ARCH: ['arm64'] }])
    expect(scan.needs).toMatchObject([{ job: 'stop', optional: true, artifacts: false, elsewhere: false }])
    expect([scan.timeout?.value, scan.interruptible?.value, scan.coverage?.value]).toEqual([
      '10 minutes',
      true,
      '/\\d+%/',
    ])
    expect(scan.stage).toMatchObject({ name: 'dast', index: 2 })
    expect(jobIn(pipeline, 'stop').allowFailure.value).toBe('manual')
    expect(pipeline.problems).toEqual([])
  })
})

test('a header with spec is no job', () => {
  const pipeline = parsePipeline(
    'spec:\n  inputs:\n    stage:\n---\n"$[[ inputs.stage ]]-x":\n  stage: $[[ inputs.stage ]]\n  script: [x]\n',
  )
  expect(pipeline.jobs.map(({ name }) => name)).toEqual(['$[[ inputs.stage ]]-x'])
  expect(pipeline.problems).toEqual([])
})

test.each(['', '# nothing yet\n', 'a', '- a\n- b\n', '{', 'a: &a\n  b: *a\n', 'a: !reference [a]\n', '\t'])(
  '%j gives a pipeline without jobs',
  (text) => {
    const pipeline = parsePipeline(text)
    expect(pipeline.jobs.flatMap(({ commands }) => commands)).toEqual([])
  },
)

test('a file that others include has stages and templates elsewhere', () => {
  const text = 'ferry:\n  stage: harbour\n  extends: .base\n  needs: [crane]\n'
  const at = (path: string): number =>
    parsePipeline(text, { project: projectOf(path, UNKNOWN) }).problems.length
  expect([at('.gitlab-ci.yml') > 0, at('ci/ferry.gitlab-ci.yml')]).toEqual([true, 0])
})

describe('before', () => {
  const pipeline = parsePipeline(`
stages: [build, check, ship]
build: { stage: build, script: x }
lint: { stage: check, script: x, needs: [] }
scan: { stage: check, script: x }
soft: { stage: check, script: x, allow_failure: true }
click: { stage: check, script: x, when: manual }
nightly: { stage: check, script: x, rules: [{ if: $CI_PIPELINE_SOURCE == "schedule" }] }
ship: { stage: ship, script: x }
fast: { stage: ship, script: x, needs: [scan] }
blind: { stage: ship, script: x, needs: [build] }
always: { stage: ship, script: x, when: always }
`)
  test.each([
    ['build', 'ship', true],
    ['scan', 'ship', true],
    ['ship', 'scan', false],
    ['build', 'scan', true],
    ['build', 'lint', false],
    ['scan', 'soft', false],
    ['soft', 'ship', false],
    ['click', 'ship', false],
    ['nightly', 'ship', false],
    ['scan', 'fast', true],
    ['build', 'fast', true],
    ['lint', 'fast', false],
    ['scan', 'blind', false],
    ['scan', 'always', false],
  ])('%s before %s: %s', (first, then, expected) => {
    expect(before(pipeline, jobIn(pipeline, first), jobIn(pipeline, then))).toBe(expected)
  })

  it('is not known where stages or needs are elsewhere', () => {
    const open = parsePipeline(
      'include: x.yml\na: { stage: one, script: x }\nb: { stage: two, script: x }\nc: { stage: two, script: x, needs: [far] }\n',
    )
    expect(before(open, jobIn(open, 'a'), jobIn(open, 'b'))).toBeNull()
    expect(before(open, jobIn(open, 'a'), jobIn(open, 'c'))).toBeNull()
  })
})
