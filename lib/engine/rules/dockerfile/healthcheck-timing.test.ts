import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './healthcheck-timing.ts'

const check = (options: string, base = 'nginx:1.30') =>
  `FROM ${base}\nHEALTHCHECK ${options} CMD ["curl", "--fail", "http://localhost/"]\n`

testRule(rule, docs, {
  valid: [
    check('--interval=30s --timeout=3s'),
    check('--interval=5s --retries=2'),
    check('--timeout=1m'),
    'FROM nginx:1.30\nHEALTHCHECK CMD ["curl", "--fail", "http://localhost/"]\n',
    'FROM nginx:1.30\nHEALTHCHECK NONE\n',
    `${check('--interval=1s')}FROM nginx:1.30\n`,
    `${check('--interval=30s', 'eclipse-temurin:25')}CMD ["java", "-jar", "/a.jar"]\n`,
    `${check('--interval=10s --start-period=40s', 'eclipse-temurin:25')}CMD ["java", "-jar", "/a.jar"]\n`,
  ],
  invalid: [
    {
      dockerfile: check('--interval=2s'),
      reports: [{ messageId: 'often', on: '--interval=2s', confidence: 'likely', severity: 'info' }],
    },
    { dockerfile: check('--interval=500ms'), reports: [{ messageId: 'often', on: '--interval=500ms' }] },
    { dockerfile: check('--timeout=5m'), reports: [{ messageId: 'long', on: '--timeout=5m' }] },
    { dockerfile: check('--retries=1'), reports: [{ messageId: 'once', on: '--retries=1' }] },
    {
      dockerfile: check('--interval=1s --timeout=2m --retries=1'),
      reports: [
        { messageId: 'often', on: '--interval=1s' },
        { messageId: 'long', on: '--timeout=2m' },
        { messageId: 'once', on: '--retries=1' },
      ],
    },
    {
      name: 'a slow starter',
      dockerfile: `${check('--interval=10s', 'eclipse-temurin:25')}CMD ["java", "-jar", "/a.jar"]\n`,
      reports: [{ messageId: 'start', on: 'HEALTHCHECK' }],
    },
  ],
})
