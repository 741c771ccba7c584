import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-memory-limit.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  maps:\n    image: harbour/maps:6.1\n    mem_limit: 512m\n',
    'services:\n  maps:\n    image: harbour/maps:6.1\n    mem_limit: 536870912\n',
    'services:\n  maps:\n    image: harbour/maps:6.1\n    deploy:\n      resources:\n        limits:\n          memory: 1G\n',
    'services:\n  maps:\n    image: harbour/maps:6.1\n    mem_limit: ${MAPS_MEMORY}\n',
    'services:\n  maps:\n    image: harbour/maps:6.1\n    mem_limit: ${MAPS_MEMORY:-256m}\n',
    'x-bounds: &bounds\n  mem_limit: 512m\nservices:\n  maps:\n    <<: *bounds\n    image: harbour/maps:6.1\n',
    'x-bounds: &bounds\n  limits:\n    memory: 512m\nservices:\n  maps:\n    image: harbour/maps:6.1\n    deploy:\n      resources: *bounds\n',
    {
      name: 'a part of a service',
      text: 'services:\n  maps:\n    environment:\n      ZONE: north\n',
      path: 'compose.override.yaml',
    },
  ],
  invalid: [
    {
      text: 'services:\n  maps:\n    image: harbour/maps:6.1\n',
      reports: [{ messageId: 'missing', on: 'maps', confidence: 'certain', severity: 'info' }],
    },
    {
      text: 'services:\n  maps:\n    build: .\n    cpus: 0.5\n  tiles:\n    image: harbour/tiles:1.0\n',
      reports: [
        { messageId: 'missing', on: 'maps' },
        { messageId: 'missing', on: 'tiles' },
      ],
    },
    {
      text: 'services:\n  maps:\n    image: harbour/maps:6.1\n    deploy:\n      resources:\n        reservations:\n          memory: 512M\n',
      reports: [{ messageId: 'reserved', on: 'memory' }],
    },
    {
      text: 'services:\n  maps:\n    image: harbour/maps:6.1\n    mem_reservation: 512m\n',
      reports: [{ messageId: 'reserved', on: 'mem_reservation' }],
    },
    {
      text: 'services:\n  maps:\n    image: harbour/maps:6.1\n    mem_limit: 0\n',
      reports: [{ messageId: 'unlimited', on: '0' }],
    },
    {
      text: 'services:\n  maps:\n    image: harbour/maps:6.1\n    deploy:\n      resources:\n        limits:\n          cpus: "0.5"\n',
      reports: [{ messageId: 'missing', on: 'maps' }],
    },
    {
      name: 'deploy without anything in it',
      text: 'services:\n  maps:\n    image: harbour/maps:6.1\n    deploy:\n',
      reports: [{ messageId: 'missing', on: 'maps' }],
    },
  ],
})
