import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apt-instead-of-apt-get.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('apt-get update && apt-get install -y kettle'),
    run('apt-cache search kettle'),
    run('apt-mark hold kettle'),
    run('echo "apt install kettle"'),
    run('curl -fsSL https://tea.example/apt install.txt'),
    run('rm -rf /etc/apt /var/lib/apt'),
    run('apt-get install -y apt apt-utils'),
    run('rm apt install'),
    run('apt --version'),
    {
      name: 'a stage nobody needs',
      dockerfile: 'FROM debian:13 AS lost\nRUN apt install kettle\nFROM debian:13\n',
    },
  ],
  invalid: [
    {
      dockerfile: run('apt install -y kettle'),
      reports: [{ messageId: 'apt', on: 'apt', confidence: 'certain', severity: 'warning' }],
      fixed: run('apt-get install -y kettle'),
    },
    {
      name: 'all calls of a RUN together',
      dockerfile: run('set -x && apt update \\\n && DEBIAN_FRONTEND=noninteractive apt -y install kettle'),
      reports: [{ messageId: 'apt', on: 'apt' }],
      fixed: run('set -x && apt-get update \\\n && DEBIAN_FRONTEND=noninteractive apt-get -y install kettle'),
    },
    {
      dockerfile: run('sudo /usr/bin/apt search kettle'),
      reports: [{ messageId: 'apt', on: '/usr/bin/apt' }],
      fixed: run('sudo /usr/bin/apt-cache search kettle'),
    },
    {
      name: 'without a twin',
      dockerfile: run('apt list --installed'),
      reports: [{ messageId: 'other', on: 'apt' }],
      fixed: run('apt list --installed'),
    },
    {
      name: 'exec form',
      dockerfile: run('["apt", "install", "-y", "kettle"]'),
      reports: [{ messageId: 'apt', on: '"apt"' }],
      fixed: run('["apt-get", "install", "-y", "kettle"]'),
    },
    {
      name: 'for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN apt update\n',
      reports: [{ messageId: 'apt', on: 'apt' }],
      fixed: 'FROM debian:13\nONBUILD RUN apt-get update\n',
    },
    {
      name: 'in a branch and with rm behind it',
      dockerfile: run('if [ -x /usr/bin/apt ]; then apt install -y kettle; rm -rf /var/lib/apt/lists/*; fi'),
      reports: [{ messageId: 'apt', on: 'apt' }],
    },
  ],
})
