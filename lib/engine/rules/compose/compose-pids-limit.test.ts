import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-pids-limit.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: 100\n',
    'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: ${CRANE_PIDS:-64}\n',
    'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: ${CRANE_PIDS}\n',
    'services:\n  crane:\n    image: harbour/crane:3\n    deploy:\n      resources:\n        limits:\n          pids: 50\n',
    'x-limits: &limits\n  pids_limit: 300\nservices:\n  crane:\n    <<: *limits\n    image: harbour/crane:3\n',
    {
      name: 'a part of another file',
      text: 'services:\n  crane:\n    ports: ["80:80"]\n',
      path: 'compose.override.yaml',
    },
  ],
  invalid: [
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    ports:\n      - "8080:80"\n',
      reports: [{ messageId: 'missing', on: 'crane', confidence: 'certain' }],
      fixed:
        'services:\n  crane:\n    image: harbour/crane:3\n    ports:\n      - "8080:80"\n    pids_limit: 200\n',
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: -1 # as before\n',
      reports: [{ messageId: 'unlimited', on: '-1' }],
      fixed: 'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: 200 # as before\n',
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: 0\n',
      reports: [{ messageId: 'unlimited', on: '0' }],
      fixed: 'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: 200\n',
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    pids_limit: ${CRANE_PIDS:-0}\n',
      reports: [{ messageId: 'unlimited', on: '${CRANE_PIDS:-0}', confidence: 'likely' }],
    },
    {
      text: 'services: { crane: { image: harbour/crane:3 } }\n',
      reports: [{ messageId: 'missing', on: 'crane' }],
      fixed: 'services: { crane: { image: harbour/crane:3, pids_limit: 200 } }\n',
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    deploy:\n      resources:\n        limits:\n          memory: 1g\n',
      reports: [{ messageId: 'missing', on: 'crane' }],
    },
    {
      name: 'two services that share one description get no fix',
      text: 'x-crane: &crane\n  image: harbour/crane:3\nservices:\n  north: *crane\n  south: *crane\n',
      reports: [
        { messageId: 'missing', on: 'north' },
        { messageId: 'missing', on: 'south' },
      ],
    },
  ],
})
