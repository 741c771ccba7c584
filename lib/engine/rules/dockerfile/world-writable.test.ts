import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './world-writable.ts'

const run = (command: string): string => `FROM debian:13-slim\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('chmod 755 /srv/tides'),
    run('chmod -R 0775 /srv/tides'),
    run('chmod u=rwX,go=rX /srv/tides'),
    { name: '+w minds the umask', dockerfile: run('chmod +w /srv/tides') },
    { name: 'it takes away', dockerfile: run('chmod -R o-w /srv/tides') },
    { name: 'the sticky bit of /tmp', dockerfile: run('mkdir -p /tmp && chmod 1777 /tmp /var/tmp') },
    run('umask 022 && mkdir /srv/tides'),
    {
      name: 'removed in the same RUN',
      dockerfile: run('chmod 777 /opt/setup.sh && /opt/setup.sh && rm /opt/setup.sh'),
    },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN chmod 777 /src\nFROM debian:13-slim\nCOPY --from=build /out/tides /usr/bin/\n',
    },
    'FROM debian:13-slim\nCOPY --chmod=755 tides.sh /usr/local/bin/\n',
    run('chmod --reference=/etc/passwd /etc/tides.conf'),
    { name: 'a mode that is not known', dockerfile: 'FROM debian:13-slim\nARG MODE\nRUN chmod $MODE /srv\n' },
  ],
  invalid: [
    {
      dockerfile: run('mkdir -p /srv/tides && chmod -R 777 /srv/tides'),
      reports: [{ messageId: 'everybody', on: '777', confidence: 'certain', severity: 'warning' }],
      fixed: run('mkdir -p /srv/tides && chmod -R 755 /srv/tides'),
    },
    {
      dockerfile: run('chmod 0666 /etc/tides.conf'),
      reports: [{ messageId: 'everybody', on: '0666' }],
      fixed: run('chmod 0644 /etc/tides.conf'),
    },
    {
      dockerfile: run('chmod a+rwx /srv/tides'),
      reports: [{ messageId: 'everybody', on: 'a+rwx' }],
      fixed: run('chmod u+rwx,go+rx /srv/tides'),
    },
    {
      dockerfile: run('chmod o+w /srv/tides'),
      reports: [{ messageId: 'everybody', on: 'o+w' }],
      fixed: run('chmod g+w /srv/tides'),
    },
    {
      dockerfile: run('find /srv -type d -exec chmod 777 {} +'),
      reports: [{ messageId: 'everybody', on: '777' }],
    },
    {
      dockerfile: run('mkdir -pm 777 /srv/tides'),
      reports: [{ messageId: 'created', on: '777' }],
    },
    {
      dockerfile: run('install -d -m 0777 /srv/tides'),
      reports: [{ messageId: 'created', on: '0777' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nCOPY --chmod=777 tides.sh /usr/local/bin/\n',
      reports: [{ messageId: 'copied', on: '777' }],
      fixed: 'FROM debian:13-slim\nCOPY --chmod=755 tides.sh /usr/local/bin/\n',
    },
    {
      name: '/tmp without its sticky bit',
      dockerfile: run('chmod 777 /tmp'),
      reports: [{ messageId: 'tmp', on: '777' }],
      fixed: run('chmod 1777 /tmp'),
    },
    {
      dockerfile: run('chmod 1777 /srv/tides'),
      reports: [{ messageId: 'sticky', on: '1777', severity: 'info' }],
    },
    {
      dockerfile: run('umask 000 && mkdir /srv/tides'),
      reports: [{ messageId: 'umask', on: '000', confidence: 'likely' }],
      fixed: run('umask 022 && mkdir /srv/tides'),
    },
    {
      name: 'copied out of another stage, mode and all',
      dockerfile:
        'FROM debian:13 AS build\nRUN mkdir -p /out && chmod -R 777 /out\nFROM debian:13-slim\nCOPY --from=build /out /srv\n',
      reports: [{ messageId: 'everybody', on: '777' }],
    },
  ],
})
