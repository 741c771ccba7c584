import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-host-ipc.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  charts:\n    image: harbour/charts:5.0\n',
    'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: shareable\n  tiles:\n    image: harbour/tiles:1.0\n    ipc: "service:charts"\n',
    'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: private\n    shm_size: 1gb\n',
    'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: ${MODE}\n',
    'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: ""\n',
    'services:\n  charts:\n    image: harbour/charts:5.0\n    labels:\n      ipc: host\n',
    'x-shared: &shared\n  ipc: host\nservices:\n  charts:\n    image: harbour/charts:5.0\n',
  ],
  invalid: [
    {
      text: 'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: host\n',
      reports: [{ messageId: 'host', on: 'ipc: host', confidence: 'certain', severity: 'warning' }],
      fixed: 'services:\n  charts:\n    image: harbour/charts:5.0\n',
    },
    {
      text: 'services:\n  charts:\n    ipc: "host" # large tiles\n    image: harbour/charts:5.0\n',
      reports: [{ messageId: 'host', on: 'ipc: "host"' }],
      fixed: 'services:\n  charts:\n    image: harbour/charts:5.0\n',
    },
    {
      text: 'services:\n  charts: { image: "harbour/charts:5.0", ipc: host }\n',
      reports: [{ messageId: 'host', on: 'ipc: host' }],
      fixed: 'services:\n  charts: { image: "harbour/charts:5.0" }\n',
    },
    {
      text: 'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: ${MODE:-host}\n',
      reports: [{ messageId: 'host', on: 'ipc: ${MODE:-host}', confidence: 'likely' }],
    },
    {
      name: 'two services by one anchor',
      text: 'x-shared: &shared\n  ipc: host\n  restart: always\nservices:\n  charts:\n    <<: *shared\n    image: harbour/charts:5.0\n  other:\n    <<: *shared\n    image: harbour/other:1.0\n',
      reports: [{ messageId: 'host', on: 'ipc: host' }],
    },
    {
      name: 'two services',
      text: 'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: host\n  other:\n    image: harbour/other:1.0\n    ipc: host\n',
      reports: [
        { messageId: 'host', on: 'ipc: host' },
        { messageId: 'host', on: 'ipc: host' },
      ],
      fixed: 'services:\n  charts:\n    image: harbour/charts:5.0\n  other:\n    image: harbour/other:1.0\n',
    },
  ],
})
