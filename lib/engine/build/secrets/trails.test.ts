import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { baseConfigOf } from '../../images/index.ts'
import { slice } from '../../source/position.ts'
import { build } from '../build.ts'
import { contextOf } from '../context.ts'

const BAKERY = contextOf({
  'oven.py': 'heat()\n',
  '.env': 'KEY=1\n',
  'keys/id_rsa': 'x\n',
  'keys/id_rsa.pub': 'x\n',
  '.env.example': 'KEY=\n',
})
const trails = (text: string) => build(parse(text, { baseImage: baseConfigOf }), BAKERY).secrets
/** `what by stage.step`, with `-> step` when it is deleted too late. */
const shown = (lines: string): string[] =>
  trails(`FROM debian:13-slim\n${lines}\n`).map(
    ({ what, by, stage, step, removedIn }) =>
      `${what} ${by} ${stage}.${step}${removedIn === null ? '' : ` -> ${removedIn}`}`,
  )

describe('files', () => {
  test.each([
    ['COPY .env /srv/', ['/srv/.env copied 0.1']],
    ['COPY keys /srv/', ['/srv/id_rsa copied 0.1']],
    ['COPY .env.example keys/id_rsa.pub /srv/', []],
    ['COPY --exclude=.env --exclude=keys . /srv/', []],
    ['COPY .env /srv/\nRUN rm /srv/.env', ['/srv/.env copied 0.1 -> 2']],
    ['COPY .env /srv/\nRUN bake\nRUN rm -rf /srv/.env', ['/srv/.env copied 0.1 -> 3']],
    ['RUN --mount=type=secret,id=key bake /run/secrets/key', []],
    ['RUN --mount=type=secret,id=key cp /run/secrets/key /srv/key', ['/srv/key mount 0.1']],
    ['RUN --mount=type=bind,source=.env,target=/tmp/.env bake', []],
  ])('%j', (lines, expected) => {
    expect(shown(lines)).toEqual(expected)
  })

  test('deleted in the step that brought it, it never was in a layer', () => {
    expect(shown('RUN --mount=type=secret,id=key cp /run/secrets/key /k && bake /k && rm /k')).toEqual([])
  })

  test('places of both steps', () => {
    const text = 'FROM debian:13-slim\nCOPY .env /srv/\nRUN rm /srv/.env\n'
    const [trail] = trails(text)
    expect([slice(text, trail!.range), slice(text, trail!.removedRange!)]).toEqual([
      'COPY .env /srv/',
      'RUN rm /srv/.env',
    ])
    expect(trail).toMatchObject({ recoverable: true, certain: true })
  })
})

describe('variables', () => {
  test.each([
    ['ENV API_TOKEN=4f9a1c', ['ENV API_TOKEN env 0.1']],
    ['ENV HEAT=220 DB_PASSWORD=hunter2', ['ENV DB_PASSWORD env 0.1']],
    ['ENV DB_PASSWORD=""', expect.any(Array)],
    ['ENV DB_PASSWORD_FILE=/run/secrets/db', []],
    ['ENV API_TOKEN=changeme', []],
    ['ARG API_TOKEN', ['ARG API_TOKEN arg 0.1']],
    ['ARG API_TOKEN=4f9a1c', ['ARG API_TOKEN arg 0.1']],
    ['ARG GIT_SHA', []],
  ])('%s', (lines, expected) => {
    expect(shown(lines)).toEqual(expected)
  })

  test('the name is pointed at, and whether the value is known is said', () => {
    const text = 'FROM debian:13-slim\nARG KEY\nENV HEAT=1 API_TOKEN=$KEY\n'
    const [trail] = trails(text)
    expect([slice(text, trail!.range), trail!.certain]).toEqual(['API_TOKEN', false])
  })

  test('in every stage', () => {
    expect(
      trails('FROM debian:13 AS a1\nARG API_TOKEN\nFROM debian:13\nENV API_TOKEN=4f9a1c\n').map(
        ({ stage }) => stage,
      ),
    ).toEqual([0, 1])
  })
})
