import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import type { BaseConfig, Dockerfile, ParseOptions } from './model.ts'
import { parse } from './stages.ts'

const codes = ({ allProblems }: Dockerfile): string[] => allProblems.map(({ code }) => code)
const errors = (dockerfile: Dockerfile): string[] =>
  dockerfile.allProblems.filter(({ severity }) => severity === 'error').map(({ code }) => code)

/** The graph in one line each: label, what it needs, and `*` when it is used. */
function graph(text: string, options: ParseOptions = {}): string[] {
  return parse(text, options).stages.map(
    ({ label, needs, used }) => `${label}${used ? '*' : ''} <- ${needs.join(' ')}`,
  )
}

describe('the base of a stage', () => {
  const base = (text: string, stage = 0) => parse(text).stages[stage]?.base

  test.each([
    ['FROM scratch\n', { kind: 'scratch' }],
    ['ARG HULL\nFROM $HULL\n', { kind: 'unknown' }],
    ['FROM oak:1:2\n', { kind: 'unknown' }],
  ])('%j', (text, expected) => {
    expect(base(text)).toEqual(expected)
  })

  test.each([
    ['FROM debian:13-slim\n', 'debian', '13-slim', null],
    ['FROM docker.io/library/debian\n', 'debian', null, null],
    ['FROM harbour.example:5000/crew/pilot:2\n', 'harbour.example:5000/crew/pilot', '2', null],
    [`FROM debian:13@sha256:${'ab'.repeat(32)}\n`, 'debian', '13', `sha256:${'ab'.repeat(32)}`],
    ['ARG YEAR=13\nFROM debian:${YEAR}-slim\n', 'debian', '13-slim', null],
  ])('%j is an image', (text, name, tag, digest) => {
    expect(base(text)).toMatchObject({ kind: 'image', reference: { name, tag, digest } })
  })

  test.each([
    ['by name', 'FROM debian:13 AS hull\nFROM hull\n', 1, 0],
    ['names ignore case where they are given', 'FROM debian:13 AS HULL\nFROM hull\n', 1, 0],
    [
      'the nearest of two with one name',
      'FROM debian:13 AS hull\nFROM alpine:3.23 AS hull\nFROM hull\n',
      2,
      1,
    ],
    ['a name from a variable', 'ARG PART=hull\nFROM debian:13 AS hull\nFROM $PART\n', 1, 0],
    ['a stage may bear the name of an image', 'FROM debian:13 AS debian\nFROM debian\n', 1, 0],
  ])('a stage %s', (_, text, stage, expected) => {
    expect(base(text, stage)).toEqual({ kind: 'stage', stage: expected })
  })

  test('a name further down, its own name and a number are images', () => {
    const { stages } = parse('FROM hull AS keel\nFROM debian:13 AS hull\nFROM deck AS deck\nFROM 0\n')
    expect(stages.map((each) => each.base.kind)).toEqual(['image', 'image', 'image', 'image'])
  })
})

