import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './setuid-bit.ts'

const run = (command: string): string => `FROM debian:13-slim\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('chmod 0755 /usr/bin/tides'),
    run('chmod u+x /usr/bin/tides'),
    { name: 'it takes the bits away', dockerfile: run('find / -xdev -perm /6000 -exec chmod a-s {} +') },
    run('chmod -s /usr/bin/su'),
    { name: 'the sticky bit alone', dockerfile: run('chmod 1777 /tmp') },
    'FROM debian:13-slim\nCOPY --chmod=0755 tides /usr/bin/\n',
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM debian:13 AS build\nRUN chmod u+s /usr/bin/tides\nFROM debian:13-slim\n',
    },
  ],
  invalid: [
    {
      dockerfile: run('chmod u+s /usr/bin/tides'),
      reports: [{ messageId: 'setuid', on: 'u+s', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: run('chmod +s /usr/bin/tides'), reports: [{ messageId: 'setuid', on: '+s' }] },
    { dockerfile: run('chmod 4755 /usr/bin/tides'), reports: [{ messageId: 'setuid', on: '4755' }] },
    { dockerfile: run('chmod 06755 /usr/bin/tides'), reports: [{ messageId: 'setuid', on: '06755' }] },
    { dockerfile: run('chmod g+s /usr/bin/tides'), reports: [{ messageId: 'setgid', on: 'g+s' }] },
    {
      name: 'a directory',
      dockerfile: run('mkdir -p /srv/tides && chmod 2775 /srv/tides'),
      reports: [{ messageId: 'directory', on: '2775', severity: 'info' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nCOPY --chmod=4755 tides /usr/bin/\n',
      reports: [{ messageId: 'setuid', on: '4755' }],
    },
    {
      dockerfile: run('install -m 4755 -o root tides /usr/bin/tides'),
      reports: [{ messageId: 'setuid', on: '4755' }],
    },
  ],
})
