import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-no-lint.ts'

const BUILD = 'build: { script: [docker build .] }\n'
const job = (script: string): string => `${BUILD}lint: { script: ["${script}"] }\n`

testFileRule(rule, docs, {
  valid: [
    job('hadolint Dockerfile'),
    job('docker build --check .'),
    job('docker buildx build --call=check .'),
    job('trivy config .'),
    job('checkov -d .'),
    job('npx drydock lint'),
    job('make lint'),
    `${BUILD}lint: { image: "hadolint/hadolint:2.14.0", script: [x] }\n`,
    `include: lint.yml\n${BUILD}`,
    'ferry: { script: [docker push a/ferry:1] }\n',
  ],
  invalid: [
    {
      text: BUILD,
      reports: [{ messageId: 'none', on: 'docker build', severity: 'info', confidence: 'likely' }],
    },
    { text: job('npm run lint'), reports: [{ messageId: 'none', on: 'docker build' }] },
    { text: job('docker run a/ferry:1 pytest'), reports: [{ messageId: 'none', on: 'docker build' }] },
    {
      text: 'build: { script: [docker buildx build --push .] }\n',
      reports: [{ messageId: 'none', on: 'docker buildx build' }],
    },
    {
      text: 'build: { script: [/kaniko/executor --destination a:1] }\n',
      reports: [{ messageId: 'none', on: '/kaniko/executor' }],
    },
    {
      text: `${BUILD}again: { script: [docker build -f other .] }\n`,
      reports: [{ messageId: 'none', on: 'docker build' }],
    },
  ],
})
