import { describe } from 'vitest'
import type { InstalledPackage, Waste } from '../../build/types.ts'
import { checkTable, withImage, withStep } from '../../testing/check-table.ts'
import type { Subject } from '../subject.ts'

const SLIM = 'FROM debian:13-slim\nRUN true\nRUN true\n'
const LIST = { 'requirements.txt': 'flask==3.1.2\n' }

function installed(name: string, more: Partial<InstalledPackage> = {}): InstalledPackage {
  return {
    manager: 'apt',
    name,
    version: null,
    manifest: null,
    location: '/usr',
    python: null,
    importable: null,
    certain: true,
    size: { bytes: 1, basis: 'estimated' },
    made: { stage: 0, step: 1 },
    ...more,
  }
}
const has = (...packages: InstalledPackage[]) => withImage({ packages })
const removedLater = (path: string) => {
  const waste: Waste = {
    paths: [path],
    size: { bytes: 5, basis: 'estimated' },
    by: 'removed',
    stage: 0,
    step: 2,
  }
  return withStep(0, 1, { wasted: [waste] })
}
const lean = { image: { packages: { absent: ['curl', '*-dev', 'postgresql-client*'] } } }
const noTools = { image: { packages: { buildTools: false } } }

describe('absent', () => {
  checkTable([
    { name: 'none of them', check: lean, file: SLIM, is: 'yes', given: has(installed('media-types')) },
    {
      name: 'one of them',
      check: lean,
      file: SLIM,
      is: 'no',
      given: has(installed('curl')),
      on: 'RUN true',
      subject: 'curl',
      says: 'installed on line 2',
    },
    {
      name: 'by a pattern',
      check: lean,
      file: SLIM,
      is: 'no',
      given: has(installed('libpq-dev')),
      subject: 'libpq-dev',
    },
    {
      name: 'removed by a later step',
      check: lean,
      file: SLIM,
      is: 'no',
      given: removedLater('/usr/…apt curl'),
      subject: 'curl',
      says: 'removed by a later step',
    },
    {
      name: 'another one was removed',
      check: lean,
      file: SLIM,
      is: 'yes',
      given: removedLater('/usr/…apt vim'),
    },
    ...[
      { name: 'pulled in, and left by a purge', purge: 'apt-get purge -y gcc', is: 'no' as const },
      { name: 'pulled in, and gone', purge: 'apt-get purge -y --auto-remove gcc', is: 'yes' as const },
    ].map(({ name, purge, is }) => ({
      name,
      check: noTools,
      file: `${SLIM}RUN apt-get update && apt-get install -y --no-install-recommends gcc && ${purge}\n`,
      is,
    })),
    {
      name: 'one that may be there',
      check: lean,
      file: SLIM,
      is: 'open',
      given: has(installed('curl', { certain: false })),
      subject: 'curl',
    },
    {
      name: 'of another manager',
      check: { image: { packages: { manager: 'pip', absent: 'curl' } } },
      file: SLIM,
      is: 'yes',
      given: has(installed('curl')),
    },
    {
      name: 'only in the builder',
      check: lean,
      file: `FROM debian:13-slim AS mill\nRUN apt-get install -y curl\nFROM debian:13-slim\nCOPY --from=mill /etc/os-release /\n`,
      is: 'yes',
    },
    {
      name: 'in the image, really',
      check: lean,
      file: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n',
      is: 'no',
      on: 'RUN apt-get update && apt-get install -y curl',
    },
    {
      name: 'a name that nobody knows',
      check: lean,
      file: 'FROM debian:13-slim\nARG TOOL\nENV T=$TOOL\nRUN apt-get install -y $(cat /tools)\n',
      is: 'open',
    },
  ])
})

describe('build tools', () => {
  checkTable([
    { name: 'none', check: noTools, file: 'FROM python:3.13-slim\n', is: 'yes' },
    {
      name: 'of the base',
      check: noTools,
      file: 'FROM python:3.13\n',
      is: 'no',
      on: 'python:3.13',
      says: 'brings gcc',
    },
    {
      name: 'installed',
      check: noTools,
      file: SLIM,
      is: 'no',
      given: has(installed('build-essential')),
      subject: 'build-essential',
    },
    { name: 'headers', check: noTools, file: SLIM, is: 'no', given: has(installed('libpq-dev')) },
    {
      name: 'a library is none',
      check: noTools,
      file: SLIM,
      is: 'yes',
      given: has(installed('gcc-14-base'), installed('libpq5')),
    },
    {
      name: 'removed too late',
      check: noTools,
      file: SLIM,
      is: 'no',
      given: removedLater('/usr/…apt gcc'),
      says: 'Remove it in the step that installs it',
    },
    {
      name: 'a Python package of such a name is none',
      check: noTools,
      file: SLIM,
      is: 'yes',
      given: has(installed('make', { manager: 'pip' })),
    },
    {
      name: 'wanted',
      check: { image: { packages: { buildTools: true } } },
      file: SLIM,
      is: 'yes',
      given: has(installed('gcc')),
    },
    { name: 'a base that nobody knows', check: noTools, file: 'ARG BASE\nFROM $BASE\n', is: 'open' },
  ])
})

