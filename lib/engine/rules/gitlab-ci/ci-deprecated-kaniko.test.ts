import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-deprecated-kaniko.ts'

const job = (image: string, script = 'make'): string =>
  `ferry:\n  image: ${image}\n  script:\n    - ${script}\n`

testFileRule(rule, docs, {
  valid: [
    job('moby/buildkit:v0.31.2-rootless'),
    job('quay.io/buildah/stable:v1.42'),
    job('cgr.dev/chainguard/kaniko:1.25', '/kaniko/executor --destination a:1'),
    job('harbour/kaniko-notes:1'),
    job('docker:29', 'echo gcr.io/kaniko-project/executor'),
    'ferry: { script: [docker build .] }\n',
  ],
  invalid: [
    {
      text: job('gcr.io/kaniko-project/executor:debug'),
      reports: [
        {
          messageId: 'image',
          on: 'gcr.io/kaniko-project/executor:debug',
          severity: 'info',
          confidence: 'certain',
        },
      ],
    },
    {
      text: job('{ name: "gcr.io/kaniko-project/executor:v1.23.2-debug", entrypoint: [""] }'),
      reports: [{ messageId: 'image', on: '"gcr.io/kaniko-project/executor:v1.23.2-debug"' }],
    },
    {
      text: job('$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/kaniko-project/executor:debug'),
      reports: [
        { messageId: 'image', on: '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/kaniko-project/executor:debug' },
      ],
    },
    {
      text: `variables: { K: "gcr.io/kaniko-project/executor:debug" }\n${job('$K')}`,
      reports: [{ messageId: 'image', on: '$K' }],
    },
    {
      text: job('gcr.io/kaniko-project/warmer'),
      reports: [{ messageId: 'image', on: 'gcr.io/kaniko-project/warmer' }],
    },
    {
      text: 'ferry: { script: [/kaniko/executor --destination a:1] }\n',
      reports: [{ messageId: 'command', on: '/kaniko/executor', confidence: 'possible' }],
    },
    {
      text: '.k: { image: gcr.io/kaniko-project/executor }\na: { extends: .k, script: [x] }\nb: { extends: .k, script: [x] }\n',
      reports: [{ messageId: 'image', on: 'gcr.io/kaniko-project/executor' }],
    },
  ],
})
