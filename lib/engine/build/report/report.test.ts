import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/index.ts'
import { build } from '../build.ts'
import { contextOf, UNKNOWN_CONTEXT } from '../context.ts'
import type { Build, BuildOptions, Context, Step } from '../types.ts'
import { reportOf } from './report.ts'
import type { BuildReport } from './types.ts'

const SHELF = contextOf({
  'app/main.py': 'm'.repeat(4000),
  'app/util.py': 'u'.repeat(1000),
  'rye.txt': 'r'.repeat(2000),
  '.netrc': 'machine bakery.example password crumb',
})

function reportFor(source: string, options: BuildOptions = {}, context: Context = SHELF): BuildReport {
  const dockerfile = parse(source)
  return reportOf(dockerfile, build(dockerfile, context, options))
}

/** A report of a build with other facts in its steps, by line. */
function withSteps(source: string, facts: Readonly<Record<number, Partial<Step>>>): BuildReport {
  const dockerfile = parse(source)
  const built = build(dockerfile, SHELF)
  const stages = built.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => ({ ...step, ...facts[step.instruction.range.start.line] })),
  }))
  const changed: Build = { ...built, stages }
  return reportOf(dockerfile, changed)
}

const TWO_STAGES = `FROM scratch AS bake
COPY app /src
WORKDIR /out
FROM scratch
ENV A=1
COPY --from=bake /src/main.py /main.py
COPY rye.txt /
`

describe('stages', () => {
  test('layers are numbered from FROM on, settings have no number', () => {
    const { stages } = reportFor(TWO_STAGES)
    expect(stages.map(({ steps }) => steps.map(({ keyword, number }) => [keyword, number]))).toEqual([
      [
        ['FROM', 1],
        ['COPY', 2],
        ['WORKDIR', 3],
      ],
      [
        ['FROM', 1],
        ['ENV', null],
        ['COPY', 2],
        ['COPY', 3],
      ],
    ])
  })

  test('a stage weighs what its rows weigh, and says what is taken out of it', () => {
    const [bake, shop] = reportFor(TWO_STAGES).stages
    expect(bake).toMatchObject({ label: 'bake', base: 'scratch', used: true, shipped: false, line: 1 })
    expect(bake!.size).toEqual({ bytes: 5000, basis: 'measured' })
    expect(bake!.taken).toEqual(['/src/main.py'])
    expect(shop).toMatchObject({ label: '1', shipped: true, line: 4, taken: [] })
    expect(shop!.size).toEqual({ bytes: 6000, basis: 'measured' })
  })

  test('a stage that is not built takes nothing', () => {
    const source = `${TWO_STAGES}FROM scratch AS tasting\nCOPY --from=bake /src/util.py /\nFROM scratch\nCOPY --from=bake /src /`
    const [bake, shop, tasting, last] = reportFor(source).stages
    expect(bake!.taken).toEqual(['/src'])
    expect([shop!.used, tasting!.used, last!.used]).toEqual([false, false, true])
  })
})

describe('paths', () => {
  test('a hundred of them, and how many there are', () => {
    const files = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`bread/${index}`, 'x']))
    const report = reportFor('FROM scratch\nCOPY bread /bread/', {}, contextOf(files))
    const { added, size } = report.stages[0]!.steps[1]!
    expect(added.count).toBe(251)
    expect(added.paths).toHaveLength(100)
    expect(report.image!.files).toMatchObject({ count: 250 })
    expect(size).toEqual({ bytes: 250, basis: 'measured' })
  })

  test('all of them when asked', () => {
    const dockerfile = parse('FROM scratch\nCOPY app /app/')
    const report = reportOf(dockerfile, build(dockerfile, SHELF), 1)
    expect(report.stages[0]!.steps[1]!.added).toEqual({ paths: ['/app'], count: 3 })
  })

  test('files that are not listed one by one are in the size alone', () => {
    const report = withSteps('FROM scratch\nCOPY app /app/', {
      2: {
        added: ['/usr', '/usr/…apt curl', '/usr/bin/curl'],
        wasted: [
          {
            paths: ['/usr/…apt curl'],
            size: { bytes: 9, basis: 'estimated' },
            by: 'removed',
            stage: 0,
            step: 1,
          },
        ],
      },
    })
    const step = report.stages[0]!.steps[1]!
    expect(step.added).toEqual({ paths: ['/usr', '/usr/bin/curl'], count: 2 })
    expect(step.wasted).toMatchObject([{ paths: { paths: [], count: 0 }, size: { bytes: 9 } }])
  })
})

