import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-no-test.ts'

const build = (tag: string): string => `build: { stage: build, script: ["docker push a/ferry:${tag}"] }\n`
const job = (name: string, stage: string, script: string): string =>
  `${name}: { stage: ${stage}, script: ["${script}"] }\n`

testFileRule(rule, docs, {
  valid: [
    build('$CI_COMMIT_SHA') + job('test', 'test', 'docker run --rm a/ferry:$CI_COMMIT_SHA pytest'),
    `${build('1')}test: { image: "a/ferry:1", script: [pytest] }\n`,
    `${build('1')}test: { services: [{ name: "a/ferry:1", alias: app }], script: [curl http://app] }\n`,
    build('1') + job('test', 'test', 'docker compose up --wait'),
    build('1') + job('test', 'build', 'docker build --target test .'),
    build('1') + job('test', 'test', 'container-structure-test test --image a/ferry:1'),
    build('1') + job('test', 'test', './run-tests.sh'),
    build('1') +
      job('test', 'test', 'docker run a/ferry:1 pytest') +
      job('release', 'deploy', 'docker push a/ferry:latest'),
    `include: test.yml\n${build('1')}`,
    'build: { script: [docker build .] }\n',
  ],
  invalid: [
    {
      text: build('1'),
      reports: [{ messageId: 'none', on: 'a/ferry:1', severity: 'info', confidence: 'likely' }],
    },
    { text: build('1') + job('test', 'test', 'npm test'), reports: [{ messageId: 'none', on: 'a/ferry:1' }] },
    {
      text: build('1') + job('scan', 'test', 'trivy image a/ferry:1'),
      reports: [{ messageId: 'none', on: 'a/ferry:1' }],
    },
    {
      text: build('latest') + job('test', 'test', 'docker run a/ferry:latest pytest'),
      reports: [{ messageId: 'early', on: 'a/ferry:latest' }],
    },
    {
      text: `${build('stable')}check: { image: "a/ferry:stable", stage: test, script: [pytest] }\n`,
      reports: [{ messageId: 'early', on: 'a/ferry:stable' }],
    },
    {
      text: build('1') + job('deploy', 'deploy', './deploy.sh a/ferry:1'),
      reports: [{ messageId: 'none', on: 'a/ferry:1' }],
    },
  ],
})
