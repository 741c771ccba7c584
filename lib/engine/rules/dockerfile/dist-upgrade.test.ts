import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './dist-upgrade.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nRUN apt-get update && apt-get upgrade -y\n',
    'FROM debian:13\nRUN apt-get install -y dist-upgrade-tool\n',
    'FROM debian:13\nRUN apt-get -s dist-upgrade\n',
    'FROM alpine:3.23\nRUN apk upgrade --no-cache\n',
    'FROM alpine:3.23\nRUN apk add --available-tool\n',
    'FROM opensuse/leap:15.6\nRUN zypper --non-interactive update\n',
    'FROM debian:13\nRUN echo "never run apt-get dist-upgrade here" > /etc/motd\n',
    {
      name: 'a stage that nothing uses',
      dockerfile: 'FROM debian:13 AS old\nRUN apt-get dist-upgrade -y\nFROM debian:13\nRUN ls\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nRUN apt-get update && apt-get -y dist-upgrade\n',
      reports: [{ messageId: 'packages', on: 'apt-get -y dist-upgrade', confidence: 'certain' }],
    },
    {
      name: 'apt and its other name for it',
      dockerfile: 'FROM ubuntu:24.04\nRUN apt update && apt full-upgrade -y\n',
      reports: [{ messageId: 'packages', on: 'apt full-upgrade' }],
    },
    {
      name: 'an option with a value before the subcommand',
      dockerfile: 'FROM debian:13\nRUN apt-get -o Dpkg::Use-Pty=0 --quiet dist-upgrade -y\n',
      reports: [{ messageId: 'packages', on: 'apt-get -o Dpkg::Use-Pty=0 --quiet dist-upgrade' }],
    },
    {
      name: 'to the next release',
      dockerfile: 'FROM ubuntu:22.04\nRUN do-release-upgrade -f DistUpgradeViewNonInteractive\n',
      reports: [{ messageId: 'release', on: 'do-release-upgrade' }],
    },
    {
      dockerfile: 'FROM opensuse/leap:15.6\nRUN zypper -n dup\n',
      reports: [{ messageId: 'release', on: 'zypper -n dup' }],
    },
    {
      name: 'a rolling release',
      dockerfile: 'FROM opensuse/tumbleweed\nRUN zypper --non-interactive dist-upgrade\n',
      reports: [{ messageId: 'rolling', on: 'zypper --non-interactive dist-upgrade', severity: 'info' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN apk upgrade --no-cache --available\n',
      reports: [{ messageId: 'release', on: 'apk upgrade --no-cache --available' }],
    },
    {
      name: 'only where a test says so',
      dockerfile: 'FROM debian:13\nARG FRESH\nRUN if [ -n "$FRESH" ]; then apt-get dist-upgrade -y; fi\n',
      reports: [{ messageId: 'packages', on: 'apt-get dist-upgrade', confidence: 'likely' }],
    },
    {
      name: 'left to those who build on it',
      dockerfile: 'FROM opensuse/leap:15.6\nONBUILD RUN zypper dup\n',
      reports: [{ messageId: 'release', on: 'zypper dup' }],
    },
  ],
})
