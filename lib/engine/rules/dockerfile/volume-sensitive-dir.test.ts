import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './volume-sensitive-dir.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13-slim\nVOLUME /var/lib/tides\n',
    {
      name: 'the settings of one program',
      dockerfile: 'FROM debian:13-slim\nVOLUME /etc/tides /var/log/tides\n',
    },
    'FROM debian:13-slim\nVOLUME ["/usr/share/tides/html"]\n',
    'FROM debian:13-slim\nVOLUME /data /tmp\n',
    'FROM debian:13-slim\nARG DIR\nVOLUME $DIR\n',
    { name: 'a name that only begins so', dockerfile: 'FROM debian:13-slim\nVOLUME /developer /etcetera\n' },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM debian:13 AS build\nVOLUME /etc\nFROM debian:13-slim\nCOPY --from=build /a /a\n',
    },
  ],
  invalid: [
    {
      name: 'given to systemd by hand',
      dockerfile: 'FROM fedora:43\nVOLUME ["/sys/fs/cgroup"]\nCMD ["/usr/sbin/init"]\n',
      reports: [{ messageId: 'kernel', on: '"/sys/fs/cgroup"', severity: 'info' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nVOLUME /etc\nCMD ["tides"]\n',
      reports: [{ messageId: 'system', on: '/etc', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM debian:13-slim\nCMD ["tides"]\n',
    },
    {
      dockerfile: 'FROM debian:13-slim\nVOLUME ["/data", "/usr/"]\n',
      reports: [{ messageId: 'system', on: '"/usr/"' }],
      fixed: 'FROM debian:13-slim\nVOLUME ["/data"]\n',
    },
    {
      name: 'all of them',
      dockerfile: 'FROM debian:13-slim\nVOLUME /etc /usr\nCMD ["tides"]\n',
      reports: [
        { messageId: 'system', on: '/etc' },
        { messageId: 'system', on: '/usr' },
      ],
      fixed: 'FROM debian:13-slim\nCMD ["tides"]\n',
    },
    { dockerfile: 'FROM debian:13-slim\nVOLUME /\n', reports: [{ messageId: 'root', on: '/' }] },
    {
      dockerfile: 'FROM debian:13-slim\nVOLUME /sys/fs/cgroup\n',
      reports: [{ messageId: 'kernel', on: '/sys/fs/cgroup' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nVOLUME /proc /data\n',
      reports: [{ messageId: 'kernel', on: '/proc' }],
    },
    { dockerfile: 'FROM debian:13-slim\nVOLUME /var\n', reports: [{ messageId: 'wide', on: '/var' }] },
    {
      dockerfile: 'FROM debian:13-slim\nARG DIR=/etc\nVOLUME ${DIR}\n',
      reports: [{ messageId: 'system', on: '${DIR}', confidence: 'likely' }],
    },
  ],
})
