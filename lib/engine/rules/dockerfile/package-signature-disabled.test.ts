import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './package-signature-disabled.ts'

const run = (command: string, base = 'debian:13-slim'): string => `FROM ${base}\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('apt-get update && apt-get install -y tides'),
    {
      name: 'the option of another program',
      dockerfile: run('apt-get install -y tides | grep -- --force-yes'),
    },
    { name: 'only words', dockerfile: run('echo "apt-get --allow-unauthenticated is unsafe"') },
    run('apk add --no-cache jq', 'alpine:3.23'),
    run('dnf install -y --setopt=gpgcheck=1 jq', 'fedora:43'),
    run('rpm --import https://packages.example.com/key.asc', 'fedora:43'),
    run("sed -i 's/gpgcheck=0/gpgcheck=1/' /etc/yum.repos.d/tides.repo", 'fedora:43'),
    run(
      'echo "deb [signed-by=/etc/apt/keyrings/tides.gpg] https://packages.example.com stable main" > /etc/apt/sources.list.d/tides.list',
    ),
  ],
  invalid: [
    {
      name: 'a removal fetches nothing',
      dockerfile: 'FROM debian:13\nRUN apt-get purge -y --force-yes gcc\n',
      reports: [{ messageId: 'removal', on: '--force-yes', severity: 'warning' }],
    },
    {
      name: 'behind the sign of a new line',
      dockerfile: 'FROM fedora:43\nRUN printf "[quay]\\ngpgcheck=0\\n" > /etc/yum.repos.d/quay.repo\n',
      reports: [{ messageId: 'stored', on: '"[quay]\\ngpgcheck=0\\n"' }],
    },
    {
      dockerfile: run('apt-get update && apt-get install -y --allow-unauthenticated tides'),
      reports: [
        { messageId: 'option', on: '--allow-unauthenticated', confidence: 'certain', severity: 'error' },
      ],
    },
    {
      dockerfile: run('apt-get install -y --force-yes tides'),
      reports: [{ messageId: 'force', on: '--force-yes' }],
    },
    {
      dockerfile: run('apt-get -o Acquire::AllowInsecureRepositories=true update'),
      reports: [{ messageId: 'option', on: 'Acquire::AllowInsecureRepositories=true' }],
    },
    {
      name: 'a package file',
      dockerfile: run('apk add --allow-untrusted /tmp/tides.apk', 'alpine:3.23'),
      reports: [{ messageId: 'local', on: '--allow-untrusted' }],
    },
    {
      dockerfile: run('apk --allow-untrusted add tides', 'alpine:3.23'),
      reports: [{ messageId: 'option', on: '--allow-untrusted' }],
    },
    {
      dockerfile: run('dnf install -y --nogpgcheck tides', 'fedora:43'),
      reports: [{ messageId: 'option', on: '--nogpgcheck' }],
    },
    {
      dockerfile: run('rpm -i --nodigest --nosignature tides.rpm', 'fedora:43'),
      reports: [{ messageId: 'option', on: '--nodigest' }],
    },
    {
      dockerfile: run('zypper --no-gpg-checks install tides', 'opensuse/leap:15.6'),
      reports: [{ messageId: 'option', on: '--no-gpg-checks' }],
    },
    {
      dockerfile: run(
        'echo "deb [trusted=yes] https://packages.example.com stable main" >> /etc/apt/sources.list',
      ),
      reports: [{ messageId: 'source', on: '"deb [trusted=yes] https://packages.example.com stable main"' }],
    },
    {
      name: 'a repository in a heredoc',
      dockerfile:
        'FROM fedora:43\nCOPY <<EOF /etc/yum.repos.d/tides.repo\n[tides]\nname=Tides\ngpgcheck=0\nEOF\n',
      reports: [{ messageId: 'stored', on: '[tides]\nname=Tides\ngpgcheck=0\n', confidence: 'likely' }],
    },
    {
      dockerfile: run("sed -i 's/gpgcheck=1/gpgcheck=0/' /etc/yum.repos.d/tides.repo", 'fedora:43'),
      reports: [{ messageId: 'stored', on: "'s/gpgcheck=1/gpgcheck=0/'" }],
    },
  ],
})
