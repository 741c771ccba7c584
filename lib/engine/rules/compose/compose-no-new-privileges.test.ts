import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-no-new-privileges.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt: [no-new-privileges:true]\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - "no-new-privileges=true"\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges:1\n      - seccomp:./shop.json\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - ${SHOP_SECURITY}\n',
    'x-safe: &safe\n  security_opt: [no-new-privileges:true]\nservices:\n  shop:\n    <<: *safe\n    image: harbour/shop:4.2\n',
    {
      name: 'privileged is a finding of its own',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    privileged: true\n',
    },
    {
      name: 'an option that is no text: a finding of its own',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges: true\n',
    },
    {
      name: 'the daemon sets it for all',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n',
      files: { 'daemon.json': '{ "no-new-privileges": true }' },
    },
    {
      name: 'a part of a service',
      text: 'services:\n  shop:\n    environment:\n      ZONE: north\n',
      path: 'compose.override.yaml',
    },
  ],
  invalid: [
    {
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n',
      reports: [{ messageId: 'missing', on: 'shop', confidence: 'certain', severity: 'info' }],
      fixed:
        'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges:true\n',
    },
    {
      text: 'services:\n  shop: {image: harbour/shop:4.2}\n',
      reports: [{ messageId: 'missing', on: 'shop' }],
      fixed: 'services:\n  shop: {image: harbour/shop:4.2, security_opt: [no-new-privileges:true]}\n',
    },
    {
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - label=level:s0:c1\n',
      reports: [{ messageId: 'other', on: 'security_opt' }],
      fixed:
        'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - label=level:s0:c1\n      - no-new-privileges:true\n',
    },
    {
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges:false\n',
      reports: [{ messageId: 'off', on: 'no-new-privileges:false', severity: 'warning' }],
      fixed:
        'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges:true\n',
    },
    {
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - "no-new-privileges=0"\n',
      reports: [{ messageId: 'off', on: '"no-new-privileges=0"' }],
      fixed:
        'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - "no-new-privileges=true"\n',
    },
    {
      name: 'a value that Docker refuses',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges:yes\n',
      reports: [{ messageId: 'invalid', on: 'no-new-privileges:yes', severity: 'error' }],
    },
    {
      name: 'a blank that Docker takes for part of the value',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - "no-new-privileges: true"\n',
      reports: [{ messageId: 'invalid', on: '"no-new-privileges: true"', severity: 'error' }],
    },
    {
      name: 'a daemon that does not set it',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n',
      files: { 'etc/docker/daemon.json': '{ "no-new-privileges": false }' },
      reports: [{ messageId: 'missing', on: 'shop' }],
    },
  ],
})
