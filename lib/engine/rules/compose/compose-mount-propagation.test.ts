import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-mount-propagation.ts'

const mount = (text: string, image = 'harbour/backup:1'): string =>
  `services:\n  backup:\n    image: ${image}\n    volumes:\n      - ${text}\n`
const long = (propagation: string): string =>
  mount(
    `type: bind\n        source: /srv\n        target: /data\n        bind:\n          propagation: ${propagation}`,
  )

testFileRule(rule, docs, {
  valid: [
    mount('/srv:/data'),
    mount('/srv:/data:ro'),
    mount('/srv:/data:rprivate'),
    mount('/srv/shared:/data/shared'),
    long('private'),
    long('${MODE}'),
  ],
  invalid: [
    {
      text: mount('/srv:/data:shared'),
      reports: [{ messageId: 'both', on: 'shared', severity: 'warning', confidence: 'certain' }],
      fixed: mount('/srv:/data:rprivate'),
    },
    {
      text: mount('"/srv:/data:ro,rslave"'),
      reports: [{ messageId: 'inward', on: 'rslave' }],
      fixed: mount('"/srv:/data:ro,rprivate"'),
    },
    { text: long('rshared'), reports: [{ messageId: 'both', on: 'rshared' }], fixed: long('rprivate') },
    { text: long('slave'), reports: [{ messageId: 'inward', on: 'slave' }] },
    {
      text: mount('/:/host:ro,rslave', 'prom/node-exporter:v1.9.1'),
      reports: [{ messageId: 'inward', on: 'rslave', severity: 'info', confidence: 'possible' }],
    },
    {
      text: mount('/shared:/data:z,shared'),
      reports: [{ messageId: 'both', on: 'shared' }],
    },
  ],
})
