import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './user-group-drops-supplementary.ts'

testRule(rule, docs, {
  valid: [
    'FROM ubuntu:24.04\nRUN useradd -G harbour pilot\nUSER pilot\n',
    'FROM ubuntu:24.04\nRUN useradd -g pilot pilot\nUSER pilot:pilot\n',
    'FROM ubuntu:24.04\nRUN useradd -G harbour pilot\nUSER mate:mate\n',
    {
      name: 'the one group it was put into',
      dockerfile: 'FROM ubuntu:24.04\nRUN useradd -G harbour pilot\nUSER pilot:harbour\n',
    },
    'FROM ubuntu:24.04\nRUN useradd -G harbour pilot\nUSER root:root\n',
    { name: 'later', dockerfile: 'FROM ubuntu:24.04\nUSER pilot:pilot\nRUN usermod -aG harbour pilot\n' },
    {
      name: 'in a stage that is not below',
      dockerfile:
        'FROM ubuntu:24.04 AS a\nRUN useradd -G harbour pilot\nFROM scratch\nCOPY --from=a /x /x\nUSER pilot:pilot\n',
    },
    'FROM alpine:3.23\nRUN adduser -D pilot\nUSER pilot:pilot\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM ubuntu:24.04\nRUN useradd -G harbour,ferry pilot\nUSER pilot:pilot\n',
      reports: [{ messageId: 'lost', on: 'pilot:pilot', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM ubuntu:24.04\nRUN useradd -G harbour,ferry pilot\nUSER pilot\n',
    },
    {
      dockerfile: 'FROM ubuntu:24.04\nRUN useradd pilot && usermod -aG harbour pilot\nUSER pilot:1000\n',
      reports: [{ messageId: 'lost', on: 'pilot:1000' }],
    },
    {
      dockerfile: 'FROM ubuntu:24.04\nRUN useradd pilot && gpasswd -a pilot harbour\nUSER pilot:pilot\n',
      reports: [{ messageId: 'lost', on: 'pilot:pilot' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN adduser -D pilot && addgroup pilot harbour\nUSER pilot:pilot\n',
      reports: [{ messageId: 'lost', on: 'pilot:pilot' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN adduser pilot harbour\nUSER pilot:pilot\n',
      reports: [{ messageId: 'lost', on: 'pilot:pilot' }],
    },
    {
      name: 'in the stage below',
      dockerfile: 'FROM ubuntu:24.04 AS base\nRUN useradd -l -G harbour pilot\nFROM base\nUSER pilot:pilot\n',
      reports: [{ messageId: 'lost', on: 'pilot:pilot' }],
    },
    {
      name: 'in a branch',
      dockerfile:
        'FROM ubuntu:24.04\nARG A\nRUN if [ -n "$A" ]; then useradd -G harbour pilot; fi\nUSER pilot:pilot\n',
      reports: [{ messageId: 'lost', on: 'pilot:pilot', confidence: 'likely' }],
    },
  ],
})
