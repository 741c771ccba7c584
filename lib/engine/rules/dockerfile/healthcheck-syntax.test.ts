import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './healthcheck-syntax.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nHEALTHCHECK NONE\n',
    'FROM nginx:1.30\nHEALTHCHECK --interval=1m30s --timeout=500ms --start-period=0s --retries=3 cmd true\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nHEALTHCHECK curl localhost\n',
      reports: [{ messageId: 'refused', on: 'curl', confidence: 'certain', severity: 'error' }],
    },
    { dockerfile: 'FROM nginx:1.30\nHEALTHCHECK CMD\n', reports: [{ messageId: 'refused', on: 'CMD' }] },
    {
      dockerfile: 'FROM nginx:1.30\nHEALTHCHECK --interval=30 CMD true\n',
      reports: [{ messageId: 'refused', on: '30' }],
    },
    {
      dockerfile: 'FROM nginx:1.30\nHEALTHCHECK --timeout=1us CMD true\n',
      reports: [{ messageId: 'refused', on: '1us' }],
    },
    {
      dockerfile: 'FROM nginx:1.30\nHEALTHCHECK --retries=-1 CMD true\n',
      reports: [{ messageId: 'refused', on: '-1' }],
    },
    {
      dockerfile: 'FROM nginx:1.30\nHEALTHCHECK NONE CMD true\n',
      reports: [{ messageId: 'refused', on: 'CMD true' }],
    },
  ],
})
