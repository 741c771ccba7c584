import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-obsolete-keys.ts'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "data-root": "/srv/docker" }',
    { name: 'unknown, and never there', text: '{ "content-trust": { "mode": "enforced" } }' },
    { name: 'without effect, and no harm', text: '{ "allow-nondistributable-artifacts": [] }' },
    '{ "proxies": { "no-proxy": "graph" } }',
    '{ "labels": ["graph=1"] }',
    '{ "constructor": 1 }',
  ],
  invalid: [
    {
      name: 'twice: what stands there is more than what counts',
      text: '{ "oom-score-adjust": 1, "oom-score-adjust": 2 }',
      reports: [{ messageId: 'removed', on: '"oom-score-adjust"' }],
      fixed: '{ "oom-score-adjust": 1, "oom-score-adjust": 2 }',
    },
    {
      text: '{ "graph": "/srv/docker" }',
      reports: [{ messageId: 'renamed', on: '"graph"', severity: 'error', confidence: 'certain' }],
      fixed: '{ "data-root": "/srv/docker" }',
    },
    {
      name: 'which of both is meant is not known',
      text: '{ "graph": "/a", "data-root": "/b" }',
      reports: [{ messageId: 'renamed', on: '"graph"' }],
      fixed: '{ "graph": "/a", "data-root": "/b" }',
    },
    {
      text: '{\n  "cluster-store": "etcd://crane",\n  "icc": false\n}\n',
      reports: [{ messageId: 'removed', on: '"cluster-store"' }],
      fixed: '{\n  "icc": false\n}\n',
    },
    {
      text: '{ "disable-legacy-registry": true }',
      reports: [{ messageId: 'removed', on: '"disable-legacy-registry"' }],
      fixed: '{  }',
    },
    { text: '{ "oom-score-adjust": -500 }', reports: [{ messageId: 'removed', on: '"oom-score-adjust"' }] },
    { text: '{ "api-cors-header": "*" }', reports: [{ messageId: 'removed', on: '"api-cors-header"' }] },
    {
      text: '{\n  "cluster-store": "etcd://crane",\n  "live-restore": true,\n  "cluster-advertise": "10.0.0.5"\n}\n',
      reports: [
        { messageId: 'removed', on: '"cluster-store"' },
        { messageId: 'removed', on: '"cluster-advertise"' },
      ],
      fixed: '{\n  "live-restore": true\n}\n',
    },
  ],
})
