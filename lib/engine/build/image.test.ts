import { describe, expect, test } from 'vitest'
import { parse } from '../dockerfile/stages.ts'
import { baseConfigOf } from '../images/index.ts'
import { build } from './build.ts'
import type { Image } from './types.ts'

function image(text: string): Image {
  return build(parse(text, { baseImage: baseConfigOf })).image!
}
const on = (lines: string, from = 'debian:13-slim'): Image => image(`FROM ${from}\n${lines}\n`)

describe('base and chain', () => {
  test.each([
    ['FROM debian:13-slim\n', { name: 'debian', tag: '13-slim', digest: null, text: 'debian:13-slim' }],
    ['FROM scratch\n', { name: 'scratch', tag: null }],
    ['FROM debian:13 AS keel\nFROM keel\n', { name: 'debian', tag: '13' }],
    ['ARG TAG=13\nFROM debian:$TAG\n', { name: 'debian', tag: '13' }],
    ['FROM pier.example/ships/tug:2\n', { name: 'pier.example/ships/tug', tag: '2' }],
  ])('%j', (text, expected) => {
    expect(image(text).base).toMatchObject(expected)
  })

  test('an unknown base is null, the chain lists its stages', () => {
    const built = build(parse('ARG TUG\nFROM $TUG AS keel\nFROM debian:13 AS toy\nFROM keel\n'))
    expect([built.image!.base, built.image!.chain, built.stages[1]!.image.chain]).toEqual([null, [0, 2], [1]])
  })

  test('layers are what makes files', () => {
    expect(on('RUN true\nENV A=1\nCOPY a /a\nWORKDIR /w\nUSER 1\nCMD ["x"]').layers).toBe(3)
    expect(image('FROM debian:13 AS keel\nRUN true\nFROM keel\nRUN true\n').layers).toBe(2)
  })

  test('no stage, no image', () => {
    expect(build(parse(''))).toMatchObject({ ok: false, image: null, stages: [] })
    expect(build(parse('FROM debian:13\n', { target: 'tug' }))).toMatchObject({ ok: false, image: null })
  })

  test('a target is the image', () => {
    const built = build(
      parse('FROM debian:13 AS keel\nUSER 7\nFROM debian:13\nUSER 8\n', {
        target: 'keel',
        baseImage: baseConfigOf,
      }),
    )
    expect([built.image!.user.uid, built.stages.map(({ used }) => used)]).toEqual([7, [true, false]])
  })
})

test.each(['FROM scratch', 'FROM scratch AS keel\nFROM keel', 'FROM scratch\nUSER 0'])(
  '%j runs as root, who needs no account there',
  (source) => {
    const { user } = build(parse(source)).image!
    expect(user).toMatchObject({ uid: 0, root: true, exists: true })
  },
)

describe('user', () => {
  test.each([
    ['no USER', '', { name: 'root', uid: 0, root: true, exists: true, instruction: null }],
    [
      'a number',
      'USER 10001',
      { name: null, uid: 10001, root: false, exists: true, fixedUid: true, created: null },
    ],
    ['number and group', 'USER 10001:20002', { uid: 10001, group: '20002', gid: 20002 }],
    [
      'a known name',
      'USER www-data',
      { name: 'www-data', uid: 33, root: false, exists: true, fixedUid: false },
    ],
    ['root by number', 'USER 0', { uid: 0, root: true }],
    ['root by number with a group', 'USER 0:10001', { uid: 0, root: true }],
    ['root by name', 'USER root', { name: 'root', uid: 0, root: true }],
    [
      'an account with uid 0 is root',
      'RUN useradd -o -u 0 tug\nUSER tug',
      { name: 'tug', uid: 0, root: true },
    ],
    ['the last one counts', 'USER 1\nUSER 0\nUSER 2', { uid: 2, root: false }],
    ['a variable without value', 'ARG WHO\nUSER $WHO', { name: null, uid: null, root: null, exists: null }],
    ['a variable with one', 'ENV WHO=10001\nUSER $WHO', { uid: 10001, root: false, fixedUid: true }],
  ])('%s', (_, lines, expected) => {
    expect(on(lines).user).toMatchObject(expected)
  })

  test("the base image's own user", () => {
    expect(on('', 'nginxinc/nginx-unprivileged:1.30').user).toMatchObject({
      uid: 101,
      root: false,
      instruction: null,
    })
    expect(on('', 'gcr.io/distroless/static-debian13:nonroot').user).toMatchObject({
      uid: 65532,
      root: false,
    })
    expect(on('', 'pier.example/tug').user).toMatchObject({ name: null, root: null, exists: null })
  })
})

