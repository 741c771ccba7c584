import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import type { ServiceCheck } from '../../schema.ts'

const compose = (text: string) => ({ 'compose.yaml': text })
const ferry = (lines: string, rest = '') =>
  compose(
    `services:\n  ferry:\n    image: harbour/ferry:1.2\n${lines.replaceAll(/^(?=.)/gm, '    ')}\n${rest}`,
  )
const is = (check: ServiceCheck) => ({ service: { name: 'ferry', ...check } })

describe('ports', () => {
  fileCheckTable([
    {
      check: is({ publishes: { port: 80 } }),
      files: ferry('ports: ["8080:80"]'),
      is: 'yes',
      on: '"8080:80"',
    },
    {
      check: is({ publishes: { port: 80 } }),
      files: ferry('ports: [{ target: 80, published: 8080 }]'),
      is: 'yes',
    },
    {
      check: is({ publishes: { port: 81 } }),
      files: ferry('ports: ["8080-8082:80-82"]'),
      is: 'yes',
      name: 'in a range',
    },
    {
      check: is({ publishes: { port: 80 } }),
      files: ferry('ports: ["80:8080"]'),
      is: 'no',
      says: 'publishes no port 80',
    },
    { check: is({ publishes: { port: 80 } }), files: ferry('expose: [80]'), is: 'no' },
    {
      check: is({ publishes: [{ port: 80 }, { port: 443 }] }),
      files: ferry('ports: ["80:80"]'),
      is: 'no',
      says: 'publishes no port 443',
    },
    {
      check: is({ publishes: { port: 80, host: 'loopback' } }),
      files: ferry('ports: ["127.0.0.1:80:80"]'),
      is: 'yes',
    },
    {
      check: is({ publishes: { port: 80, host: 'loopback' } }),
      files: ferry('ports: ["[::1]:80:80"]'),
      is: 'yes',
    },
    {
      check: is({ publishes: { port: 80, host: 'loopback' } }),
      files: ferry('ports: [{ target: 80, published: "80", host_ip: 127.0.0.1 }]'),
      is: 'yes',
    },
    {
      check: is({ publishes: { port: 80, host: 'loopback' } }),
      files: ferry('ports: ["80:80"]'),
      is: 'no',
      says: 'on every address of the host. Put 127.0.0.1 before it',
    },
    {
      check: is({ publishes: { port: 80, host: 'loopback' } }),
      files: ferry('ports: ["${ADDRESS}:80:80"]'),
      is: 'open',
    },
    {
      check: is({ publishes: { port: 80, host: 'loopback' } }),
      files: ferry('ports: ["${ADDRESS:-127.0.0.1}:80:80"]'),
      is: 'yes',
    },
    {
      check: is({ publishes: { port: 80, host: 'every' } }),
      files: ferry('ports: ["0.0.0.0:80:80"]'),
      is: 'yes',
    },
    { check: is({ publishes: { port: 80, fixed: false } }), files: ferry('ports: ["80"]'), is: 'yes' },
    { check: is({ publishes: { port: 80, fixed: true } }), files: ferry('ports: ["80:80"]'), is: 'yes' },
    { check: is({ publishesOnly: { host: 'loopback' } }), files: ferry(''), is: 'yes' },
    {
      check: is({ publishesOnly: { host: 'loopback' } }),
      files: ferry('ports: ["127.0.0.1:1:1", "2:2"]'),
      is: 'no',
    },
    {
      check: is({ publishesOnly: { host: 'loopback' } }),
      files: ferry('network_mode: host'),
      is: 'no',
      says: 'the network of the host',
    },
    { check: is({ published: false }), files: ferry('expose: [80]'), is: 'yes' },
    {
      check: is({ published: false }),
      files: ferry('ports: [80]'),
      is: 'no',
      says: 'publishes ports. Take ports out',
    },
    { check: is({ published: true }), files: ferry('network_mode: host'), is: 'yes' },
    { check: is({ offers: 80 }), files: ferry('expose: ["80"]'), is: 'yes' },
    { check: is({ offers: 80 }), files: ferry('ports: ["8080:80/tcp"]'), is: 'yes' },
    { check: is({ offers: 80 }), files: ferry(''), is: 'no', says: 'Publish or expose 80' },
    {
      check: is({ offers: 8000 }),
      files: {
        ...compose('services: { ferry: { build: . } }\n'),
        Dockerfile: 'FROM python:3.13\nEXPOSE 8000\n',
      },
      is: 'yes',
      name: 'its image exposes it',
    },
    { check: is({ open: false }), files: ferry('ports: ["127.0.0.1:80:80"]'), is: 'yes' },
    {
      check: is({ open: false }),
      files: ferry('ports: ["80:80"]'),
      is: 'no',
      says: 'is reached from outside',
    },
    { check: is({ open: false }), files: ferry('network_mode: host'), is: 'no' },
    {
      check: is({ open: false }),
      files: ferry('networks: [sea]', 'networks: { sea: { driver: macvlan } }'),
      is: 'no',
      name: 'an address of the network around the host',
    },
    { check: is({ open: false }), files: ferry('ports: ["${P}"]'), is: 'open' },
    { check: is({ scales: 3 }), files: ferry('ports: ["8000-8002:80"]'), is: 'yes' },
    { check: is({ scales: 3 }), files: ferry('ports: [80]'), is: 'yes' },
    {
      check: is({ scales: 3 }),
      files: ferry('ports: ["8000-8001:80"]'),
      is: 'no',
      says: 'a range of 3 ports',
    },
    {
      check: is({ scales: 2 }),
      files: ferry('container_name: one'),
      is: 'no',
      says: 'Leave container_name out',
    },
  ])
})

