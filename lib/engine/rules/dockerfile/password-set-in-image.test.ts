import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './password-set-in-image.ts'

const run = (command: string): string => `FROM debian:13-slim\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('useradd --create-home tides'),
    { name: 'a locked account', dockerfile: run("useradd -p '*' tides && usermod --password '!' root") },
    run('passwd -l root'),
    run('passwd --status root'),
    { name: 'only files', dockerfile: run('chown root:root /etc/passwd && cat /etc/shadow > /dev/null') },
    { name: 'only words', dockerfile: run('echo "run chpasswd later"') },
    { name: 'busybox leaves it locked', dockerfile: 'FROM alpine:3.23\nRUN adduser -D tides\n' },
    { name: 'another command of that option', dockerfile: run('mkdir -p /srv/tides') },
    run("sed -i 's/bash/sh/' /etc/passwd"),
    { name: 'a variable without a value leaves no word', dockerfile: run('useradd -p $HASH tides') },
  ],
  invalid: [
    {
      dockerfile: run('echo "root:neap" | chpasswd'),
      reports: [{ messageId: 'chpasswd', on: 'chpasswd', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM fedora:43\nRUN echo neap | passwd --stdin root\n',
      reports: [{ messageId: 'passwd', on: '--stdin' }],
    },
    {
      dockerfile: run("useradd -m -p '$6$salt$hash' tides"),
      reports: [{ messageId: 'option', on: "-p '$6$salt$hash'" }],
    },
    {
      dockerfile: run('usermod --password=$(openssl passwd -6 neap) tides'),
      reports: [{ messageId: 'option', on: '--password=$(openssl passwd -6 neap)' }],
    },
    { dockerfile: run('passwd -d root'), reports: [{ messageId: 'empty', on: '-d' }] },
    {
      dockerfile: run("sed -i 's/^root:x:/root::/' /etc/passwd"),
      reports: [{ messageId: 'empty', on: "'s/^root:x:/root::/'" }],
    },
    {
      name: 'nobody knows it',
      dockerfile: run('echo "root:$(openssl rand -hex 16)" | chpasswd'),
      reports: [{ messageId: 'random', on: 'chpasswd', severity: 'info' }],
    },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN echo "root:neap" | chpasswd\nFROM debian:13-slim\nCOPY --from=build /a /a\n',
      reports: [{ messageId: 'chpasswd', on: 'chpasswd', severity: 'info' }],
    },
  ],
})
