import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-ulimits.ts'

const web = (ulimits: string): string =>
  `services:\n  web:\n    image: harbour/web:7\n    ulimits:\n${ulimits}\n`

testFileRule(rule, docs, {
  valid: [
    web('      nofile: 65535'),
    web('      nofile:\n        soft: 20000\n        hard: 40000'),
    web('      memlock: -1'),
    web('      memlock:\n        soft: -1\n        hard: -1'),
    web('      core: 0'),
    web('      nproc: ${MOST}'),
  ],
  invalid: [
    {
      text: web('      nproc: -1'),
      reports: [{ messageId: 'unlimited', on: 'nproc: -1', severity: 'info', confidence: 'certain' }],
    },
    {
      text: web('      nofile:\n        soft: 1024\n        hard: -1'),
      reports: [{ messageId: 'unlimited', on: 'nofile:\n        soft: 1024\n        hard: -1' }],
    },
    { text: web('      core: -1'), reports: [{ messageId: 'unlimited', on: 'core: -1' }] },
    {
      text: web('      nofile: 1073741816'),
      reports: [{ messageId: 'extreme', on: 'nofile: 1073741816', confidence: 'likely' }],
    },
    { text: web('      nproc: 4194304'), reports: [{ messageId: 'extreme', on: 'nproc: 4194304' }] },
    {
      text: web('      nofile: 65535\n      nproc: -1'),
      reports: [{ messageId: 'unlimited', on: 'nproc: -1' }],
    },
  ],
})
