import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apt-assume-yes.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('apt-get install -y heron'),
    run('apt-get -y install heron'),
    run('apt-get install heron --yes'),
    run('apt-get --assume-yes upgrade'),
    run('apt-get install -yq heron'),
    run('apt-get install -qq heron'),
    run('apt-get -q -q install heron'),
    run('apt-get -q=2 install heron'),
    run('apt-get -qy remove heron'),
    run('apt-get install -fy'),
    run('apt-get -o APT::Get::Assume-Yes=true install heron'),
    run('yes | apt-get install heron'),
    run('apt-get update && apt-get clean'),
    run('apt-get install --dry-run heron'),
    run('echo apt-get install heron'),
    run('["apt-get", "install", "-y", "heron"]'),
    {
      name: 'set in a file of apt',
      dockerfile: run(
        `echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes\nRUN apt-get install heron`,
      ),
    },
    {
      name: 'a stage nobody needs',
      dockerfile: 'FROM debian:13 AS lost\nRUN apt-get install heron\nFROM debian:13\n',
    },
  ],
  invalid: [
    {
      name: 'autoremove asks only when something is left over',
      dockerfile: run('apt-get -y remove heron && apt-get autoremove'),
      reports: [
        { messageId: 'leftovers', on: 'apt-get autoremove', confidence: 'likely', severity: 'warning' },
      ],
      fixed: run('apt-get -y remove heron && apt-get autoremove -y'),
    },
    {
      dockerfile: run('apt-get install heron'),
      reports: [{ messageId: 'asks', on: 'apt-get install', confidence: 'certain', severity: 'error' }],
      fixed: run('apt-get install -y heron'),
    },
    {
      name: 'each call',
      dockerfile: run('apt-get install heron && apt-get --no-install-recommends install egret'),
      reports: [
        { messageId: 'asks', on: 'apt-get install' },
        { messageId: 'asks', on: 'apt-get --no-install-recommends install' },
      ],
      fixed: run('apt-get install -y heron && apt-get --no-install-recommends install -y egret'),
    },
    {
      dockerfile: run('sudo apt-get -q install heron'),
      reports: [{ messageId: 'quiet', on: 'apt-get -q install' }],
      fixed: run('sudo apt-get -q install -y heron'),
    },
    {
      name: 'the front end is another matter',
      dockerfile: run('DEBIAN_FRONTEND=noninteractive apt-get dist-upgrade'),
      reports: [{ messageId: 'frontend', on: 'apt-get dist-upgrade' }],
    },
    {
      name: 'the front end by ENV',
      dockerfile:
        'FROM debian:13\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && \\\n    apt-get install \\\n      heron\n',
      reports: [{ messageId: 'frontend', on: 'apt-get install' }],
      fixed:
        'FROM debian:13\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && \\\n    apt-get install -y \\\n      heron\n',
    },
    {
      name: 'exec form',
      dockerfile: run('["apt-get", "install", "heron"]'),
      reports: [{ messageId: 'asks', on: '"apt-get", "install"' }],
      fixed: run('["apt-get", "install", "-y", "heron"]'),
    },
    {
      name: 'for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN apt-get purge heron\n',
      reports: [{ messageId: 'asks', on: 'apt-get purge' }],
      fixed: 'FROM debian:13\nONBUILD RUN apt-get purge -y heron\n',
    },
    {
      name: 'a variable may hold the option',
      dockerfile: 'FROM debian:13\nARG OPTIONS\nRUN apt-get $OPTIONS install heron\n',
      reports: [{ messageId: 'asks', on: 'apt-get $OPTIONS install', confidence: 'likely' }],
    },
    {
      name: 'a text of another shell is left as it is',
      dockerfile: run("bash -c 'apt-get install heron'"),
      reports: [{ messageId: 'asks', on: "bash -c 'apt-get install heron'" }],
    },
    {
      name: 'a file of apt that is not known',
      dockerfile: 'FROM debian:13\nCOPY 90build /etc/apt/apt.conf.d/\nRUN apt-get install heron\n',
      reports: [{ messageId: 'asks', on: 'apt-get install', confidence: 'possible' }],
    },
  ],
})