describe('what runs again', () => {
  test.each<[string, string, BuildOptions, BuildReport['rerun']]>([
    ['nothing asked', TWO_STAGES, {}, null],
    ['nothing changed', TWO_STAGES, { changed: [] }, { steps: 4, rerun: 0, mayRerun: 0, first: null }],
    [
      'a file of the first stage',
      TWO_STAGES,
      { changed: ['app/util.py'] },
      { steps: 4, rerun: 2, mayRerun: 0, first: { stage: 0, step: 1 } },
    ],
    [
      'a file of the last stage',
      TWO_STAGES,
      { changed: ['rye.txt'] },
      { steps: 4, rerun: 1, mayRerun: 0, first: { stage: 1, step: 3 } },
    ],
    [
      'settings are no steps',
      'FROM scratch\nARG A=1\nENV B=$A\nLABEL c=$A\nCMD ["/x"]',
      { changedArgs: ['A'] },
      { steps: 0, rerun: 0, mayRerun: 0, first: null },
    ],
    [
      'the base changes by an argument',
      'ARG OVEN=1\nFROM oven:$OVEN\nCOPY rye.txt /',
      { changedArgs: ['OVEN'] },
      { steps: 1, rerun: 1, mayRerun: 0, first: { stage: 0, step: 0 } },
    ],
    [
      'a stage that is not built does not count',
      'FROM scratch AS tasting\nCOPY rye.txt /\nFROM scratch\nCOPY app /',
      { changed: ['rye.txt'] },
      { steps: 1, rerun: 0, mayRerun: 0, first: null },
    ],
    [
      'no cache',
      'FROM scratch\nCOPY app /\nCOPY rye.txt /',
      { noCache: true },
      { steps: 2, rerun: 2, mayRerun: 0, first: { stage: 0, step: 1 } },
    ],
  ])('%s', (_, source, options, rerun) => {
    expect(reportFor(source, options).rerun).toEqual(rerun)
  })
})

describe('problems and the one that ends the build', () => {
  test.each<[string, string, BuildReport['failure'], string]>([
    ['no problem', 'FROM scratch', null, ''],
    [
      'the file is refused before any step',
      'FROM scratch\nCOPY nothing /\nCOPPY rye.txt /',
      { problem: 1, at: null, command: false },
      'COPPY',
    ],
    [
      'what the parser refuses comes before what an instruction refuses',
      'FROM scratch\nCOPPY rye.txt /\nENV A',
      { problem: 1, at: null, command: false },
      'ENV',
    ],
    [
      'the first step that fails',
      'FROM scratch\nCOPY rye.txt /\nCOPY nothing /\nCOPY void /',
      { problem: 0, at: { stage: 0, step: 2 }, command: false },
      '/nothing',
    ],
    [
      'a command',
      'FROM python:3.13-slim\nRUN pip install -r void.txt',
      { problem: 0, at: { stage: 0, step: 1 }, command: true },
      'void.txt',
    ],
    [
      'a mount of a command',
      'FROM debian:13\nRUN --mount=type=bind,source=void,target=/v cat /v',
      { problem: 0, at: { stage: 0, step: 1 }, command: false },
      '/void',
    ],
  ])('%s', (_, source, failure, message) => {
    const report = reportFor(source)
    expect(report.failure).toEqual(failure)
    expect(report.ok).toBe(failure === null)
    if (failure) expect(report.problems[failure.problem]!.message).toContain(message)
  })

  test('they stand in the order of the text', () => {
    const { problems } = reportFor('FROM scratch\nCOPY nothing /\nCOPPY rye.txt /')
    expect(problems.map(({ range }) => range.start.line)).toEqual([2, 3])
  })
})

describe('parts of the image', () => {
  const partsOf = (report: BuildReport) => report.image!.parts.map(({ kind, size }) => [kind, size.bytes])
  const total = (report: BuildReport) => report.image!.parts.reduce((sum, { size }) => sum + size.bytes, 0)

  test('what comes from the context is the app', () => {
    const report = reportFor('FROM scratch\nCOPY app /app\nCOPY rye.txt /')
    expect(partsOf(report)).toEqual([['app', 7000]])
    expect(total(report)).toBe(report.image!.size.bytes)
  })

  test('what another stage built is the app too', () => {
    expect(partsOf(reportFor(TWO_STAGES))).toEqual([['app', 6000]])
  })

  test('what is replaced later is wasted', () => {
    const report = reportFor('FROM scratch\nCOPY app/main.py /bread\nCOPY rye.txt /bread')
    expect(partsOf(report)).toEqual([
      ['wasted', 4000],
      ['app', 2000],
    ])
    expect(report.image!.size.bytes).toBe(6000)
  })

  test('what a stage beside the image replaces is not wasted', () => {
    const source =
      'FROM scratch AS base\nCOPY app/main.py /bread\nFROM base AS tasting\nCOPY rye.txt /bread\nFROM base\nCOPY app/util.py /'
    const report = reportFor(source)
    expect(partsOf(report)).toEqual([['app', 5000]])
    expect(report.stages[0]!.steps[1]!.wasted).toEqual([])
  })

  test('files that nobody can list are not wasted by others like them', () => {
    const report = reportFor('FROM scratch\nCOPY bread* /shop/\nCOPY . /shop/', {}, UNKNOWN_CONTEXT)
    expect(report.stages[0]!.steps.flatMap(({ wasted }) => wasted)).toEqual([])
    expect(report.image!.parts).toEqual([{ kind: 'app', size: { bytes: 0, basis: 'unknown' } }])
  })

  test('what ONBUILD of a stage brings is no base', () => {
    const report = reportFor('FROM scratch AS base\nONBUILD COPY rye.txt /\nFROM base\nCOPY app/util.py /')
    expect(partsOf(report)).toEqual([['app', total(report)]])
    expect(total(report)).toBe(report.image!.size.bytes)
  })

  test('nothing has no parts', () => {
    expect(partsOf(reportFor('FROM scratch\nCMD ["/x"]'))).toEqual([])
  })

  test('an unknown base is a part of its own', () => {
    const report = reportFor('FROM bakery.example/oven:2\nCOPY rye.txt /')
    expect(report.image!.parts).toEqual([
      { kind: 'base', size: { bytes: 0, basis: 'unknown' } },
      { kind: 'app', size: { bytes: 2000, basis: 'measured' } },
    ])
  })
})