describe('present and pinned', () => {
  checkTable(
    [
      {
        name: 'one of its packages',
        check: { image: { packages: { manager: 'apt', names: 'media-types' } } },
        file: SLIM,
        is: 'yes',
        given: has(installed('media-types')),
      },
      {
        name: 'only perhaps',
        check: { image: { packages: { manager: 'apt', names: 'media-types' } } },
        file: SLIM,
        is: 'no',
        given: has(installed('media-types', { certain: false })),
      },
      {
        name: 'every version is fixed',
        check: { image: { packages: { manager: 'pip', pinned: true } } },
        file: 'FROM python:3.13-slim\nRUN pip install flask==3.1.2\n',
        is: 'yes',
      },
      {
        name: 'a version is free',
        check: { image: { packages: { manager: 'pip', pinned: true } } },
        file: 'FROM python:3.13-slim\nRUN pip install flask\n',
        is: 'no',
        subject: 'flask',
        on: 'pip install flask',
      },
    ],
    LIST,
  )
})

describe('packages that no model names', () => {
  const GEMS = { Gemfile: "gem 'rack'\n" }
  const bundled = { image: { packages: { manager: 'gem' as const, manifest: 'Gemfile' } } }
  const BUNDLE = 'FROM ruby:3.4\nCOPY Gemfile ./\nRUN bundle install\n'
  checkTable(
    [
      { name: 'are there by their list', check: bundled, file: BUNDLE, is: 'yes' },
      {
        name: 'cannot be asked for by name',
        check: { image: { packages: { manager: 'gem', manifest: 'Gemfile', names: 'rack' } } },
        file: BUNDLE,
        is: 'open',
      },
      {
        name: 'may have crossed stages',
        check: bundled,
        file: `${BUNDLE.replace('\n', ' AS gems\n')}FROM ruby:3.4-slim\nCOPY --from=gems /usr/local/bundle /usr/local/bundle\n`,
        is: 'open',
      },
      {
        name: 'are not there without an install',
        check: bundled,
        file: 'FROM ruby:3.4\nCOPY Gemfile ./\n',
        is: 'no',
      },
    ],
    GEMS,
  )
})

describe('installs', () => {
  const apt = (line: string): string => `FROM debian:13-slim\nRUN ${line}\n`
  checkTable(
    [
      {
        name: 'without recommended packages',
        check: { every: { install: { manager: 'apt' }, is: { recommends: false } } },
        file: apt('apt-get update && apt-get install -y --no-install-recommends rye'),
        is: 'yes',
      },
      {
        name: 'a configuration file leaves recommended packages out',
        check: { every: { install: { manager: 'apt' }, is: { recommends: false } } },
        file: apt(
          `echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99lean && apt-get update && apt-get install -y rye`,
        ),
        is: 'yes',
      },
      {
        name: 'by an option of apt',
        check: { every: { install: { manager: 'apt' }, is: { recommends: false } } },
        file: apt('apt-get install -y -o APT::Install-Recommends=0 rye'),
        is: 'yes',
      },
      {
        name: 'with recommended packages',
        check: { every: { install: { manager: 'apt' }, is: { recommends: false } } },
        file: apt('apt-get install -y rye'),
        is: 'no',
        says: 'Add --no-install-recommends.',
        on: 'apt-get install -y rye',
      },
      {
        name: 'there is no install',
        check: { every: { install: { manager: 'apt' }, is: { recommends: false } } },
        file: apt('true'),
        is: 'yes',
      },
      {
        name: 'once',
        check: { count: { install: { manifest: 'requirements.txt' }, atLeast: 1, atMost: 1 } },
        file: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
        is: 'yes',
      },
      {
        name: 'twice',
        check: { count: { install: { manifest: 'requirements.txt' }, atMost: 1 } },
        file: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nRUN pip install --no-deps -r requirements.txt\n',
        is: 'no',
        on: 'pip install --no-deps -r requirements.txt',
        says: 'on line 3, 4',
        over: '1',
      },
      ...(
        [
          ['-qUr requirements.txt', '-U', 'yes'],
          ['-Ur requirements.txt', '-r', 'yes'],
          ['-qr requirements.txt', '-U', 'no'],
          ['-rrequirementsU.txt', '-U', 'no'],
        ] as const
      ).map(([words, option, is]) => ({
        name: `an option among letters: pip install ${words}, ${option}`,
        check: { command: { tool: 'pip' as const, with: option } },
        file: `FROM python:3.13-slim\nRUN pip install ${words}\n`,
        is,
      })),
      {
        name: 'with an option too many',
        check: { not: { install: { manifest: 'requirements.txt', with: '-U' } } },
        file: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -U -r requirements.txt\n',
        is: 'no',
      },
      {
        name: 'names a package',
        check: { install: { packages: '*-dev' } },
        file: apt('apt-get install -y libpq-dev'),
        is: 'yes',
        subject: 'libpq-dev',
      },
      {
        name: 'a fixed version',
        check: { install: { manager: 'apt', pinned: true } },
        file: apt('apt-get install -y rye=1.2'),
        is: 'yes',
      },
    ],
    LIST,
  )
})

