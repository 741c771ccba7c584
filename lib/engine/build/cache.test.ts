import { describe, expect, test } from 'vitest'
import { parse } from '../dockerfile/stages.ts'
import { baseConfigOf } from '../images/index.ts'
import { build } from './build.ts'
import { contextOf } from './context.ts'
import type { BuildOptions, Step } from './types.ts'

const BAKERY = contextOf({
  'oven.py': 'heat()\n',
  'menu.txt': 'rye\n',
  'requirements.txt': 'flask\n',
  'docs/notes.md': 'later\n',
})

function stepsOf(text: string, options: BuildOptions): readonly (readonly Step[])[] {
  return build(parse(text, { baseImage: baseConfigOf }), BAKERY, options).stages.map(({ steps }) => steps)
}
/** One letter per step and stage: `.` cached, `?` may run again, `x` runs again. */
const map = (text: string, options: BuildOptions): string =>
  stepsOf(text, options)
    .map((steps) => steps.map(({ cache }) => LETTERS[cache!.state]).join(''))
    .join(' ')

const LETTERS = { cached: '.', 'may-rerun': '?', rerun: 'x' } as const

const GOOD = `FROM python:3.13-slim
WORKDIR /shop
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY oven.py menu.txt ./
CMD ["python", "oven.py"]
`
const BAD = `FROM python:3.13-slim
WORKDIR /shop
COPY . .
RUN pip install -r requirements.txt
CMD ["python", "oven.py"]
`

test('without a question there is no answer', () => {
  expect(
    stepsOf(GOOD, {})
      .flat()
      .map(({ cache }) => cache),
  ).toEqual(Array(6).fill(null))
})

describe('changed files', () => {
  test.each([
    ['nothing', GOOD, [], '......'],
    ['the program', GOOD, ['oven.py'], '....x.'],
    ['the list of packages', GOOD, ['requirements.txt'], '..xxx.'],
    ['one of several sources', GOOD, ['menu.txt'], '....x.'],
    ['a file nobody copies', GOOD, ['docs/notes.md'], '......'],
    ['the program, copied too early', BAD, ['oven.py'], '..xx.'],
    ['anything in the context', BAD, ['docs/notes.md'], '..xx.'],
    ['a file that a pattern matches', 'FROM debian:13\nCOPY *.txt /d/\nRUN true\n', ['menu.txt'], '.xx'],
    [
      'a file that --exclude leaves out',
      'FROM debian:13\nCOPY --exclude=docs . /d/\nRUN true\n',
      ['docs/notes.md'],
      '...',
    ],
    [
      'a bound file',
      'FROM debian:13\nRUN --mount=type=bind,source=menu.txt,target=/m cat /m\nRUN true\n',
      ['menu.txt'],
      '.xx',
    ],
    [
      'a file beside the bound one',
      'FROM debian:13\nRUN --mount=type=bind,source=menu.txt,target=/m cat /m\nRUN true\n',
      ['oven.py'],
      '...',
    ],
    [
      'metadata below never runs again',
      'FROM debian:13\nCOPY menu.txt /m\nENV A=1\nUSER 1\nEXPOSE 80\nLABEL b=2\n',
      ['menu.txt'],
      '.x....',
    ],
    ['a WORKDIR below does', 'FROM debian:13\nCOPY menu.txt /m\nWORKDIR /w\n', ['menu.txt'], '.xx'],
  ])('%s', (_, text, changed, expected) => {
    expect(map(text, { changed })).toBe(expected)
  })

  test('cause and reason: the file, then the step above', () => {
    const [steps] = stepsOf(BAD, { changed: ['oven.py'] })
    expect(steps!.map(({ cache }) => cache!.cause)).toEqual([
      null,
      null,
      { kind: 'file', path: 'oven.py' },
      { kind: 'step', stage: 0, step: 2 },
      null,
    ])
    expect(steps!.map(({ cache }) => cache!.reason)).toEqual([
      '',
      '',
      'oven.py changed',
      expect.stringContaining('above'),
      '',
    ])
  })
})

