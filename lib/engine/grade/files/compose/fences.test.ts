import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import type { ServiceCheck } from '../../schema.ts'

/** What looks like a fence and is none. */
const boat = (lines: string, rest = '') => ({
  'compose.yaml': `services:\n  boat:\n    image: harbour/boat:2.0\n    ${lines}\n${rest}`,
})
const is = (check: ServiceCheck) => ({ service: { name: 'boat', ...check } })

describe('rights', () => {
  fileCheckTable([
    { check: is({ user: { root: true } }), files: boat('user: ":100"'), is: 'yes', name: 'a group alone' },
    { check: is({ user: { root: false } }), files: boat('user: ""'), is: 'open', name: 'an empty user' },
    { check: is({ user: { root: false } }), files: boat('user: "7:0"'), is: 'yes' },
    { check: is({ capabilities: { dropsAll: true } }), files: boat('cap_drop: [all]'), is: 'yes' },
    {
      check: is({ capabilities: { dropsAll: true } }),
      files: boat('cap_drop: [CAP_ALL]'),
      is: 'no',
      on: 'CAP_ALL',
      name: 'a capability that Docker does not know',
    },
    {
      check: is({ clean: ['compose-docker-socket'] }),
      files: boat('volumes: ["${SOCKET:-/var/run/docker.sock}:/run/s.sock"]'),
      is: 'open',
      name: 'a default that may be set to something else',
    },
    {
      check: is({ clean: ['compose-sensitive-mount'] }),
      files: boat(
        'volumes_from: [crane]',
        '  crane:\n    image: harbour/crane:1\n    volumes: ["/:/host"]\n',
      ),
      is: 'no',
      on: '/',
      name: 'mounts that are taken over',
    },
  ])
})

describe('places in memory', () => {
  const nets = (options: string) =>
    boat('volumes: ["nets:/nets"]', `volumes:\n  nets:\n    driver_opts: ${options}\n`)
  fileCheckTable([
    {
      check: is({ mounts: { target: '/nets', type: 'tmpfs' } }),
      files: nets('{ type: tmpfs, device: tmpfs }'),
      is: 'yes',
    },
    {
      check: is({ mounts: { target: '/nets', type: 'volume' } }),
      files: nets('{ type: tmpfs, device: tmpfs }'),
      is: 'no',
    },
    { check: is({ mounts: { target: '/nets', type: 'volume' } }), files: nets('{ type: nfs }'), is: 'yes' },
  ])
})

describe('limits', () => {
  fileCheckTable([
    {
      check: is({ memory: { atMost: '2 GiB' } }),
      files: boat('mem_reservation: 1g'),
      is: 'no',
      says: 'reserves memory and has no limit',
    },
    {
      check: is({ memory: { atMost: '2 GiB' } }),
      files: boat('mem_limit: 1x'),
      is: 'open',
      says: 'Which limit of memory service boat has',
    },
  ])
})

describe('ports without a network', () => {
  fileCheckTable([
    { check: is({ publishes: { port: 53 } }), files: boat('ports: ["53:53/udp"]'), is: 'no' },
    { check: is({ publishes: { port: 53 } }), files: boat('ports: ["53:53/udp", "53:53"]'), is: 'yes' },
    ...['host', 'none', 'service:crane'].map((mode) => ({
      check: is({ publishes: { port: 80 } }),
      files: boat(`network_mode: "${mode}"\n    ports: ["80:80"]`),
      is: 'no' as const,
      name: `network_mode ${mode}`,
    })),
    {
      check: is({ publishes: { port: 80 } }),
      files: boat('network_mode: bridge\n    ports: ["80:80"]'),
      is: 'yes',
    },
  ])
})

describe('networks', () => {
  const two = (networks: string) =>
    boat('networks: [sea]', `  crane:\n    image: harbour/crane:1\n    networks: [land]\n${networks}`)
  fileCheckTable([
    {
      check: is({ reaches: 'crane' }),
      files: two('networks:\n  sea: { name: harbour }\n  land: { name: harbour }\n'),
      is: 'yes',
      name: 'two keys for one network',
    },
    {
      check: is({ reaches: 'crane' }),
      files: two('networks:\n  sea: { name: a }\n  land: { name: b }\n'),
      is: 'no',
    },
    {
      check: is({ networks: { declared: false } }),
      files: two('networks:\n  land:\n'),
      is: 'yes',
      on: 'sea',
      subject: 'sea',
    },
  ])
})
