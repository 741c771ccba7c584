import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-double-pipeline.ts'

const MERGE = '$CI_PIPELINE_SOURCE == "merge_request_event"'
const PUSH = '$CI_PIPELINE_SOURCE == "push"'
const rules = (...conditions: readonly string[]): string =>
  `  rules:\n${conditions.map((each) => `    - if: ${each}\n`).join('')}  script: [make]\n`
const workflow = (...lines: readonly string[]): string =>
  `workflow:\n  rules:\n${lines.map((line) => `    - ${line}\n`).join('')}`

testFileRule(rule, docs, {
  valid: [
    `ferry:\n${rules(MERGE)}`,
    `ferry:\n${rules(PUSH)}`,
    `ferry:\n${rules(MERGE, '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH')}`,
    `ferry:\n${rules(MERGE, '$CI_COMMIT_TAG')}`,
    `${workflow(`if: ${MERGE}`, 'if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS\n      when: never', 'if: $CI_COMMIT_BRANCH')}ferry:\n${rules(MERGE, PUSH)}`,
    `${workflow(`if: ${MERGE}`, 'if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH')}ferry: { script: [make] }\n`,
    'ferry: { script: [make], only: [branches] }\n',
    'ferry: { script: [make], rules: [{ changes: [src/*] }] }\n',
    { name: 'what includes it may guard it', text: `include: x.yml\nferry:\n${rules(MERGE, PUSH)}` },
  ],
  invalid: [
    {
      text: `ferry:\n${rules(MERGE, PUSH)}`,
      reports: [{ messageId: 'double', on: 'rules', severity: 'warning' }],
    },
    {
      text: `ferry:\n${rules('$CI_COMMIT_BRANCH', '$CI_MERGE_REQUEST_IID')}`,
      reports: [{ messageId: 'double', on: 'rules' }],
    },
    {
      text: 'ferry:\n  rules:\n    - when: on_success\n  script: [make]\n',
      reports: [{ messageId: 'double', on: 'rules' }],
    },
    {
      text: 'ferry:\n  only: [branches, merge_requests]\n  script: [make]\n',
      reports: [{ messageId: 'double', on: 'only' }],
    },
    {
      name: 'said at the first of several',
      text: `ferry:\n${rules(MERGE, PUSH)}crane:\n${rules(PUSH, MERGE)}quay:\n${rules(MERGE)}`,
      reports: [{ messageId: 'several', on: 'rules' }],
    },
    {
      text: `${workflow(`if: ${MERGE}`, 'if: $CI_COMMIT_BRANCH')}ferry: { script: [make] }\n`,
      reports: [{ messageId: 'workflow', on: 'rules' }],
    },
    {
      text: `ferry:\n${rules(`${PUSH} || ${MERGE}`)}`,
      reports: [{ messageId: 'double', on: 'rules' }],
    },
  ],
})
