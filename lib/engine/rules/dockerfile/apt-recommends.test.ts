import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apt-recommends.ts'

const run = (rest: string): string => `FROM debian:13-slim\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    run('apt-get update && apt-get install -y --no-install-recommends nginx'),
    run('apt-get --no-install-recommends -y install nginx'),
    {
      name: 'the flag behind the packages',
      dockerfile: run('apt-get install -y nginx --no-install-recommends'),
    },
    run('apt-get install -y -o APT::Install-Recommends=false nginx'),
    run('apt-get -o APT::Install-Recommends=0 install -y nginx'),
    run('apt-get -oAPT::Install-Recommends=no install -y nginx'),
    run('aptitude install -y -R nginx'),
    {
      name: 'switched off in a file before it',
      dockerfile:
        'FROM debian:13\nRUN echo \'APT::Install-Recommends "false";\' > /etc/apt/apt.conf.d/99lean\nRUN apt-get install -y nginx\n',
    },
    {
      name: 'switched off in the stage below',
      dockerfile:
        'FROM debian:13 AS base\nCOPY <<EOF /etc/apt/apt.conf.d/99lean\nAPT::Install-Recommends "0";\nEOF\nFROM base\nRUN apt-get install -y nginx\n',
    },
    run('apt-get remove -y nginx'),
    run('apt-get upgrade -y'),
    run('echo "apt-get install nginx"'),
    {
      name: 'a stage that nothing needs',
      dockerfile: 'FROM debian:13 AS lab\nRUN apt-get install -y nginx\nFROM alpine:3.23\n',
    },
  ],
  invalid: [
    {
      name: 'kept for later builds',
      dockerfile:
        'FROM debian:13-slim\nONBUILD RUN apt-get update && apt-get install -y make && rm -rf /var/lib/apt/lists/*\n',
      reports: [{ messageId: 'recommends', on: 'apt-get install', confidence: 'likely' }],
    },
    {
      dockerfile: run('apt-get update && apt-get install -y curl'),
      reports: [{ messageId: 'size', on: 'apt-get install', confidence: 'certain', severity: 'info' }],
      fixed: run('apt-get update && apt-get install --no-install-recommends -y curl'),
    },
    {
      name: 'before the subcommand stands another option',
      dockerfile: run('apt-get -y -qq install curl'),
      reports: [{ messageId: 'size', on: 'apt-get -y -qq install' }],
      fixed: run('apt-get -y -qq install --no-install-recommends curl'),
    },
    {
      name: 'apt and a list in a variable',
      dockerfile: 'FROM debian:13\nARG PACKAGES\nRUN apt install -y $PACKAGES\n',
      reports: [{ messageId: 'recommends', on: 'apt install' }],
      fixed: 'FROM debian:13\nARG PACKAGES\nRUN apt install --no-install-recommends -y $PACKAGES\n',
    },
    {
      name: 'the weight is known',
      dockerfile: run('apt-get install -y build-essential'),
      reports: [{ messageId: 'size', on: 'apt-get install' }],
    },
    {
      name: 'one finding for a RUN, the fix for all of it',
      dockerfile: run('apt-get install -y curl && apt-get install -y jq'),
      reports: [{ messageId: 'size', on: 'apt-get install' }],
      fixed: run(
        'apt-get install --no-install-recommends -y curl && apt-get install --no-install-recommends -y jq',
      ),
    },
    {
      name: 'the other option',
      dockerfile: run('apt-get install -y --no-install-suggests curl'),
      reports: [{ messageId: 'suggests', on: 'apt-get install' }],
    },
    {
      name: 'a builder',
      dockerfile:
        'FROM debian:13 AS build\nRUN apt-get install -y gcc\nFROM debian:13-slim\nCOPY --from=build /tide /\n',
      reports: [{ messageId: 'builder', on: 'apt-get install', confidence: 'possible' }],
    },
    {
      name: 'a base nothing is known of',
      dockerfile: 'FROM harbour/base\nRUN apt-get install -y curl\n',
      reports: [{ messageId: 'size', on: 'apt-get install', confidence: 'likely' }],
    },
    {
      name: 'settings nobody can read here',
      dockerfile: 'FROM debian:13\nCOPY apt.conf /etc/apt/apt.conf\nRUN apt-get install -y curl\n',
      reports: [{ messageId: 'size', on: 'apt-get install', confidence: 'possible' }],
    },
  ],
})
