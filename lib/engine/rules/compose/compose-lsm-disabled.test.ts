import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-lsm-disabled.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  nets:\n    image: harbour/nets:1.1\n',
    'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt: [apparmor:harbour-nets]\n',
    'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - label=level:s0:c100\n      - label=type:svirt_apache_t\n',
    'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - seccomp:unconfined\n',
    'services:\n  nets:\n    image: harbour/nets:1.1\n    labels:\n      apparmor: unconfined\n',
    'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - apparmor:unconfined\n      - apparmor:docker-default\n',
    {
      name: 'privileged is a finding of its own',
      text: 'services:\n  nets:\n    image: harbour/nets:1.1\n    privileged: true\n    security_opt: [label:disable]\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - apparmor:unconfined\n',
      reports: [
        { messageId: 'apparmor', on: 'apparmor:unconfined', confidence: 'certain', severity: 'warning' },
      ],
      fixed: 'services:\n  nets:\n    image: harbour/nets:1.1\n',
    },
    {
      text: 'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - apparmor=unconfined # fuse\n      - no-new-privileges:true\n',
      reports: [{ messageId: 'apparmor', on: 'apparmor=unconfined' }],
      fixed:
        'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - no-new-privileges:true\n',
    },
    {
      text: 'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt: [label=disable]\n    restart: always\n',
      reports: [{ messageId: 'selinux', on: 'label=disable' }],
      fixed: 'services:\n  nets:\n    image: harbour/nets:1.1\n    restart: always\n',
    },
    {
      text: "services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - 'label:disable'\n",
      reports: [{ messageId: 'selinux', on: "'label:disable'" }],
    },
    {
      text: 'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - label=type:nets_t\n      - label=disable\n',
      reports: [{ messageId: 'selinux', on: 'label=disable' }],
      fixed:
        'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - label=type:nets_t\n',
    },
    {
      text: 'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt: [systempaths=unconfined]\n    restart: always\n',
      reports: [{ messageId: 'systempaths', on: 'systempaths=unconfined' }],
      fixed: 'services:\n  nets:\n    image: harbour/nets:1.1\n    restart: always\n',
    },
    {
      name: 'both',
      text: 'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - label:disable\n      - apparmor:unconfined\n      - no-new-privileges:true\n',
      reports: [
        { messageId: 'selinux', on: 'label:disable' },
        { messageId: 'apparmor', on: 'apparmor:unconfined' },
      ],
      fixed:
        'services:\n  nets:\n    image: harbour/nets:1.1\n    security_opt:\n      - no-new-privileges:true\n',
    },
  ],
})
