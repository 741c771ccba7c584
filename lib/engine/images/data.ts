/**
 * Facts about base images that age: releases in support, accounts and settings that an image adds to its distribution.
 * Sources: docker-library/official-images library/* and docker-library/docs (read August to November 2026), the
 * distributions' release pages, the distroless README. Extend an image by one entry.
 */
export const FACTS_DATE = '2026-11-21'

/** Distribution releases: name of the suffix in a tag to support on FACTS_DATE. */
export const RELEASES: Readonly<Record<'debian' | 'ubuntu' | 'alpine', Readonly<Record<string, boolean>>>> = {
  debian: {
    trixie: true,
    bookworm: true,
    bullseye: false,
    buster: false,
    stretch: false,
    jessie: false,
    wheezy: false,
  },
  ubuntu: {
    resolute: true,
    noble: true,
    jammy: true,
    focal: false,
    bionic: false,
    xenial: false,
    trusty: false,
  },
  alpine: { '3.24': true, '3.23': true, '3.22': true },
}

/** Versions by number where a distribution's own tags use them. */
export const RELEASE_NUMBERS: Readonly<Record<'debian' | 'ubuntu', Readonly<Record<string, string>>>> = {
  debian: {
    '13': 'trixie',
    '12': 'bookworm',
    '11': 'bullseye',
    '10': 'buster',
    '9': 'stretch',
    '8': 'jessie',
  },
  ubuntu: {
    '26.04': 'resolute',
    '24.04': 'noble',
    '22.04': 'jammy',
    '20.04': 'focal',
    '18.04': 'bionic',
    '16.04': 'xenial',
  },
}

/** What an unversioned tag of the distribution stands for. */
export const CURRENT = { debian: 'trixie', ubuntu: 'resolute', alpine: '3.24' } as const

export type ImageEntry = {
  readonly name: string
  /** What the plain tags are built on. */
  readonly family: 'debian' | 'ubuntu' | 'alpine' | 'rhel' | 'distroless'
  /** Release of the plain tags; null: the tag itself names the release. */
  readonly release: string | null
  /** Version prefixes in support; null: not recorded. */
  readonly supported: readonly string[] | null
  readonly env?: Readonly<Record<string, string | null>>
  readonly users?: Readonly<Record<string, number>>
  readonly alpineUsers?: Readonly<Record<string, number>>
  readonly user?: string
  readonly workdir?: string
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  readonly exposed?: readonly string[]
  readonly stopSignal?: string
}

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export const IMAGES: readonly ImageEntry[] = [
  {
    name: 'python',
    family: 'debian',
    release: 'trixie',
    supported: ['3.11', '3.12', '3.13', '3.14', '3.15'],
    env: {
      PATH: `/usr/local/bin:${SYSTEM_PATH}`,
      LANG: 'C.UTF-8',
      GPG_KEY: null,
      PYTHON_VERSION: null,
      PYTHON_SHA256: null,
    },
    cmd: ['python3'],
  },
  {
    name: 'node',
    family: 'debian',
    release: 'bookworm',
    supported: ['22', '24', '26'],
    env: { PATH: SYSTEM_PATH, NODE_VERSION: null, YARN_VERSION: null },
    users: { node: 1000 },
    alpineUsers: { node: 1000 },
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node'],
  },
  {
    name: 'golang',
    family: 'debian',
    release: 'trixie',
    supported: ['1.26', '1.27'],
    env: {
      PATH: `/go/bin:/usr/local/go/bin:${SYSTEM_PATH}`,
      GOLANG_VERSION: null,
      GOTOOLCHAIN: 'local',
      GOPATH: '/go',
    },
    workdir: '/go',
    cmd: ['bash'],
  },
  {
    name: 'debian',
    family: 'debian',
    release: null,
    supported: null,
    env: { PATH: SYSTEM_PATH },
    cmd: ['bash'],
  },
  {
    name: 'ubuntu',
    family: 'ubuntu',
    release: null,
    supported: null,
    env: { PATH: SYSTEM_PATH },
    users: { ubuntu: 1000 },
    cmd: ['/bin/bash'],
  },
  {
    name: 'alpine',
    family: 'alpine',
    release: null,
    supported: null,
    env: { PATH: SYSTEM_PATH },
    cmd: ['/bin/sh'],
  },
  {
    name: 'nginx',
    family: 'debian',
    release: 'trixie',
    supported: ['1.31', '1.30'],
    env: {
      PATH: SYSTEM_PATH,
      NGINX_VERSION: null,
      NJS_VERSION: null,
      NJS_RELEASE: null,
      PKG_RELEASE: null,
      ACME_VERSION: null,
      DYNPKG_RELEASE: null,
    },
    users: { nginx: 101 },
    alpineUsers: { nginx: 101 },
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    exposed: ['80/tcp'],
    stopSignal: 'SIGQUIT',
  },
  {
    name: 'postgres',
    family: 'debian',
    release: 'trixie',
    supported: ['15', '16', '17', '18'],
    users: { postgres: 999 },
    alpineUsers: { postgres: 70 },
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['postgres'],
    exposed: ['5432/tcp'],
    stopSignal: 'SIGINT',
  },
  {
    name: 'redis',
    family: 'debian',
    release: 'trixie',
    supported: ['8'],
    users: { redis: 999 },
    alpineUsers: { redis: 999 },
    workdir: '/data',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['redis-server'],
    exposed: ['6379/tcp'],
  },
  {
    name: 'nginxinc/nginx-unprivileged',
    family: 'debian',
    release: 'trixie',
    supported: null,
    users: { nginx: 101 },
    alpineUsers: { nginx: 101 },
    user: '101',
    exposed: ['8080/tcp'],
  },
]

export const DISTROLESS_PREFIX = 'gcr.io/distroless/'
