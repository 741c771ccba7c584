import { describe } from 'vitest'
import { fileCheckTable, type FileCheckRow } from '../../../testing/file-check-table.ts'

const RULE = 'traefik.http.routers.pier.rule=Host(`pier.example.com`)'
const USERS = 'traefik.http.middlewares.door.basicauth.users=ada:$$2y$$05$$abc'
const BOUND = 'traefik.http.routers.pier.middlewares=door'

function pier(labels: readonly string[], command = ''): FileCheckRow['files'] {
  const list = labels.map((label) => `      - "${label}"\n`).join('')
  return {
    'compose.yaml': `services:\n  pier:\n    image: ferry/pier:1.0\n    labels:\n${list}  edge:\n    image: traefik:v3.5\n    command: [${command}]\n`,
  }
}

const asks = { service: { name: 'pier', traefik: { asks: true } } }
const tls = { service: { name: 'pier', traefik: { tls: true } } }
const ENTRY = 'traefik.http.routers.pier.entrypoints=safe'

describe('how Traefik leads to a service', () => {
  fileCheckTable([
    { name: 'bound', check: asks, files: pier([RULE, BOUND, USERS]), is: 'yes' },
    {
      name: 'in capitals',
      check: asks,
      files: pier([RULE, BOUND, 'traefik.http.middlewares.door.basicAuth.usersFile=/users']),
      is: 'yes',
    },
    {
      name: 'by a chain',
      check: asks,
      files: pier([
        RULE,
        'traefik.http.routers.pier.middlewares=all@docker',
        'traefik.http.middlewares.all.chain.middlewares=slow, door',
        USERS,
      ]),
      is: 'yes',
    },
    {
      name: 'by its entry point',
      check: asks,
      files: pier([RULE, ENTRY, USERS], '"--entrypoints.safe.http.middlewares=door@docker"'),
      is: 'yes',
    },
    { name: 'not bound', check: asks, files: pier([RULE, USERS]), is: 'no', says: 'asks nobody' },
    { name: 'not defined', check: asks, files: pier([RULE, BOUND]), is: 'no' },
    {
      name: 'a circle of chains',
      check: asks,
      files: pier([RULE, BOUND, 'traefik.http.middlewares.door.chain.middlewares=door']),
      is: 'no',
    },
    {
      name: 'another router without',
      check: asks,
      files: pier([RULE, BOUND, USERS, 'traefik.http.routers.other.rule=Host(`x`)']),
      is: 'no',
    },
    { name: 'no router', check: asks, files: pier([USERS]), is: 'no', says: 'no router' },
    {
      name: 'switched off',
      check: asks,
      files: pier([RULE, BOUND, USERS, 'traefik.enable=false']),
      is: 'no',
    },
    { name: 'tls', check: tls, files: pier([RULE, 'traefik.http.routers.pier.tls=true']), is: 'yes' },
    {
      name: 'tls by a resolver',
      check: tls,
      files: pier([RULE, 'traefik.http.routers.pier.tls.certresolver=le']),
      is: 'yes',
    },
    {
      name: 'tls of the entry point',
      check: tls,
      files: pier([RULE, ENTRY], '"--entrypoints.safe.http.tls=true"'),
      is: 'yes',
    },
    {
      name: 'tls of another entry point',
      check: tls,
      files: pier([RULE, ENTRY], '"--entrypoints.other.http.tls=true"'),
      is: 'no',
    },
    { name: 'no tls', check: tls, files: pier([RULE, 'traefik.http.routers.pier.tls=false']), is: 'no' },
  ])
})

const service = (text: string): FileCheckRow['files'] => ({
  'compose.yaml': `services:\n  pier:\n${text.replace(/^/gm, '    ')}\n`,
})

describe('socket proxies, labels, tests and secrets in commands', () => {
  const known = { service: { name: 'pier', socketProxy: true } }
  const secret = { compose: { secret: { literal: true } } }
  fileCheckTable([
    { check: known, files: service('image: tecnativa/docker-socket-proxy:v0.4.2'), is: 'yes' },
    { check: known, files: service('image: lscr.io/linuxserver/socket-proxy:3.2.6'), is: 'yes' },
    {
      check: known,
      files: service('image: harbour/socket-proxy:1'),
      is: 'no',
      says: 'no socket proxy that is known',
    },
    { check: known, files: service('image: tecnativa/docker-socket-proxy-pier:1'), is: 'no' },
    { check: known, files: service('build: ./proxy'), is: 'no' },
    { check: known, files: service('image: ${PROXY}'), is: 'open' },
    {
      check: { service: { name: 'pier', label: { name: 'traefik.enable', value: 'true' } } },
      files: service('image: ferry/pier:1.0\nlabels: { traefik.enable: true }'),
      is: 'yes',
    },
    {
      check: { service: { name: 'pier', health: { tested: true } } },
      files: service('image: ferry/pier:1.0\nhealthcheck: { test: [CMD, true] }'),
      is: 'yes',
    },
    {
      check: { service: { name: 'pier', health: { tested: true } } },
      files: service('image: ferry/pier:1.0\nhealthcheck: { disable: true }'),
      is: 'no',
    },
    {
      check: secret,
      files: service('image: ferry/pier:1.0\ncommand: sh -c "API_TOKEN=herring-7 exec pier"'),
      is: 'yes',
    },
    {
      check: secret,
      files: service(
        'image: ferry/pier:1.0\ncommand: sh -c "API_TOKEN=$$(cat /run/secrets/token) exec pier"',
      ),
      is: 'no',
    },
  ])
})
