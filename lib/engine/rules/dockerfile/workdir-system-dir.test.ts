import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './workdir-system-dir.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13-slim\nWORKDIR /app\n',
    { name: 'a name that only begins so', dockerfile: 'FROM debian:13-slim\nWORKDIR /development\n' },
    'FROM debian:13-slim\nWORKDIR /srv/dev\n',
    'FROM debian:13-slim\nARG DIR\nWORKDIR $DIR\n',
    'FROM debian:13-slim\nWORKDIR processes\n',
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM debian:13 AS a\nWORKDIR /sys\nFROM debian:13-slim\n',
    },
    'FROM debian:13-slim\nCOPY tides /usr/local/bin/\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13-slim\nWORKDIR /sys/fs/cgroup\n',
      reports: [{ messageId: 'kernel', on: '/sys/fs/cgroup', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: 'FROM debian:13-slim\nWORKDIR /dev\n', reports: [{ messageId: 'kernel', on: '/dev' }] },
    {
      dockerfile: 'FROM debian:13-slim\nWORKDIR /proc/self/fd/8\n',
      reports: [{ messageId: 'descriptor', on: '/proc/self/fd/8' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nWORKDIR /boot/tides\n',
      reports: [{ messageId: 'boot', on: '/boot/tides' }],
    },
    {
      name: 'a relative one below it',
      dockerfile: 'FROM debian:13-slim\nWORKDIR /proc\nWORKDIR tides\n',
      reports: [
        { messageId: 'kernel', on: '/proc' },
        { messageId: 'kernel', on: 'tides' },
      ],
    },
    {
      dockerfile: 'FROM debian:13-slim\nCOPY tides /dev/tides\n',
      reports: [{ messageId: 'copied', on: '/dev/tides' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nARG DIR=/sys\nWORKDIR ${DIR}/tides\n',
      reports: [{ messageId: 'kernel', on: '${DIR}/tides' }],
    },
  ],
})