describe('the graph', () => {
  test.each([
    ['one stage', 'FROM debian:13\nRUN true\n', ['0* <- ']],
    [
      'a chain',
      'FROM debian:13 AS keel\nFROM keel AS hull\nFROM hull\n',
      ['keel* <- ', 'hull* <- 0', '2* <- 1'],
    ],
    [
      'unused beside it',
      'FROM debian:13 AS keel\nFROM debian:13 AS toy\nFROM keel\n',
      ['keel* <- ', 'toy <- ', '2* <- 0'],
    ],
    [
      'COPY --from by name',
      'FROM debian:13 AS mast\nFROM debian:13\nCOPY --from=mast /sail /sail\n',
      ['mast* <- ', '1* <- 0'],
    ],
    [
      'COPY --from ignores case',
      'FROM debian:13 AS mast\nFROM debian:13\nCOPY --from=MAST /sail /sail\n',
      ['mast* <- ', '1* <- 0'],
    ],
    [
      'COPY --from by number',
      'FROM debian:13\nFROM debian:13\nCOPY --from=0 /sail /sail\n',
      ['0* <- ', '1* <- 0'],
    ],
    [
      'through an unused stage nothing is used',
      'FROM debian:13 AS rope\nFROM rope AS knot\nFROM debian:13\n',
      ['rope <- ', 'knot <- 0', '2* <- '],
    ],
    [
      'base and copies, each once',
      'FROM debian:13 AS a1\nFROM debian:13 AS b1\nFROM a1\nCOPY --from=b1 /x /x\nCOPY --from=b1 /y /y\nCOPY --from=a1 /z /z\n',
      ['a1* <- ', 'b1* <- ', '2* <- 0 1'],
    ],
    [
      'a mount from a stage',
      'FROM debian:13 AS chart\nFROM debian:13\nRUN --mount=type=bind,from=chart,source=/map,target=/map cat /map\n',
      ['chart* <- ', '1* <- 0'],
    ],
    [
      'an image in --from is no stage',
      'FROM debian:13\nCOPY --from=alpine:3.23 /etc/os-release /\n',
      ['0* <- '],
    ],
    [
      'no variables in --from',
      'FROM debian:13 AS mast\nFROM debian:13\nARG PART=mast\nCOPY --from=$PART /sail /sail\n',
      ['mast <- ', '1* <- '],
    ],
  ])('%s', (_, text, expected) => {
    expect(graph(text)).toEqual(expected)
  })

  test.each([
    ['by name', 'hull', 0, ['hull* <- ', 'sail <- 0']],
    ['in any case', 'Sail', 1, ['hull* <- ', 'sail* <- 0']],
    ['empty means the last', '', 1, ['hull* <- ', 'sail* <- 0']],
    ['unknown', 'anchor', -1, ['hull <- ', 'sail <- 0']],
  ])('a target %s', (_, target, index, expected) => {
    const text = 'FROM debian:13 AS hull\nFROM hull AS sail\n'
    expect(parse(text, { target }).target).toBe(index)
    expect(graph(text, { target })).toEqual(expected)
  })

  test('an unknown target is an error, in an empty file the missing FROM is', () => {
    expect(errors(parse('FROM debian:13\n', { target: 'anchor' }))).toEqual(['target-unknown'])
    expect(errors(parse('', { target: 'anchor' }))).toEqual(['from-missing'])
    expect(parse('').target).toBe(-1)
  })

  test.each([
    [
      'a stage that copies from itself',
      'FROM debian:13 AS hull\nCOPY --from=hull /a /b\n',
      'copy-from-self',
      'hull',
    ],
    ['by number', 'FROM debian:13\nCOPY --from=0 /a /b\n', 'copy-from-self', '0'],
    [
      'two that need each other',
      'FROM debian:13 AS bow\nCOPY --from=stern /a /b\nFROM debian:13 AS stern\nCOPY --from=bow /b /a\n',
      'stage-circular',
      'bow',
    ],
    [
      'through FROM',
      'FROM debian:13 AS bow\nCOPY --from=stern /a /b\nFROM bow AS stern\n',
      'stage-circular',
      'bow',
    ],
    [
      'through a mount',
      'FROM debian:13 AS bow\nRUN --mount=type=bind,from=stern,target=/s true\nFROM bow AS stern\n',
      'stage-circular',
      'bow',
    ],
  ])('%s', (_, text, code, word) => {
    const problem = parse(text).allProblems.find((each) => each.code === code)
    expect(problem).toMatchObject({ severity: 'error' })
    expect(slice(text, problem!.range)).toBe(word)
  })

  test('a long chain and many copies are read without recursion', () => {
    const text = Array.from(
      { length: 2000 },
      (_, at) => `FROM ${at === 0 ? 'debian:13' : `p${at - 1}`} AS p${at}\n`,
    ).join('')
    const { stages, target } = parse(text)
    expect([stages.length, target, stages.every(({ used }) => used)]).toEqual([2000, 1999, true])
  })
})

