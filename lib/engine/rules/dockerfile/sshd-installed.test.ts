import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './sshd-installed.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13-slim\nRUN apt-get update && apt-get install -y openssh-client\n',
    'FROM alpine:3.23\nRUN apk add --no-cache openssh-client git\n',
    {
      name: 'ssh-port-exposed speaks',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get install -y openssh-server\nEXPOSE 22\n',
    },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM debian:13 AS build\nRUN apt-get install -y openssh-server\nFROM debian:13-slim\n',
    },
    { name: 'what both share on RPM systems', dockerfile: 'FROM fedora:43\nRUN dnf install -y openssh\n' },
    { name: 'only words', dockerfile: 'FROM debian:13-slim\nRUN echo openssh-server\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl openssh-server\n',
      reports: [{ messageId: 'installed', on: 'openssh-server', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'client and server in one',
      dockerfile: 'FROM alpine:3.23\nRUN apk add --no-cache openssh\n',
      reports: [{ messageId: 'installed', on: 'openssh' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN apk add --no-cache dropbear=2025.88-r1\n',
      reports: [{ messageId: 'installed', on: 'dropbear=2025.88-r1' }],
    },
    {
      dockerfile: 'FROM fedora:43\nRUN dnf install -y openssh-server\n',
      reports: [{ messageId: 'installed', on: 'openssh-server' }],
    },
    {
      dockerfile: 'FROM example.com/tides/base:4\nCMD ["/usr/sbin/sshd", "-D"]\n',
      reports: [{ messageId: 'started', on: 'CMD ["/usr/sbin/sshd", "-D"]' }],
    },
    {
      name: 'once, where it is both installed and started',
      dockerfile:
        'FROM debian:13-slim\nRUN apt-get install -y openssh-server\nCMD ["/usr/sbin/sshd", "-D"]\n',
      reports: [{ messageId: 'installed', on: 'openssh-server' }],
    },
  ],
})
