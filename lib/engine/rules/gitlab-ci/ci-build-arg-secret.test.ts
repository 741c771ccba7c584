import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-build-arg-secret.ts'

const script = (line: string): string => `ferry:\n  script:\n    - ${line}\n`

testFileRule(rule, docs, {
  valid: [
    script('docker build --build-arg VERSION=$CI_COMMIT_TAG .'),
    script('docker build --secret id=npm,env=NPM_TOKEN .'),
    script('docker build --build-arg REGISTRY=$CI_REGISTRY .'),
    script('docker build --build-arg TOKEN_URL=https://example.com/token .'),
    script('docker build --build-arg NPM_TOKEN= .'),
    script('docker run --build-arg NPM_TOKEN=x harbour/ferry:1'),
    script('docker build --label token=$NPM_TOKEN .'),
  ],
  invalid: [
    {
      text: script('docker build --build-arg NPM_TOKEN=$NPM_TOKEN .'),
      reports: [
        {
          messageId: 'name',
          on: '--build-arg NPM_TOKEN=$NPM_TOKEN',
          severity: 'error',
          confidence: 'certain',
        },
      ],
    },
    {
      text: script('docker build --build-arg NPM_TOKEN .'),
      reports: [{ messageId: 'name', on: '--build-arg NPM_TOKEN' }],
    },
    {
      text: script('docker buildx build --build-arg AUTH=$CI_JOB_TOKEN --push .'),
      reports: [{ messageId: 'name', on: '--build-arg AUTH=$CI_JOB_TOKEN' }],
    },
    {
      text: script('docker build --build-arg GIT=https://x:$CI_JOB_TOKEN@gitlab.example.com .'),
      reports: [{ messageId: 'variable', on: '--build-arg GIT=https://x:$CI_JOB_TOKEN@gitlab.example.com' }],
    },
    {
      text: script('docker build --build-arg INDEX=$PYPI_PASSWORD .'),
      reports: [{ messageId: 'variable', on: '--build-arg INDEX=$PYPI_PASSWORD' }],
    },
    {
      text: script('/kaniko/executor --build-arg=NPM_TOKEN=$T --destination a:1'),
      reports: [{ messageId: 'name', on: '--build-arg=NPM_TOKEN=$T' }],
    },
    {
      text: script('podman build --build-arg DB_PASSWORD=spring-neap .'),
      reports: [{ messageId: 'name', on: '--build-arg DB_PASSWORD=spring-neap' }],
    },
  ],
})