describe('programs, shell, package manager', () => {
  const DISTROLESS = 'FROM gcr.io/distroless/static-debian13:nonroot\n'
  const opaque = (subject: Subject): Subject =>
    withImage({ files: { ...subject.build.image!.files, opaque: new Set(['/']) } })(subject)
  checkTable([
    {
      name: 'of the base',
      check: { image: { programs: { present: 'python3' } } },
      file: 'FROM python:3.13-slim\n',
      is: 'yes',
    },
    {
      name: 'not of the base',
      check: { image: { programs: { absent: ['curl', 'git'] } } },
      file: 'FROM python:3.13-slim\n',
      is: 'yes',
    },
    {
      name: 'of the base, and not wanted',
      check: { image: { programs: { absent: ['curl'] } } },
      file: 'FROM python:3.13\n',
      is: 'no',
      subject: 'curl',
    },
    {
      name: 'by a package',
      check: { image: { programs: { present: 'curl' } } },
      file: SLIM,
      is: 'yes',
      given: has(installed('curl')),
    },
    {
      name: 'by a package of another name',
      check: { image: { programs: { present: 'pg_isready' } } },
      file: SLIM,
      is: 'yes',
      given: has(installed('postgresql-client-17')),
    },
    {
      name: 'by a copy',
      check: { image: { programs: { present: 'oven' } } },
      file: 'FROM scratch\nCOPY oven /usr/bin/oven\n',
      files: { oven: 'x' },
      is: 'yes',
    },
    {
      name: 'nobody knows',
      check: { image: { programs: { present: 'curl' } } },
      file: 'FROM quay.example/ovens/rye:2\n',
      is: 'open',
    },
    {
      name: 'an unknown command may have brought it',
      check: { image: { programs: { absent: 'curl' } } },
      file: 'FROM python:3.13-slim\n',
      is: 'open',
      given: opaque,
    },
    { name: 'no shell', check: { image: { shell: false } }, file: DISTROLESS, is: 'yes' },
    {
      name: 'a shell',
      check: { image: { shell: false } },
      file: 'FROM debian:13-slim\n',
      is: 'no',
      says: 'without one',
    },
    {
      name: 'a shell brought along',
      check: { image: { shell: false } },
      file: `${DISTROLESS}COPY busybox /bin/busybox\n`,
      files: { busybox: 'x' },
      is: 'no',
    },
    {
      name: 'nothing in scratch',
      check: { image: { shell: false, packageManager: false } },
      file: 'FROM scratch\n',
      is: 'yes',
    },
    { name: 'no package manager', check: { image: { packageManager: false } }, file: DISTROLESS, is: 'yes' },
    {
      name: 'a package manager',
      check: { image: { packageManager: false } },
      file: 'FROM alpine:3.22\n',
      is: 'no',
      says: 'apk',
    },
    {
      name: 'a package manager nobody knows of',
      check: { image: { packageManager: false } },
      file: 'FROM quay.example/ovens/rye:2\n',
      is: 'open',
    },
  ])
})
