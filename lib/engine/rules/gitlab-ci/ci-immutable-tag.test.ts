import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-immutable-tag.ts'

const script = (...lines: readonly string[]): string =>
  `ferry:\n  script:\n${lines.map((line) => `    - ${line}\n`).join('')}`

testFileRule(rule, docs, {
  valid: [
    script('docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'),
    script('docker push $CI_REGISTRY_IMAGE:latest', 'docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA'),
    script('docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_TAG'),
    script('docker push harbour/ferry:2.4.1'),
    script('docker push harbour/ferry:$VERSION'),
    script('docker push $IMAGE', 'docker push harbour/ferry:latest'),
    script('docker push harbour/ferry:main-${CI_COMMIT_SHA:0:8}'),
    script('TAG=$CI_COMMIT_REF_SLUG-$CI_PIPELINE_IID', 'docker buildx build --push -t harbour/ferry:$TAG .'),
    script('docker build -t harbour/ferry:latest .'),
    `a: { script: [docker push x/ferry:latest] }\nb: { script: ["docker push x/ferry:$CI_COMMIT_SHA"] }\n`,
    script(
      'skopeo copy docker://a:1 docker://x/ferry:$CI_COMMIT_SHA',
      'crane tag x/ferry:$CI_COMMIT_SHA latest',
    ),
  ],
  invalid: [
    {
      text: script('docker push $CI_REGISTRY_IMAGE:latest'),
      reports: [
        { messageId: 'moving', on: '$CI_REGISTRY_IMAGE:latest', severity: 'warning', confidence: 'certain' },
      ],
    },
    {
      text: script('docker push $CI_REGISTRY_IMAGE'),
      reports: [{ messageId: 'moving', on: '$CI_REGISTRY_IMAGE' }],
    },
    {
      text: script('docker buildx build --push -t harbour/ferry:$CI_COMMIT_REF_SLUG .'),
      reports: [{ messageId: 'moving', on: 'harbour/ferry:$CI_COMMIT_REF_SLUG' }],
    },
    {
      text: script('/kaniko/executor --destination=harbour/ferry:stable'),
      reports: [{ messageId: 'moving', on: '--destination=harbour/ferry:stable' }],
    },
    {
      name: 'each image for itself',
      text: script(
        'docker push a/ferry:latest',
        'docker push a/ferry:dev',
        'docker push a/crane:$CI_COMMIT_SHA',
        'docker push a/quay:latest',
      ),
      reports: [
        { messageId: 'moving', on: 'a/ferry:latest' },
        { messageId: 'moving', on: 'a/quay:latest' },
      ],
    },
    {
      name: 'a variable of the file',
      text: `variables: { IMAGE: "$CI_REGISTRY_IMAGE:latest" }\n${script('docker push "$IMAGE"')}`,
      reports: [{ messageId: 'moving', on: '"$IMAGE"' }],
    },
    {
      text: script('if make check; then docker push a/ferry:latest; fi'),
      reports: [{ messageId: 'moving', on: 'a/ferry:latest', confidence: 'likely' }],
    },
    {
      text: script('docker build -t a/ferry:dev -t a/ferry:next .', 'docker push --all-tags a/ferry'),
      reports: [{ messageId: 'moving', on: 'a/ferry' }],
    },
  ],
})