describe('networks', () => {
  const two = (own: string, other: string, rest = '') =>
    ferry(own, `  db:\n    image: postgres:18\n    ${other}\n${rest}`)
  const nets = 'networks: { deck: , hold: { internal: true } }'
  fileCheckTable([
    {
      check: is({ reaches: 'db' }),
      files: two('', 'init: true'),
      is: 'yes',
      name: 'the network of the project',
    },
    { check: is({ reaches: 'db' }), files: two('networks: [hold]', 'networks: { hold: }', nets), is: 'yes' },
    {
      check: is({ reaches: 'db' }),
      files: two('networks: [deck]', 'networks: [hold]', nets),
      is: 'no',
      says: 'shares no network with db',
    },
    {
      check: is({ reaches: 'db' }),
      files: two('networks: [deck]', 'init: true', nets),
      is: 'no',
      name: 'default and another one',
    },
    { check: is({ reaches: 'db' }), files: two('networks: [default]', 'init: true'), is: 'yes' },
    { check: is({ reaches: 'db' }), files: two('network_mode: none', 'init: true'), is: 'no' },
    { check: is({ reaches: 'db' }), files: two('network_mode: "service:db"', 'init: true'), is: 'yes' },
    { check: is({ reaches: 'db' }), files: two('network_mode: host', 'network_mode: host'), is: 'yes' },
    { check: is({ reaches: 'db' }), files: two('network_mode: host', 'init: true'), is: 'no' },
    { check: is({ reaches: 'db' }), files: two('network_mode: "${MODE}"', 'init: true'), is: 'open' },
    {
      check: is({ reaches: 'pier' }),
      files: two('', 'init: true'),
      is: 'no',
      says: 'There is no service pier',
    },
    { check: is({ networks: { internal: true } }), files: ferry('networks: [hold]', nets), is: 'yes' },
    {
      check: is({ networks: { internal: true } }),
      files: ferry('networks: [hold, deck]', nets),
      is: 'no',
      says: 'Network deck of ferry leads outside',
      subject: 'deck',
    },
    { check: is({ networks: { internal: true } }), files: ferry(''), is: 'no', subject: 'default' },
    {
      check: is({ networks: { internal: true } }),
      files: ferry('', 'networks: { default: { internal: true } }'),
      is: 'yes',
    },
    { check: is({ networks: { internal: false } }), files: ferry('networks: [deck]', nets), is: 'yes' },
    { check: is({ networks: { declared: true } }), files: ferry('networks: [deck]', nets), is: 'yes' },
    {
      check: is({ networks: { declared: true } }),
      files: ferry('networks: [pier]', nets),
      is: 'no',
      says: 'Add it under networks',
    },
    {
      check: is({ networks: { internal: true } }),
      files: ferry('networks: [deck]', 'networks: { deck: { internal: "${IN}" } }'),
      is: 'open',
    },
    { check: is({ networks: { internal: true } }), files: ferry('network_mode: "${MODE}"'), is: 'open' },
    { check: is({ networks: { internal: true } }), files: ferry('network_mode: host'), is: 'no' },
    { check: is({ networks: { internal: true } }), files: ferry('network_mode: none'), is: 'yes' },
    {
      check: is({ alias: 'boat' }),
      files: ferry('networks: { deck: { aliases: [boat] } }', nets),
      is: 'yes',
    },
    { check: is({ alias: 'ferry' }), files: ferry(''), is: 'yes' },
    ...(
      [
        ['networks: [deck]', 'networks: { deck: { aliases: [boat] } }', 'yes'],
        ['networks: [deck]', 'networks: { hold: { aliases: [boat] }, deck: { } }', 'no'],
        ['', 'networks: { default: { aliases: [boat] } }', 'yes'],
        ['links: ["pier:boat"]', '', 'no'],
      ] as const
    ).map(([own, other, answer]) => ({
      check: is({ finds: { name: 'boat', image: 'a:*' } }),
      files: ferry(own, `  pier: { image: "a:1", ${other} }\nnetworks: { deck: , hold: }\n`),
      is: answer,
    })),
    {
      check: is({ finds: { name: 'boat', image: 'a:*' } }),
      files: ferry('', '  pier: { image: "a:1", hostname: boat }'),
      is: 'yes',
      name: 'the name of the host',
    },
    {
      check: is({ finds: { name: 'boat', image: 'a:*' } }),
      files: ferry('', '  pier: { image: "a:1", hostname: boat }\n  boat: { image: "b:1" }'),
      is: 'no',
      name: 'two that have the name',
    },
    {
      check: is({ alias: 'boat' }),
      files: ferry('', '  pier: { image: a, links: ["ferry:boat"] }'),
      is: 'no',
      name: 'a link gives a name to one service alone',
    },
  ])
})

