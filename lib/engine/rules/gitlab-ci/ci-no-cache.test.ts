import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-no-cache.ts'

const job = (script: string, services = '["docker:29-dind"]'): string =>
  `ferry:\n  services: ${services}\n  script:\n    - ${script}\n`

testFileRule(rule, docs, {
  valid: [
    job('docker build --cache-from a/ferry:cache -t a/ferry:1 .'),
    job('docker buildx build --cache-from type=registry,ref=a/ferry:cache --cache-to type=inline .'),
    job('docker pull a/ferry:latest || true && docker build -t a/ferry:1 .'),
    job('docker build --no-cache .'),
    job('docker build $OPTIONS .'),
    job('docker build .', '[]'),
    job('docker buildx bake'),
    job('buildctl-daemonless.sh build --import-cache type=registry,ref=a:c --local context=.'),
    job('/kaniko/executor --cache=true --destination a/ferry:1'),
  ],
  invalid: [
    {
      text: job('docker build -t a/ferry:1 .'),
      reports: [{ messageId: 'cold', on: 'docker build', severity: 'info', confidence: 'likely' }],
    },
    {
      text: job('docker buildx build --push -t a/ferry:1 .'),
      reports: [{ messageId: 'cold', on: 'docker buildx build' }],
    },
    {
      text: job('docker build . && docker build -f other .'),
      reports: [{ messageId: 'cold', on: 'docker build' }],
    },
    {
      text: job(
        'buildctl-daemonless.sh build --local context=. --output type=image,name=a:1,push=true',
        '[]',
      ),
      reports: [{ messageId: 'cold', on: 'buildctl-daemonless.sh build' }],
    },
    {
      text: job('/kaniko/executor --destination a/ferry:1', '[]'),
      reports: [{ messageId: 'cold', on: '/kaniko/executor' }],
    },
    {
      name: 'two jobs with one template, said once',
      text: '.build: { services: ["docker:29-dind"], script: [docker build .] }\na: { extends: .build }\nb: { extends: .build }\n',
      reports: [{ messageId: 'cold', on: 'docker build' }],
    },
  ],
})
