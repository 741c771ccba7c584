import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-needs-retry-timeout.ts'

const job = (more: string, script = 'docker build .'): string => `ferry:\n${more}  script: [${script}]\n`

testFileRule(rule, docs, {
  valid: [
    job('  timeout: 20 minutes\n'),
    job('  retry: 1\n'),
    job('  interruptible: true\n'),
    `default: { interruptible: true }\n${job('')}`,
    job('', 'make'),
    `include: base.yml\n${job('')}`,
    `include: base.yml\n${job('  extends: .base\n')}`,
  ],
  invalid: [
    {
      text: job(''),
      reports: [{ messageId: 'none', on: 'ferry', severity: 'info', confidence: 'possible' }],
    },
    { text: job('', 'docker buildx build --push -t a:1 .'), reports: [{ messageId: 'none', on: 'ferry' }] },
    { text: job('', 'podman build .'), reports: [{ messageId: 'none', on: 'ferry' }] },
    { text: job('', '/kaniko/executor --destination a:1'), reports: [{ messageId: 'none', on: 'ferry' }] },
    {
      text: `default: { timeout: 5m }\n${job('  inherit: { default: false }\n')}`,
      reports: [{ messageId: 'none', on: 'ferry' }],
    },
    {
      name: 'said once',
      text: `${job('')}crane: { script: [docker build .] }\n`,
      reports: [{ messageId: 'none', on: 'ferry' }],
    },
  ],
})
