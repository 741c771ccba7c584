import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-host-userns.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  registry:\n    image: registry:3\n',
    'services:\n  registry:\n    image: registry:3\n    userns_mode: private\n',
    'services:\n  registry:\n    image: registry:3\n    userns_mode: ${MODE}\n',
    'services:\n  registry:\n    image: registry:3\n    userns_mode: ""\n',
    'services:\n  registry:\n    image: registry:3\n    labels:\n      userns_mode: host\n',
    'x-shared: &shared\n  userns_mode: host\nservices:\n  registry:\n    image: registry:3\n',
  ],
  invalid: [
    {
      text: 'services:\n  registry:\n    image: registry:3\n    userns_mode: host\n',
      reports: [{ messageId: 'host', on: 'userns_mode: host', confidence: 'certain', severity: 'warning' }],
      fixed: 'services:\n  registry:\n    image: registry:3\n',
    },
    {
      text: 'services:\n  registry:\n    userns_mode: "host" # old volumes\n    image: registry:3\n',
      reports: [{ messageId: 'host', on: 'userns_mode: "host"' }],
      fixed: 'services:\n  registry:\n    image: registry:3\n',
    },
    {
      text: 'services:\n  registry: { image: "registry:3", userns_mode: host }\n',
      reports: [{ messageId: 'host', on: 'userns_mode: host' }],
      fixed: 'services:\n  registry: { image: "registry:3" }\n',
    },
    {
      text: 'services:\n  registry:\n    image: registry:3\n    userns_mode: ${MODE:-host}\n',
      reports: [{ messageId: 'host', on: 'userns_mode: ${MODE:-host}', confidence: 'likely' }],
    },
    {
      name: 'two services by one anchor',
      text: 'x-shared: &shared\n  userns_mode: host\n  restart: always\nservices:\n  registry:\n    <<: *shared\n    image: registry:3\n  other:\n    <<: *shared\n    image: harbour/other:1.0\n',
      reports: [{ messageId: 'host', on: 'userns_mode: host' }],
    },
    {
      name: 'two services',
      text: 'services:\n  registry:\n    image: registry:3\n    userns_mode: host\n  other:\n    image: harbour/other:1.0\n    userns_mode: host\n',
      reports: [
        { messageId: 'host', on: 'userns_mode: host' },
        { messageId: 'host', on: 'userns_mode: host' },
      ],
      fixed: 'services:\n  registry:\n    image: registry:3\n  other:\n    image: harbour/other:1.0\n',
    },
  ],
})