describe('configuration', () => {
  test.each([
    ['EXPOSE 8000', ['8000/tcp']],
    ['EXPOSE 8000/tcp 53/udp', ['8000/tcp', '53/udp']],
    ['EXPOSE 8000-8002', ['8000/tcp', '8001/tcp', '8002/tcp']],
    ['EXPOSE 8000\nEXPOSE 8000', ['8000/tcp']],
    ['ENV PORT=9000\nEXPOSE $PORT', ['9000/tcp']],
    ['ARG PORT\nEXPOSE $PORT', []],
  ])('%j', (lines, ports) => {
    expect(on(lines).exposed).toEqual(ports)
  })

  test('ports, variables, labels and volumes come down the chain', () => {
    const result = image(
      'FROM nginx:1.30 AS a1\nEXPOSE 8080\nENV A=1 B=1\nLABEL owner=ada\nVOLUME /data\nFROM a1\nEXPOSE 9090\nENV B=2\nLABEL owner=bo team=sea\nVOLUME ["/logs", "/data"]\n',
    )
    expect(result.exposed).toEqual(['80/tcp', '8080/tcp', '9090/tcp'])
    expect(result.env).toMatchObject({ A: '1', B: '2', NGINX_VERSION: null })
    expect(result.labels).toEqual({ owner: 'bo', team: 'sea' })
    expect(result.volumes).toEqual(['/data', '/logs'])
  })

  test('build arguments are not in it', () => {
    expect(on('ARG SECRETLESS=1\nENV KEPT=$SECRETLESS').env).not.toHaveProperty('SECRETLESS')
    expect(on('ARG SECRETLESS=1\nENV KEPT=$SECRETLESS').env).toMatchObject({ KEPT: '1' })
  })

  test('working directory, stop signal, health check', () => {
    const result = on('WORKDIR /deck\nWORKDIR aft\nSTOPSIGNAL SIGINT\nHEALTHCHECK CMD ping')
    expect([result.workdir, result.stopSignal, result.healthcheck?.none]).toEqual([
      '/deck/aft',
      'SIGINT',
      false,
    ])
    expect(on('', 'nginx:1.30').stopSignal).toBe('SIGQUIT')
  })
})

describe('ENTRYPOINT and CMD', () => {
  const argv = (lines: string, from?: string) => on(lines, from).process.argv

  test.each([
    ['CMD alone', 'CMD ["sail", "--now"]', ['sail', '--now']],
    ['ENTRYPOINT alone', 'ENTRYPOINT ["sail"]', ['sail']],
    ['both', 'ENTRYPOINT ["sail"]\nCMD ["--now"]', ['sail', '--now']],
    ['the other way round', 'CMD ["--now"]\nENTRYPOINT ["sail"]', ['sail', '--now']],
    ['CMD in shell form', 'CMD sail --now', ['/bin/sh', '-c', 'sail --now']],
    [
      'ENTRYPOINT in shell form ignores CMD',
      'ENTRYPOINT sail --now\nCMD ["--later"]',
      ['/bin/sh', '-c', 'sail --now'],
    ],
    [
      'ENTRYPOINT with CMD in shell form',
      'ENTRYPOINT ["sail"]\nCMD drift',
      ['sail', '/bin/sh', '-c', 'drift'],
    ],
    ['another shell', 'SHELL ["/bin/bash", "-c"]\nCMD sail', ['/bin/bash', '-c', 'sail']],
    ['the last of two', 'CMD ["row"]\nCMD ["sail"]', ['sail']],
    ['taken back', 'ENTRYPOINT ["sail"]\nENTRYPOINT []\nCMD ["row"]', ['row']],
    ['nothing', '', ['bash']],
  ])('%s', (_, lines, expected) => {
    expect(argv(lines)).toEqual(expected)
  })

  test.each([
    ["the base image's CMD", '', 'python:3.13', ['python3']],
    ['its entry point with its CMD', '', 'node:24', ['docker-entrypoint.sh', 'node']],
    [
      'its entry point with a new CMD',
      'CMD ["node", "sail.js"]',
      'node:24',
      ['docker-entrypoint.sh', 'node', 'sail.js'],
    ],
    ['a new ENTRYPOINT drops its CMD', 'ENTRYPOINT ["sail"]', 'node:24', ['sail']],
    ['nothing known of the base', '', 'pier.example/tug', []],
    ['scratch has none', '', 'scratch', []],
  ])('%s', (_, lines, from, expected) => {
    expect(argv(lines, from)).toEqual(expected)
  })

  test('form and instruction are kept', () => {
    const { entrypoint, cmd } = on('ENTRYPOINT ["sail"]\nCMD drift')
    expect([entrypoint?.form, entrypoint?.instruction?.keyword, cmd?.form, cmd?.argv]).toEqual([
      'exec',
      'ENTRYPOINT',
      'shell',
      ['/bin/sh', '-c', 'drift'],
    ])
  })
})
