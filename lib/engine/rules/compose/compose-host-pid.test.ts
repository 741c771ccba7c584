import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-host-pid.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  lookout:\n    image: harbour/lookout:3.1\n',
    'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: "service:ferry"\n  ferry:\n    image: harbour/ferry:2.4\n',
    'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: "container:ferry-1"\n',
    'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: ${MODE}\n',
    'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: ""\n',
    'services:\n  lookout:\n    image: harbour/lookout:3.1\n    labels:\n      pid: host\n',
    'x-shared: &shared\n  pid: host\nservices:\n  lookout:\n    image: harbour/lookout:3.1\n',
  ],
  invalid: [
    {
      text: 'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: host\n',
      reports: [{ messageId: 'host', on: 'pid: host', confidence: 'certain', severity: 'warning' }],
      fixed: 'services:\n  lookout:\n    image: harbour/lookout:3.1\n',
    },
    {
      text: 'services:\n  lookout:\n    pid: "host" # sees all\n    image: harbour/lookout:3.1\n',
      reports: [{ messageId: 'host', on: 'pid: "host"' }],
      fixed: 'services:\n  lookout:\n    image: harbour/lookout:3.1\n',
    },
    {
      text: 'services:\n  lookout: { image: "harbour/lookout:3.1", pid: host }\n',
      reports: [{ messageId: 'host', on: 'pid: host' }],
      fixed: 'services:\n  lookout: { image: "harbour/lookout:3.1" }\n',
    },
    {
      text: 'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: ${MODE:-host}\n',
      reports: [{ messageId: 'host', on: 'pid: ${MODE:-host}', confidence: 'likely' }],
    },
    {
      name: 'two services by one anchor',
      text: 'x-shared: &shared\n  pid: host\n  restart: always\nservices:\n  lookout:\n    <<: *shared\n    image: harbour/lookout:3.1\n  other:\n    <<: *shared\n    image: harbour/other:1.0\n',
      reports: [{ messageId: 'host', on: 'pid: host' }],
    },
    {
      name: 'two services',
      text: 'services:\n  lookout:\n    image: harbour/lookout:3.1\n    pid: host\n  other:\n    image: harbour/other:1.0\n    pid: host\n',
      reports: [
        { messageId: 'host', on: 'pid: host' },
        { messageId: 'host', on: 'pid: host' },
      ],
      fixed:
        'services:\n  lookout:\n    image: harbour/lookout:3.1\n  other:\n    image: harbour/other:1.0\n',
    },
  ],
})
