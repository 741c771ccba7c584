import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { baseConfigOf } from '../../images/index.ts'
import { slice } from '../../source/position.ts'
import { build } from '../build.ts'
import { UNKNOWN_CONTEXT } from '../context.ts'
import type { Build } from '../types.ts'

function crew(lines: string, from = 'debian:12-slim'): Build {
  return build(parse(`FROM ${from}\n${lines}\n`, { baseImage: baseConfigOf }), UNKNOWN_CONTEXT)
}
const user = (lines: string, from?: string) => crew(lines, from).image!.user
const codes = (lines: string, from?: string): string[] =>
  crew(lines, from).problems.map(({ code, severity }) => `${code} ${severity}`)

describe('commands that make a user', () => {
  test.each([
    ['useradd pilot', null, false],
    ['useradd --system pilot', null, false],
    ['useradd -u 1200 pilot', 1200, true],
    ['useradd -ru1200 pilot', 1200, true],
    ['useradd -rmu 1200 pilot', 1200, true],
    ['useradd --uid=1200 --shell /bin/sh pilot', 1200, true],
    ['useradd -s /usr/sbin/nologin -c "The Pilot" -u 1200 pilot', 1200, true],
    ['useradd pilot -u 1200', 1200, true],
    ['groupadd -g 1300 crew && useradd -u 1200 -g crew pilot', 1200, true],
    ['groupadd --gid 1300 crew && useradd -g 1300 pilot', null, false],
    ['useradd -g users pilot', null, false],
    ['adduser --disabled-password --gecos "" pilot', null, false],
    ['adduser --system --uid 1200 --group pilot', 1200, true],
    ['adduser --system --no-create-home --ingroup users pilot', null, false],
    ['/usr/sbin/useradd -u 1200 pilot', 1200, true],
    ['set -eux; useradd -u 1200 pilot', 1200, true],
    ['ID=1200 && useradd -u $ID pilot', 1200, true],
    ['id pilot || useradd -u 1200 pilot', 1200, true],
    ['useradd pilot && usermod -u 1200 pilot', 1200, true],
    ['useradd -u 1200 mate && usermod -l pilot mate', 1200, true],
    ['sh -c "useradd -u 1200 pilot"', 1200, true],
    ['mkdir /ship; useradd -u 1200 pilot', 1200, true],
  ])('%s', (command, uid, fixedUid) => {
    const found = user(`RUN ${command}\nUSER pilot`)
    expect([found.exists, found.uid, found.fixedUid, found.root]).toEqual([true, uid, fixedUid, false])
    expect(found.created).not.toBeNull()
  })

  test.each([
    ['adduser -D pilot', null],
    ['adduser -S -u 1200 pilot', 1200],
    ['addgroup -S crew && adduser -S -D -H -G crew -u 1200 pilot', 1200],
    ['addgroup -g 1300 crew && adduser -D -u 1200 -G crew -s /sbin/nologin pilot', 1200],
    ['adduser -D -h /ship -g "The Pilot" pilot', null],
  ])('on Alpine: %s', (command, uid) => {
    const found = user(`RUN ${command}\nUSER pilot`, 'alpine:3.23')
    expect([found.exists, found.uid]).toEqual([true, uid])
  })

  test('exec form and heredoc', () => {
    expect(user('RUN ["useradd", "-u", "1200", "pilot"]\nUSER pilot').uid).toBe(1200)
    expect(user('RUN <<EOF\ngroupadd crew\nuseradd -u 1200 -g crew pilot\nEOF\nUSER pilot').uid).toBe(1200)
  })

  test('the command that made it is pointed at', () => {
    const text = 'FROM debian:13-slim\nRUN mkdir /ship && useradd -u 1200 pilot\nUSER pilot\n'
    const { created } = build(parse(text, { baseImage: baseConfigOf })).image!.user
    expect(slice(text, created!)).toBe('useradd -u 1200 pilot')
  })
})

describe('options that BusyBox does not know', () => {
  const codesOn = (command: string): readonly string[] =>
    build(parse(`FROM alpine:3.23\nRUN ${command}\n`, { baseImage: baseConfigOf })).problems.map(
      ({ code }) => code,
    )

  test.each([
    'adduser -SDH -u1200 -Gusers pilot',
    'adduser --disabled-password --gecos "" --no-create-home --uid 1200 pilot',
    'adduser --sys --home=/ship pilot',
    'addgroup --gid 1300 crew',
    'addgroup -S -g 1300 -- crew',
  ])('known: %s', (command) => expect(codesOn(command)).toEqual([]))

  test.each([
    'adduser --system --group pilot',
    'adduser -r pilot',
    'adduser -D -m pilot',
    'addgroup -r crew',
    'addgroup --non-unique crew',
  ])('unknown: %s', (command) => expect(codesOn(command)).toEqual(['run-fails']))

  test.each([
    ['groupadd crew', ['command-not-found']],
    ['usermod -aG users pilot', ['command-not-found']],
    ['apk add --no-cache shadow && groupadd crew && userdel pilot', []],
  ])('programs of the package shadow: %s', (command, expected) =>
    expect(codesOn(`adduser -D pilot && ${command}`)).toEqual(expected),
  )
})

