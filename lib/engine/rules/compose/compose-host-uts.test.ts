import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-host-uts.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  beacon:\n    image: harbour/beacon:1.2\n',
    'services:\n  beacon:\n    image: harbour/beacon:1.2\n    hostname: beacon\n',
    'services:\n  beacon:\n    image: harbour/beacon:1.2\n    uts: ${MODE}\n',
    'services:\n  beacon:\n    image: harbour/beacon:1.2\n    uts: ""\n',
    'services:\n  beacon:\n    image: harbour/beacon:1.2\n    labels:\n      uts: host\n',
    'x-shared: &shared\n  uts: host\nservices:\n  beacon:\n    image: harbour/beacon:1.2\n',
  ],
  invalid: [
    {
      text: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n    uts: host\n',
      reports: [{ messageId: 'host', on: 'uts: host', confidence: 'certain', severity: 'warning' }],
      fixed: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n',
    },
    {
      text: 'services:\n  beacon:\n    uts: "host" # old name\n    image: harbour/beacon:1.2\n',
      reports: [{ messageId: 'host', on: 'uts: "host"' }],
      fixed: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n',
    },
    {
      text: 'services:\n  beacon: { image: "harbour/beacon:1.2", uts: host }\n',
      reports: [{ messageId: 'host', on: 'uts: host' }],
      fixed: 'services:\n  beacon: { image: "harbour/beacon:1.2" }\n',
    },
    {
      text: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n    uts: ${MODE:-host}\n',
      reports: [{ messageId: 'host', on: 'uts: ${MODE:-host}', confidence: 'likely' }],
    },
    {
      name: 'two services by one anchor',
      text: 'x-shared: &shared\n  uts: host\n  restart: always\nservices:\n  beacon:\n    <<: *shared\n    image: harbour/beacon:1.2\n  other:\n    <<: *shared\n    image: harbour/other:1.0\n',
      reports: [{ messageId: 'host', on: 'uts: host' }],
    },
    {
      name: 'two services',
      text: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n    uts: host\n  other:\n    image: harbour/other:1.0\n    uts: host\n',
      reports: [
        { messageId: 'host', on: 'uts: host' },
        { messageId: 'host', on: 'uts: host' },
      ],
      fixed: 'services:\n  beacon:\n    image: harbour/beacon:1.2\n  other:\n    image: harbour/other:1.0\n',
    },
  ],
})
