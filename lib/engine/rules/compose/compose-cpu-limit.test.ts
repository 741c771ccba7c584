import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-cpu-limit.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  crane:\n    image: harbour/crane:3\n    cpus: 0.5\n',
    "services:\n  crane:\n    image: harbour/crane:3\n    cpus: '1.5'\n",
    'services:\n  crane:\n    image: harbour/crane:3\n    deploy:\n      resources:\n        limits:\n          cpus: "0.25"\n',
    'services:\n  crane:\n    image: harbour/crane:3\n    cpuset: 0,1\n',
    'services:\n  crane:\n    image: harbour/crane:3\n    cpu_quota: 50000\n',
    'services:\n  crane:\n    image: harbour/crane:3\n    cpus: ${CRANE_CPUS}\n',
    'x-limits: &limits\n  cpus: 1\nservices:\n  crane:\n    <<: *limits\n    image: harbour/crane:3\n',
    {
      name: 'a part of another file',
      text: 'services:\n  crane:\n    ports: ["80:80"]\n',
      path: 'compose.override.yaml',
    },
  ],
  invalid: [
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n',
      reports: [{ messageId: 'missing', on: 'crane', confidence: 'certain' }],
    },
    {
      text: 'services:\n  crane:\n    build: .\n    mem_limit: 1g\n  winch:\n    image: harbour/winch:1\n',
      reports: [
        { messageId: 'missing', on: 'crane' },
        { messageId: 'missing', on: 'winch' },
      ],
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    deploy:\n      resources:\n        limits:\n          memory: 1g\n',
      reports: [{ messageId: 'missing', on: 'crane' }],
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    deploy:\n      resources:\n        reservations:\n          cpus: "0.25"\n',
      reports: [{ messageId: 'reserved', on: 'cpus' }],
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:3\n    cpus: 0\n',
      reports: [{ messageId: 'unlimited', on: '0' }],
    },
    {
      text: 'services: { crane: { image: harbour/crane:3 } }\n',
      reports: [{ messageId: 'missing', on: 'crane' }],
    },
  ],
})
