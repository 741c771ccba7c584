import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-changes-when-never.ts'

const rules = (...lines: readonly string[]): string =>
  `ferry:\n  script: [make]\n  rules:\n${lines.map((line) => `    - ${line}\n`).join('')}`
const NEVER = '{ changes: [docs/*], when: never }'

testFileRule(rule, docs, {
  valid: [
    rules('{ if: $CI_COMMIT_BRANCH, changes: [docs/*], when: never }', 'when: always'),
    rules('{ changes: [src/*] }'),
    rules('{ changes: [src/*], when: manual }'),
    rules('{ if: $CI_COMMIT_TAG, when: never }', 'when: always'),
    rules('{ exists: [go.mod], changes: [docs/*], when: never }'),
    'ferry: { script: [make], except: { changes: [docs/*] } }\n',
  ],
  invalid: [
    {
      text: rules(NEVER, 'when: always'),
      reports: [{ messageId: 'alone', on: 'when: never', severity: 'warning' }],
    },
    {
      text: rules('{ changes: { paths: [docs/*], compare_to: main }, when: never }'),
      reports: [{ messageId: 'alone', on: 'when: never' }],
    },
    {
      text: rules('changes: [docs/*]\n      when: "never"'),
      reports: [{ messageId: 'alone', on: 'when: "never"' }],
    },
    {
      text: 'workflow:\n  rules:\n    - { changes: [docs/*], when: never }\n    - when: always\nferry: { script: [make] }\n',
      reports: [{ messageId: 'alone', on: 'when: never' }],
    },
    {
      name: 'a template, said once',
      text: `.rules: { rules: [${NEVER}] }\na: { extends: .rules, script: [x] }\nb: { extends: .rules, script: [x] }\n`,
      reports: [{ messageId: 'alone', on: 'when: never' }],
    },
    {
      text: rules(NEVER, '{ changes: [site/*], when: never }'),
      reports: [
        { messageId: 'alone', on: 'when: never' },
        { messageId: 'alone', on: 'when: never' },
      ],
    },
  ],
})
