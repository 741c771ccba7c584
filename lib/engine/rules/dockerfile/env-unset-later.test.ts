import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './env-unset-later.ts'

const file = (rest: string): string => `FROM debian:13-slim\nENV TIDE=low SHIP=2\n${rest}\n`

testRule(rule, docs, {
  valid: [
    { name: 'for the command behind it', dockerfile: file('RUN unset TIDE && make') },
    { name: 'what the RUN set itself', dockerfile: file('RUN export CREW=1 && make && unset CREW') },
    { name: 'set only later', dockerfile: 'FROM debian:13\nRUN unset TIDE\nENV TIDE=low\n' },
    { name: 'ARG ends with the build', dockerfile: 'FROM debian:13\nARG TIDE=low\nRUN unset TIDE\n' },
    {
      name: 'in another stage',
      dockerfile: 'FROM debian:13 AS a\nENV TIDE=low\nFROM debian:13\nRUN unset TIDE\nCOPY --from=a /x /y\n',
    },
    file('RUN if true; then unset TIDE; fi'),
    file('RUN ["unset", "TIDE"]'),
    file('RUN unset'),
  ],
  invalid: [
    {
      dockerfile: file('RUN unset TIDE'),
      reports: [{ messageId: 'unset', on: 'unset TIDE', confidence: 'certain', severity: 'info' }],
    },
    { dockerfile: file('RUN make && unset SHIP'), reports: [{ messageId: 'unset', on: 'unset SHIP' }] },
    {
      dockerfile: file('RUN make; unset -v CREW TIDE'),
      reports: [{ messageId: 'unset', on: 'unset -v CREW TIDE' }],
    },
    {
      name: 'set in the stage below',
      dockerfile: 'FROM debian:13 AS base\nENV TIDE=low\nFROM base\nRUN unset TIDE\n',
      reports: [{ messageId: 'unset', on: 'unset TIDE' }],
    },
    {
      name: 'several lines',
      dockerfile: file('RUN make \\\n && make install \\\n && unset TIDE'),
      reports: [{ messageId: 'unset', on: 'unset TIDE' }],
    },
    {
      name: 'the old way to write ENV',
      dockerfile: 'FROM debian:13\nENV TIDE low\nRUN unset TIDE\n',
      reports: [{ messageId: 'unset', on: 'unset TIDE' }],
    },
  ],
})
