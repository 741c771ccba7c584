import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './useradd-no-log-init.ts'

testRule(rule, docs, {
  valid: [
    'FROM ubuntu:24.04\nRUN useradd pilot\n',
    'FROM ubuntu:24.04\nRUN useradd -u 10001 pilot\n',
    'FROM ubuntu:24.04\nRUN useradd -l -u 1234567 pilot\n',
    { name: 'among other letters', dockerfile: 'FROM ubuntu:24.04\nRUN useradd -lmu 1234567 pilot\n' },
    'FROM ubuntu:24.04\nRUN useradd --uid=1234567 --no-log-init pilot\n',
    'FROM alpine:3.23\nRUN adduser -D -u 1234567 pilot\n',
    {
      name: 'a number that is not known',
      dockerfile: 'FROM ubuntu:24.04\nARG ID\nRUN useradd -u $ID pilot\n',
    },
    'FROM ubuntu:24.04\nRUN groupadd -g 1234567 pilots\n',
    { name: 'digits in another option', dockerfile: 'FROM ubuntu:24.04\nRUN useradd -c 1234567 pilot\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM ubuntu:24.04\nRUN useradd -u 1234567 pilot\n',
      reports: [{ messageId: 'bloats', on: '1234567', confidence: 'likely', severity: 'warning' }],
      fixed: 'FROM ubuntu:24.04\nRUN useradd --no-log-init -u 1234567 pilot\n',
    },
    {
      dockerfile: 'FROM ubuntu:24.04\nRUN groupadd -g 5 sea && useradd --uid=123456 -g sea pilot\n',
      reports: [{ messageId: 'bloats', on: '--uid=123456' }],
    },
    {
      name: 'a variable with a value',
      dockerfile: 'FROM ubuntu:24.04\nARG ID=987654321\nRUN useradd -u $ID pilot\n',
      reports: [{ messageId: 'bloats', on: '$ID' }],
    },
    {
      name: 'glued',
      dockerfile: 'FROM ubuntu:24.04\nRUN useradd -u1234567 pilot\n',
      reports: [{ messageId: 'bloats', on: '-u1234567' }],
    },
    {
      name: 'a branch that may not be taken',
      dockerfile: 'FROM ubuntu:24.04\nARG PILOT\nRUN if [ -n "$PILOT" ]; then useradd -u 1234567 pilot; fi\n',
      reports: [{ messageId: 'bloats', on: '1234567', confidence: 'possible' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM ubuntu:24.04\nONBUILD RUN useradd -u 1234567 pilot\n',
      reports: [{ messageId: 'bloats', on: '1234567' }],
    },
    {
      name: 'the exec form',
      dockerfile: 'FROM ubuntu:24.04\nRUN ["useradd", "-u", "1234567", "pilot"]\n',
      reports: [{ messageId: 'bloats', on: '"1234567"' }],
      fixed: 'FROM ubuntu:24.04\nRUN ["useradd", "--no-log-init", "-u", "1234567", "pilot"]\n',
    },
  ],
})
