import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-push-unprotected.ts'

const job = (script: string, rest = ''): string => `ferry:\n${rest}  script:\n    - ${script}\n`
const PUSH = 'docker push $CI_REGISTRY_IMAGE:latest'

testFileRule(rule, docs, {
  valid: [
    job(PUSH, '  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n'),
    job(PUSH, '  rules:\n    - if: $CI_COMMIT_TAG\n'),
    job(PUSH, '  only: [main, tags]\n'),
    job(PUSH, '  rules:\n    - if: $RELEASE\n'),
    job('docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'),
    job('docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_REF_SLUG'),
    job('docker push $CI_REGISTRY_IMAGE/$CI_COMMIT_REF_SLUG:latest'),
    job('if [ "$CI_COMMIT_BRANCH" = main ]; then docker push a/ferry:latest; fi'),
    job('\'[ "$CI_COMMIT_BRANCH" = main ] && docker push a/ferry:latest || true\''),
    `workflow: { rules: [{ if: $CI_COMMIT_TAG }] }\n${job(PUSH)}`,
    job('docker build -t a/ferry:latest .'),
    `include: base.yml\n${job(PUSH, '  extends: .release\n')}`,
  ],
  invalid: [
    {
      text: job(PUSH),
      reports: [
        {
          messageId: 'branches',
          on: '$CI_REGISTRY_IMAGE:latest',
          severity: 'warning',
          confidence: 'certain',
        },
      ],
    },
    { text: job('docker push a/ferry'), reports: [{ messageId: 'branches', on: 'a/ferry' }] },
    {
      text: job('docker push a/ferry:stable', '  except: [main]\n'),
      reports: [{ messageId: 'branches', on: 'a/ferry:stable' }],
    },
    {
      text: job('docker buildx build --push -t a/ferry:1 -t a/ferry:latest .', '  only: [branches]\n'),
      reports: [{ messageId: 'branches', on: 'a/ferry:latest' }],
    },
    {
      text: job(PUSH, '  rules:\n    - if: $CI_MERGE_REQUEST_IID\n'),
      reports: [{ messageId: 'mergeRequests', on: '$CI_REGISTRY_IMAGE:latest' }],
    },
    {
      text: job('docker buildx imagetools create -t a/ferry:latest a/ferry:1'),
      reports: [{ messageId: 'branches', on: 'a/ferry:latest' }],
    },
    {
      text: `include: base.yml\n${job(PUSH)}`,
      reports: [{ messageId: 'branches', on: '$CI_REGISTRY_IMAGE:latest', confidence: 'likely' }],
    },
  ],
})