describe('the image', () => {
  test('its settings', () => {
    const { image } = reportFor(
      'FROM scratch\nENV A=1 B=$MISSING\nLABEL shop=bakery\nEXPOSE 80\nVOLUME /data\nUSER 10:20\nWORKDIR /shop\nHEALTHCHECK --interval=5s CMD ["/ok"]\nSTOPSIGNAL SIGINT\nENTRYPOINT ["/serve"]\nCMD ["--warm"]',
    )
    expect(image).toMatchObject({
      base: 'scratch',
      user: { text: '10:20', uid: 10, root: false, set: true },
      workdir: '/shop',
      labels: { shop: 'bakery' },
      exposed: ['80/tcp'],
      volumes: ['/data'],
      healthcheck: '--interval=5s CMD ["/ok"]',
      stopSignal: 'SIGINT',
      entrypoint: { form: 'exec', argv: ['/serve'] },
      cmd: { form: 'exec', argv: ['--warm'] },
      pid1: { program: 'serve', signal: 'SIGINT' },
    })
    expect(image!.env).toContainEqual({ name: 'A', value: '1', own: true })
  })

  test.each<[string, string | null]>([
    ['FROM scratch', null],
    ['FROM bakery.example/oven', 'unknown'],
    ['FROM bakery.example/oven\nHEALTHCHECK NONE', null],
    ['FROM debian:13', null],
    ['FROM scratch\nHEALTHCHECK CMD /ok', 'CMD /ok'],
  ])('%s has the health check %s', (source, text) => {
    expect(reportFor(source).image!.healthcheck).toBe(text)
  })

  test.each<[string, string, boolean]>([
    ['FROM debian:13', 'root', false],
    ['FROM debian:13\nUSER games', 'games', true],
    ['FROM bakery.example/oven', 'unknown', false],
    ['FROM bakery.example/oven\nUSER $BAKER', '$BAKER', true],
  ])('%s runs as %s', (source, text, set) => {
    const report = reportFor(`ARG BAKER\n${source.replace('USER $', 'ARG BAKER\nUSER $')}`)
    expect(report.image!.user).toMatchObject({ text, set })
  })

  test('the environment of the base is not its own', () => {
    const { env } = reportFor('FROM python:3.13-slim\nENV A=1').image!
    expect(env.find(({ name }) => name === 'PATH')).toMatchObject({ own: false })
    expect(env.find(({ name }) => name === 'A')).toEqual({ name: 'A', value: '1', own: true })
  })

  test('a file without a stage has no image', () => {
    expect(reportFor('# nothing')).toMatchObject({ ok: false, image: null, stages: [], target: -1 })
  })
})

describe('secrets', () => {
  test('a step points to its own, with the lines they come and go on', () => {
    const report = reportFor('FROM debian:13\nCOPY .netrc /root/\nCOPY rye.txt /\nRUN rm /root/.netrc')
    expect(report.stages[0]!.steps.map(({ secrets }) => secrets)).toEqual([[], [0], [], []])
    expect(report.secrets).toMatchObject([{ what: '/root/.netrc', line: 2, removedLine: 4, removedIn: 3 }])
  })
})

test('packages are said once, in the order of the installs', () => {
  const report = reportFor(
    'FROM debian:13\nRUN apt-get update && apt-get install -y curl git && apt-get install -y curl',
    {},
    UNKNOWN_CONTEXT,
  )
  expect(report.stages[0]!.steps[1]!.packages).toEqual([
    { manager: 'apt', name: 'curl', version: null },
    { manager: 'apt', name: 'git', version: null },
  ])
})

test('a report is plain data: it survives being sent to the page', () => {
  const report = reportFor(TWO_STAGES, { changed: ['rye.txt'] })
  expect(structuredClone(report)).toEqual(report)
})
