import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './shell-instruction-form.ts'

testRule(rule, docs, {
  valid: ['FROM debian:13\nSHELL ["/bin/bash", "-c"]\n', 'FROM debian:13\nSHELL ["/bin/bash",\\\n "-c"]\n'],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nSHELL /bin/bash -c\n',
      reports: [{ messageId: 'text', on: '/bin/bash -c', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
    },
    {
      dockerfile: "FROM debian:13\nSHELL ['/bin/bash', '-c']\n",
      reports: [{ messageId: 'broken', on: "['/bin/bash', '-c']" }],
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
    },
  ],
})
