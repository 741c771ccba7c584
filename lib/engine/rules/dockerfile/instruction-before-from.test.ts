import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './instruction-before-from.ts'

testRule(rule, docs, {
  valid: [
    'ARG TAG=3.23\n\n# the base\nFROM alpine:$TAG\n',
    { name: 'no FROM at all', dockerfile: 'RUN ls\n' },
  ],
  invalid: [
    {
      dockerfile: 'ENV A=1\nFROM alpine:3.23\n',
      reports: [{ messageId: 'early', on: 'ENV', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'LABEL a=b\nARG X\nrun ls\nFROM alpine:3.23\n',
      reports: [
        { messageId: 'early', on: 'LABEL' },
        { messageId: 'early', on: 'run' },
      ],
    },
  ],
})