describe('other stages', () => {
  const two = (first: string, copied: string): string =>
    `FROM python:3.13 AS mill\n${first}\nFROM python:3.13-slim\nCOPY --from=mill ${copied}\nRUN true\n`

  test.each([
    [
      'built on one that runs again',
      'FROM debian:13 AS dough\nCOPY menu.txt /m\nFROM dough\nRUN true\n',
      '.x xx',
    ],
    [
      'built on one where only metadata changed',
      'FROM debian:13 AS dough\nCOPY oven.py /m\nFROM dough\nRUN true\n',
      '.. ..',
    ],
    ['takes the changed file', two('COPY menu.txt /out/menu.txt', '/out /in'), '.x .xx'],
    [
      'takes another file of that stage',
      two('COPY oven.py /keep/oven.py\nCOPY menu.txt /out/menu.txt', '/keep /in'),
      '..x ...',
    ],
    [
      'takes what a RUN below the change made',
      two('COPY menu.txt /out/menu.txt\nRUN cp /out/menu.txt /ready', '/ready /in'),
      '.xx .xx',
    ],
    [
      'takes what a RUN above the change made',
      two('RUN touch /ready\nCOPY menu.txt /out/menu.txt', '/ready /in'),
      '..x ...',
    ],
    [
      'takes from what an unknown program may have written',
      two('COPY menu.txt /src/menu.txt\nRUN grind /src --into /out', '/out /in'),
      '.xx .??',
    ],
    [
      'takes packages that are installed again',
      two('COPY menu.txt /tmp/\nRUN pip install flask', '/usr/local /in'),
      '.xx .??',
    ],
    [
      'a stage beside it',
      'FROM debian:13 AS a1\nCOPY menu.txt /m\nFROM debian:13 AS b1\nRUN true\nFROM debian:13\nCOPY --from=b1 /etc/os-release /\n',
      '.. .. ..',
    ],
    [
      'three in a row',
      'FROM debian:13 AS a1\nCOPY menu.txt /m\nFROM a1 AS b1\nRUN true\nFROM b1\nRUN true\n',
      '.x xx xx',
    ],
    [
      'a bound stage',
      'FROM debian:13 AS a1\nCOPY menu.txt /out/m\nFROM debian:13\nRUN --mount=type=bind,from=a1,source=/out,target=/in cat /in/m\n',
      '.x .x',
    ],
  ])('%s', (_, text, expected) => {
    expect(map(text, { changed: ['menu.txt'] })).toBe(expected)
  })

  test('the cause is the first step that runs again there', () => {
    const steps = stepsOf(two('COPY menu.txt /out/menu.txt', '/out /in'), { changed: ['menu.txt'] })[1]!
    expect(steps[1]!.cache!.cause).toEqual({ kind: 'step', stage: 0, step: 1 })
    expect(steps[1]!.cache!.reason).toContain('/out')
  })
})

describe('changed build arguments', () => {
  test.each([
    [
      'every RUN below the ARG sees it',
      'FROM debian:13\nRUN true\nARG GIT_SHA\nRUN true\nRUN true\n',
      '...xx',
    ],
    [
      'COPY does not, unless it uses it',
      'FROM debian:13\nARG GIT_SHA\nCOPY menu.txt /m\nCOPY menu.txt /$GIT_SHA/\nCOPY oven.py /o\n',
      '...xx',
    ],
    ['late is cheap', 'FROM debian:13\nRUN true\nARG GIT_SHA\nLABEL sha=$GIT_SHA\n', '...x'],
    [
      'a label or ENV that carries it is a line of metadata',
      'FROM debian:13\nARG GIT_SHA\nENV SHA=$GIT_SHA\nCOPY menu.txt /m\n',
      '..x.',
    ],
    [
      'ENV hands it on to RUN',
      'FROM debian:13\nARG GIT_SHA\nENV SHA=$GIT_SHA\nARG GIT_SHA=fixed\nRUN true\n',
      '..x.x',
    ],
    [
      'another default from it',
      'FROM debian:13\nARG GIT_SHA\nARG TAG=v-$GIT_SHA\nARG GIT_SHA=fixed\nRUN true\n',
      '....x',
    ],
    ['WORKDIR with it', 'FROM debian:13\nARG GIT_SHA\nWORKDIR /w/$GIT_SHA\nCOPY menu.txt .\n', '..xx'],
    ['in FROM', 'ARG GIT_SHA\nFROM debian:$GIT_SHA\nRUN true\n', 'xx'],
    [
      'a global one counts where it is declared again',
      'ARG GIT_SHA=1\nFROM debian:13\nRUN true\nARG GIT_SHA\nRUN true\n',
      '...x',
    ],
    ['not declared in this stage', 'ARG GIT_SHA=1\nFROM debian:13\nRUN true\n', '..'],
    ['passed on through FROM', 'FROM debian:13 AS a1\nARG GIT_SHA\nFROM a1\nRUN true\n', '.. .x'],
    ['a proxy that is not declared is in no key', 'FROM debian:13\nRUN true\n', '..'],
    ['one that is declared is', 'FROM debian:13\nARG HTTP_PROXY\nRUN true\n', '..x'],
  ])('%s', (_, text, expected) => {
    const marks = map(text, { changedArgs: ['GIT_SHA', 'HTTP_PROXY'] })
    // Whether ARG, ENV and LABEL themselves count as cached is bookkeeping: they make no layer.
    const layers = parse(text).stages.map(({ instructions }) =>
      ['FROM', ...instructions.map(({ keyword }) => keyword)].map((keyword) =>
        ['FROM', 'RUN', 'COPY', 'WORKDIR'].includes(keyword),
      ),
    )
    const only = (text: string): string =>
      text
        .split(' ')
        .map((stage, at) => [...stage].filter((_, index) => layers[at]![index]).join(''))
        .join(' ')
    expect(only(marks)).toBe(only(expected))
  })

  test('the cause names the argument', () => {
    const [steps] = stepsOf('FROM debian:13\nARG GIT_SHA\nRUN true\n', { changedArgs: ['GIT_SHA'] })
    expect(steps!.at(-1)!.cache!.cause).toEqual({ kind: 'arg', name: 'GIT_SHA' })
  })
})

test('--no-cache runs everything again', () => {
  const [steps] = stepsOf('FROM debian:13\nRUN true\nCOPY menu.txt /m\n', { noCache: true })
  expect(steps!.slice(1).map(({ cache }) => [cache!.state, cache!.cause?.kind])).toEqual([
    ['rerun', 'no-cache'],
    ['rerun', 'step'],
  ])
})