describe('what adduser of BusyBox does', () => {
  const codesOn = (command: string): readonly string[] => codes(`RUN ${command}`, 'alpine:3.23')

  test.each([
    ['addgroup crew && adduser -D pilot && adduser pilot crew', []],
    ['adduser -D pilot && adduser pilot crew', ['unknown-group error']],
    ['addgroup crew && adduser pilot crew', ['unknown-user error']],
    ['adduser -D -G users pilot crew', []],
    ['addgroup pilot && adduser -D pilot', ['account-exists error']],
    ['addgroup pilot && adduser -S pilot', []],
    ['adduser -D -u 1200 mate && adduser -D -u 1200 pilot', ['account-exists error']],
  ])('groups and numbers: %s', (command, expected) => expect(codesOn(command)).toEqual(expected))

  test.each([
    ['adduser pilot', ['password-asked error']],
    ['adduser -H -u 1200 -g "" pilot', ['password-asked error']],
    ['adduser pilot || true', ['password-asked warning']],
    ["printf 'anchor\\nanchor\\n' | adduser pilot", ['password-asked warning']],
    ['adduser -HDu 1200 pilot', []],
    ['adduser --dis pilot', []],
    ['adduser --sys pilot', []],
    ['if false; then adduser pilot; fi', []],
  ])('a password: %s', (command, expected) => expect(codesOn(command)).toEqual(expected))

  test('Debian asks too, and what comes of it is its own affair', () => {
    expect(codes('RUN adduser pilot', 'debian:12')).toEqual([])
  })
})

describe('is there such a user?', () => {
  test.each([
    ['never made', 'USER pilot', false],
    ['made too late, still in the image', 'USER pilot\nRUN true', false],
    ['of the base image', 'USER www-data', true],
    ['a number', 'USER 4711', true],
    ['root by name', 'USER root', true],
    ['a group with it', 'RUN groupadd crew && useradd pilot\nUSER pilot:crew', true],
    ['a group that is not there', 'RUN useradd pilot\nUSER pilot:crew', false],
    ['deleted again', 'RUN useradd pilot\nRUN userdel pilot\nUSER pilot', false],
    ['renamed', 'RUN useradd mate && usermod -l pilot mate\nUSER mate', false],
    ['made where it may not run', 'RUN test -f /etc/motd && useradd pilot || true\nUSER pilot', null],
    ['made where it never runs', 'RUN false && useradd pilot || true\nUSER pilot', false],
    ['only printed', 'RUN echo useradd pilot\nUSER pilot', false],
    ['in a comment', 'RUN true # useradd pilot\nUSER pilot', false],
    ['unknown name', 'ARG WHO\nUSER $WHO', null],
    ['only a group', 'RUN groupadd pilot\nUSER pilot', false],
  ])('%s', (_, lines, expected) => {
    expect(user(lines).exists).toBe(expected)
  })

  test('an unknown image may have it, scratch has none', () => {
    expect(user('USER pilot', 'harbour.example/ship:1').exists).toBeNull()
    expect(user('USER pilot', 'scratch').exists).toBe(false)
    expect(user('USER 10001', 'scratch').exists).toBe(true)
    expect(user('USER node', 'node:24-slim')).toMatchObject({
      exists: true,
      uid: 1000,
      fixedUid: false,
      created: null,
    })
  })

  test('accounts come along through FROM, not through COPY --from', () => {
    const built = build(
      parse(
        'FROM debian:13-slim AS yard\nRUN useradd pilot\nFROM yard AS ship\nUSER pilot\nFROM debian:13-slim\nCOPY --from=yard /srv /srv\nUSER pilot\n',
        { baseImage: baseConfigOf },
      ),
    )
    expect(built.stages.map(({ image }) => image.user.exists)).toEqual([expect.anything(), true, false])
  })
})

describe('what goes wrong', () => {
  test.each([
    ['RUN useradd -g crew pilot', ['unknown-group error']],
    ['RUN useradd -g 1300 pilot', ['unknown-group error']],
    ['RUN useradd -g crew pilot || true', ['unknown-group warning']],
    ['RUN adduser --system --ingroup crew pilot', ['unknown-group error']],
    ['USER 1200\nRUN useradd pilot', ['permission-denied error']],
    ['USER www-data\nRUN groupadd crew', ['permission-denied error']],
    ['USER www-data\nUSER root\nRUN useradd pilot', []],
    ['RUN groupadd crew\nRUN useradd -g crew pilot', []],
  ])('%j', (lines, expected) => {
    expect(codes(lines)).toEqual(expected)
  })

  test('groups of an unknown image are not known', () => {
    expect(codes('RUN useradd -g crew pilot', 'harbour.example/ship:1')).toEqual([])
  })
})

describe('homes', () => {
  test.each([
    ['useradd -m pilot', '/home/pilot'],
    ['useradd --create-home --home-dir /ship pilot', '/ship'],
    ['adduser --disabled-password pilot', '/home/pilot'],
    ['adduser --home /ship --gecos "" pilot', '/ship'],
  ])('%s makes one', (command, home) => {
    expect(crew(`RUN ${command}`).image!.files.entries.get(home)!).toMatchObject({
      kind: 'directory',
      owner: { name: 'pilot' },
    })
  })

  test.each(['useradd pilot', 'adduser --system --no-create-home pilot', 'useradd -M pilot'])(
    '%s makes none',
    (command) => {
      expect([...crew(`RUN ${command}`).image!.files.entries.keys()]).toEqual([])
    },
  )
})