describe('waiting', () => {
  const waits = (own: string, more = '') => ferry(own, `  db: { image: "postgres:18" }\n${more}`)
  const ready = is({ awaits: { service: 'db', until: 'healthy' } })
  const through = is({ awaits: { service: 'db', until: 'healthy', through: true } })
  const migrated = is({ awaits: { service: '*', command: ['*manage.py', 'migrate'], until: 'completed' } })
  const migrate = (command: string, needs = '') =>
    `  crew: { image: "a:1"${command}, depends_on: { db: { condition: service_healthy } }${needs} }`
  fileCheckTable([
    { check: ready, files: waits('depends_on: { db: { condition: service_healthy } }'), is: 'yes' },
    {
      check: ready,
      files: waits('depends_on: { db: { condition: service_healthy, required: false } }'),
      is: 'no',
      says: 'required is false',
    },
    {
      check: ready,
      files: waits('depends_on: { db: { condition: service_healthy, required: "${R}" } }'),
      is: 'open',
    },
    {
      check: ready,
      files: waits('depends_on: { db: { condition: service_healthy, required: true } }'),
      is: 'yes',
    },
    {
      check: is({ awaits: { service: 'db' } }),
      files: waits('depends_on: { db: { condition: service_healthy, required: false } }'),
      is: 'yes',
    },
    {
      check: is({ awaits: { service: 'db', required: false } }),
      files: waits('depends_on: { db: { condition: service_healthy, required: false } }'),
      is: 'yes',
    },
    {
      check: is({ awaits: { service: 'db', required: false } }),
      files: waits('depends_on: { db: { condition: service_healthy } }'),
      is: 'no',
    },
    {
      check: migrated,
      files: waits(
        'depends_on: { crew: { condition: service_completed_successfully } }',
        migrate(', command: "python manage.py migrate", scale: 0'),
      ),
      is: 'no',
      says: 'does not start by itself',
    },
    {
      check: is({ command: ['*manage.py', 'migrate', 'gunicorn'] }),
      files: waits('command: sh -c "python manage.py migrate & exec gunicorn shop.wsgi"'),
      is: 'open',
      name: 'nobody waits for what runs in the background',
    },
    { check: ready, files: waits('depends_on: [db]'), is: 'no', says: 'says nothing about it being ready' },
    {
      check: ready,
      files: waits('depends_on: { db: { condition: service_completed_successfully } }'),
      is: 'no',
      says: 'has come to its end',
    },
    { check: ready, files: waits(''), is: 'no', says: 'does not wait for db' },
    { check: ready, files: waits('depends_on: { db: { condition: "${C}" } }'), is: 'open' },
    { check: is({ awaits: { service: 'db' } }), files: waits('depends_on: [db]'), is: 'yes' },
    { check: is({ awaits: { service: ['pier', 'db'] } }), files: waits('depends_on: [db]'), is: 'yes' },
    {
      check: is({ awaits: { service: 'db', until: 'completed' } }),
      files: waits('depends_on: { db: { condition: service_healthy } }'),
      is: 'no',
      says: 'is healthy',
    },
    {
      check: through,
      files: waits('depends_on: { crew: { condition: service_completed_successfully } }', migrate('')),
      is: 'yes',
    },
    {
      check: through,
      files: waits('depends_on: [crew]', migrate('')),
      is: 'no',
      name: 'crew need not be done',
    },
    {
      check: ready,
      files: waits('depends_on: { crew: { condition: service_completed_successfully } }', migrate('')),
      is: 'no',
    },
    {
      check: migrated,
      files: waits(
        'depends_on: { crew: { condition: service_completed_successfully } }',
        migrate(', command: python manage.py migrate'),
      ),
      is: 'yes',
    },
    {
      check: migrated,
      files: waits(
        'depends_on: { crew: { condition: service_completed_successfully } }',
        migrate(', command: python manage.py check'),
      ),
      is: 'no',
      says: 'a service that starts *manage.py migrate',
    },
    {
      check: migrated,
      files: waits('depends_on: [crew]', migrate(', command: python manage.py migrate')),
      is: 'no',
    },
    {
      check: migrated,
      files: waits('depends_on: { crew: { condition: service_completed_successfully } }', migrate('')),
      is: 'open',
      name: 'what its image starts is not known',
    },
    {
      check: is({ awaits: [{ service: 'db' }, { service: 'crew' }] }),
      files: waits('depends_on: [db]'),
      is: 'no',
    },
  ])
})
