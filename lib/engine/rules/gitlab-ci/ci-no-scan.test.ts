import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-no-scan.ts'

const PUSH = 'build: { stage: build, script: ["docker push a/ferry:1"] }\n'
const job = (name: string, stage: string, script: string, more = ''): string =>
  `${name}: { stage: ${stage}, script: ["${script}"]${more} }\n`

testFileRule(rule, docs, {
  valid: [
    PUSH + job('scan', 'test', 'trivy image --exit-code 1 a/ferry:1'),
    PUSH + job('look', 'test', 'grype a/ferry:1'),
    PUSH + job('look', 'test', 'docker scout cves a/ferry:1'),
    `${PUSH}look: { stage: test, image: "aquasec/trivy:0.75.0", script: [x] }\n`,
    PUSH + job('container_scanning', 'test', 'x'),
    `include: [{ template: Jobs/Container-Scanning.gitlab-ci.yml }]\n${PUSH}`,
    PUSH + job('checks', 'test', './scripts/checks.sh'),
    PUSH + job('checks', 'test', 'make all'),
    'build: { script: [docker build .] }\n',
    PUSH + job('scan', 'test', 'trivy image a/ferry:1') + job('deploy', 'deploy', './deploy.sh'),
    `stages: [build, review, test]\n${PUSH}${job('review', 'review', 'x', ', environment: review/x')}${job('scan', 'test', 'trivy image x:1')}`,
  ],
  invalid: [
    { text: PUSH, reports: [{ messageId: 'none', on: 'a/ferry:1', severity: 'info', confidence: 'likely' }] },
    {
      text: PUSH + job('deploy', 'deploy', './deploy.sh a/ferry:1'),
      reports: [{ messageId: 'none', on: 'a/ferry:1' }],
    },
    {
      text: PUSH + job('test', 'test', 'docker run a/ferry:1 pytest'),
      reports: [{ messageId: 'none', on: 'a/ferry:1' }],
    },
    {
      text: PUSH + job('zap', 'test', 'zap-full-scan.py -t http://x'),
      reports: [{ messageId: 'none', on: 'a/ferry:1' }],
    },
    {
      text: `stages: [build, deploy, scan]\n${PUSH}${job('deploy', 'deploy', './deploy.sh')}${job('scan', 'scan', 'trivy image a/ferry:1')}`,
      reports: [{ messageId: 'late', on: 'scan' }],
    },
    {
      text:
        PUSH +
        job('go-live', 'test', 'x', ', environment: production') +
        job('look', 'deploy', 'grype a/ferry:1', ', needs: [go-live]'),
      reports: [{ messageId: 'late', on: 'look' }],
    },
    {
      text: 'build: { script: ["docker buildx build --push -t a/ferry:1 ."] }\n',
      reports: [{ messageId: 'none', on: 'a/ferry:1' }],
    },
  ],
})
