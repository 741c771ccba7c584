import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apt-pin-version.ts'

const debian = (command: string): string => `FROM debian:13\nRUN apt-get update && ${command}\n`

testRule(rule, docs, {
  valid: [
    debian('apt-get install -y curl=8.14.1-2'),
    debian('apt-get -y install "curl=8.14.*" git=1:2.47*'),
    debian('apt-get install -y ./printer_1.0_amd64.deb /tmp/scanner.deb'),
    { name: 'a release', dockerfile: debian('apt-get install -y curl/trixie-backports') },
    {
      name: 'the value of an option',
      dockerfile: debian('apt-get install -y -t trixie-backports -o A::B=c curl=8.14*'),
    },
    {
      name: 'a variable of the same RUN',
      dockerfile: debian('WANTED="curl=8.14* git=1:2.47*" && apt-get install -y $WANTED'),
    },
    {
      name: 'a variable without a value',
      dockerfile: 'FROM debian:13\nARG WANTED\nRUN apt-get install -y $WANTED\n',
    },
    { name: 'taken away', dockerfile: debian('apt-get install -y curl=8.14* nano- && apt-get purge -y vim') },
    {
      name: 'other subcommands',
      dockerfile: debian('apt-get upgrade -y && apt-get build-dep -y curl && apt-mark hold curl'),
    },
    {
      name: 'a snapshot of the archive',
      dockerfile: debian('apt-get install -y --snapshot=20260801T000000Z curl'),
    },
    {
      name: 'an archive of one day',
      dockerfile:
        "FROM debian:13\nRUN echo 'deb https://snapshot.debian.org/archive/debian/20260801 trixie main' > /etc/apt/sources.list\nRUN apt-get update && apt-get install -y curl\n",
    },
    {
      name: 'a stage that is not built',
      dockerfile: `${debian('apt-get install -y curl')}FROM alpine:3.23\n`,
    },
  ],
  invalid: [
    {
      dockerfile: debian('apt-get install -y curl'),
      reports: [{ messageId: 'unpinned', on: 'curl', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'one report for a RUN, at the first of them',
      dockerfile: debian('apt-get install -y curl=8.14* git \\\n    make && apt install -y jq'),
      reports: [{ messageId: 'unpinned', on: 'git' }],
    },
    {
      name: 'from a variable',
      dockerfile: 'FROM debian:13\nENV WANTED="curl git"\nRUN apt-get install -y $WANTED\n',
      reports: [{ messageId: 'unpinned', on: '$WANTED' }],
    },
    {
      name: 'the architecture is no version',
      dockerfile: debian('apt-get install -y libc6:arm64'),
      reports: [{ messageId: 'unpinned', on: 'libc6:arm64' }],
    },
    {
      name: 'g++ is taken in, not away',
      dockerfile: debian('apt-get -qq -t trixie install g++'),
      reports: [{ messageId: 'unpinned', on: 'g++' }],
    },
    {
      name: 'a command that need not run',
      dockerfile: debian('apt-get install -y git=1:2* || apt-get install -y curl'),
      reports: [{ messageId: 'unpinned', on: 'curl', confidence: 'likely' }],
    },
    {
      name: 'in a trigger',
      dockerfile: 'FROM debian:13\nONBUILD RUN apt-get update && apt-get install -y python3\n',
      reports: [{ messageId: 'unpinned', on: 'python3' }],
    },
  ],
})