describe('settings at the end of a stage', () => {
  const end = (text: string, options: ParseOptions = {}) => parse(text, options).stages.at(-1)!.end

  test('nothing set', () => {
    expect(end('FROM debian:13\n')).toEqual({
      user: null,
      workdir: '/',
      shell: { argv: ['/bin/sh', '-c'], language: 'posix', setBy: null },
      cmd: null,
      entrypoint: null,
      healthcheck: null,
      stopSignal: null,
    })
  })

  test.each([
    ['absolute', 'WORKDIR /quay\n', '/quay'],
    ['relative to the one before', 'WORKDIR /quay\nWORKDIR north\nWORKDIR ../south\n', '/quay/south'],
    ['relative to the root', 'WORKDIR quay\n', '/quay'],
    ['from a variable', 'ENV SIDE=north\nWORKDIR /quay/$SIDE\n', '/quay/north'],
    ['unknown', 'ARG SIDE\nWORKDIR /quay/$SIDE\n', null],
    ['relative to an unknown one', 'ARG SIDE\nWORKDIR $SIDE\nWORKDIR berth\n', null],
    ['absolute after an unknown one', 'ARG SIDE\nWORKDIR $SIDE\nWORKDIR /berth\n', '/berth'],
    ['with a blank in it', 'WORKDIR /first mate\n', '/first mate'],
    ['cleaned', 'WORKDIR //quay/./north/\n', '/quay/north'],
  ])('WORKDIR %s', (_, lines, expected) => {
    expect(end(`FROM debian:13\n${lines}`).workdir).toBe(expected)
  })

  test('a base image brings its directory, a stage passes it on', () => {
    const base: BaseConfig = {
      env: {},
      user: '',
      workdir: '/go',
      shell: [],
      entrypoint: null,
      cmd: null,
      exposed: [],
      healthcheck: false,
      stopSignal: null,
    }
    const text = 'FROM forge AS one\nWORKDIR src\nFROM one\nWORKDIR cmd\n'
    expect(end(text, { baseImage: () => base }).workdir).toBe('/go/src/cmd')
  })

  test.each([
    ['USER counts from the last one', 'USER pilot\nUSER 10001:10001\n', '10001:10001'],
    ['USER from a variable', 'ENV CREW=pilot\nUSER $CREW\n', 'pilot'],
    ['USER from an unknown variable', 'ARG CREW\nUSER $CREW\n', null],
  ])('%s', (_, lines, expected) => {
    expect(end(`FROM debian:13\n${lines}`).user?.user.text).toBe(expected)
  })

  test('every setting passes through a chain', () => {
    const state = end(
      [
        'FROM debian:13 AS keel',
        'USER pilot',
        'WORKDIR /bridge',
        'SHELL ["/bin/bash", "-c"]',
        'ENTRYPOINT ["sail"]',
        'CMD ["--now"]',
        'HEALTHCHECK CMD ping',
        'STOPSIGNAL SIGINT',
        'FROM keel AS hull',
        'FROM hull',
        'LABEL ready=yes',
        '',
      ].join('\n'),
    )
    expect([
      state.user?.user.text,
      state.workdir,
      state.shell.argv[0],
      state.entrypoint?.argv?.[0]?.value,
      state.cmd?.argv?.[0]?.value,
    ]).toEqual(['pilot', '/bridge', '/bin/bash', 'sail', '--now'])
    expect([state.healthcheck?.stage, state.stopSignal?.signal.text]).toEqual([0, 'SIGINT'])
  })

  test.each([
    [
      'of the stage below goes',
      'FROM debian:13 AS one\nCMD ["drift"]\nFROM one\nENTRYPOINT ["sail"]\n',
      null,
    ],
    ['of the same stage stays', 'FROM debian:13\nCMD ["--now"]\nENTRYPOINT ["sail"]\n', '--now'],
    [
      'set after it stays',
      'FROM debian:13 AS one\nCMD ["drift"]\nFROM one\nENTRYPOINT ["sail"]\nCMD ["--now"]\n',
      '--now',
    ],
    ['without ENTRYPOINT it is inherited', 'FROM debian:13 AS one\nCMD ["drift"]\nFROM one\n', 'drift'],
  ])('CMD %s when ENTRYPOINT comes', (_, text, expected) => {
    expect(end(text).cmd?.argv?.[0]?.value ?? null).toBe(expected)
  })

  test.each([
    ['the last counts', 'HEALTHCHECK CMD ping\nHEALTHCHECK NONE\n', true],
    ['NONE can be replaced', 'HEALTHCHECK NONE\nHEALTHCHECK CMD ping\n', false],
  ])('HEALTHCHECK: %s', (_, lines, none) => {
    expect(end(`FROM debian:13\n${lines}`).healthcheck?.none).toBe(none)
  })

  test('`before` is what was in effect when the instruction ran', () => {
    const { stages } = parse('FROM debian:13\nWORKDIR /quay\nUSER pilot\nRUN true\nWORKDIR /dock\n')
    const befores = stages[0]!.instructions.map(({ before }) => [
      before.workdir,
      before.user?.user.text ?? null,
    ])
    expect(befores).toEqual([
      ['/', null],
      ['/quay', null],
      ['/quay', 'pilot'],
      ['/quay', 'pilot'],
    ])
  })
})

describe('instructions with errors', () => {
  test('keep their place and lose their meaning', () => {
    const { stages } = parse('FROM debian:13\nUSER\nENTRYPIONT ["sail"]\nRUN true\n')
    expect(stages[0]!.instructions.map(({ keyword, index }) => [keyword, index])).toEqual([
      ['INVALID', 0],
      ['INVALID', 1],
      ['RUN', 2],
    ])
    expect(stages[0]!.end.user).toBeNull()
  })

  test('a FROM with an error begins no stage', () => {
    const dockerfile = parse('FROM debian:13 AS keel\nFROM\nUSER pilot\n')
    expect(dockerfile.stages.length).toBe(1)
    expect(errors(dockerfile).length).toBeGreaterThan(0)
  })

  test('what stands before the first FROM belongs to no stage', () => {
    const dockerfile = parse('ARG TAG=13\nRUN true\nFROM debian:$TAG\n')
    expect(dockerfile.globalArgs.map(({ stage, index }) => [stage, index])).toEqual([[-1, -1]])
    expect(dockerfile.stages[0]!.instructions).toEqual([])
    expect(codes(dockerfile)).toContain('instruction-before-from')
  })
})

test('ranges point at the words', () => {
  const text = 'FROM --platform=linux/arm64 debian:13 AS Keel\nUSER pilot\nFROM Keel\n'
  const [keel] = parse(text).stages
  expect(slice(text, keel!.from.image.range)).toBe('debian:13')
  expect(slice(text, keel!.from.platform!.range)).toBe('linux/arm64')
  expect(slice(text, keel!.from.as!.range)).toBe('Keel')
  expect(slice(text, keel!.range)).toBe('FROM --platform=linux/arm64 debian:13 AS Keel\nUSER pilot')
})
