import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './install-without-update.ts'

const debian = (text: string): string => `FROM debian:13\n${text}\n`
const CLEAN = 'rm -rf /var/lib/apt/lists/*'

testRule(rule, docs, {
  valid: [
    debian(`RUN apt-get update && apt-get install -y jq && ${CLEAN}`),
    {
      name: 'an older layer kept the lists',
      dockerfile: debian('RUN apt-get update\nRUN apt-get install -y jq'),
    },
    {
      name: 'the stage below kept the lists',
      dockerfile: 'FROM debian:13 AS base\nRUN apt-get update\nFROM base\nRUN apt-get install -y jq\n',
    },
    { name: 'a file', dockerfile: debian('COPY jq.deb /tmp/\nRUN apt-get install -y /tmp/jq.deb') },
    { name: 'a file that was downloaded', dockerfile: debian('RUN apt-get install -y ./jq_1.8_amd64.deb') },
    {
      name: 'lists in a cache',
      dockerfile: debian('RUN --mount=type=cache,target=/var/lib/apt apt-get install -y jq'),
    },
    {
      name: 'nothing is known of the base',
      dockerfile: 'FROM registry.example.org/base:1\nRUN apt-get install -y jq\n',
    },
    {
      name: 'a script may fetch them',
      dockerfile: debian('RUN curl -fsSL https://example.org/setup.sh | bash - && apt-get install -y nodejs'),
    },
    {
      name: 'add-apt-repository fetches them',
      dockerfile: debian('RUN add-apt-repository ppa:a/b && apt-get install -y jq'),
    },
    {
      name: 'an update that may have run',
      dockerfile: debian('RUN test -e /x || apt-get update; apt-get install -y jq'),
    },
    { name: 'unfinished installs', dockerfile: debian('RUN dpkg -i /tmp/jq.deb || apt-get install -y -f') },
    { name: 'a variable', dockerfile: 'FROM debian:13\nARG WHAT\nRUN apt-get install -y $WHAT\n' },
    {
      name: 'copied lists',
      dockerfile:
        'FROM debian:13 AS a\nRUN apt-get update\nFROM debian:13\nCOPY --from=a /var/lib/apt/lists /var/lib/apt/lists\nRUN apt-get install -y jq\n',
    },
    'FROM alpine:3.23\nRUN apk add jq\n',
    { name: 'apt updates by itself', dockerfile: debian('RUN apt-get install --update -y jq') },
  ],
  invalid: [
    {
      dockerfile: debian('RUN apt-get install -y jq'),
      reports: [{ messageId: 'none', on: 'apt-get install', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'removed by an earlier layer',
      dockerfile: debian(
        `RUN apt-get update && apt-get install -y jq && ${CLEAN}\nRUN apt-get install -y curl && ls`,
      ),
      reports: [{ messageId: 'removed', on: 'apt-get install', confidence: 'certain' }],
    },
    {
      name: 'what is there already needs no lists',
      dockerfile: debian(
        `RUN apt-get update && apt-get install -y git && ${CLEAN}\nRUN apt-get install -y git`,
      ),
      reports: [{ messageId: 'removed', on: 'apt-get install', confidence: 'likely' }],
    },
    {
      name: 'removed in the same RUN, on a base that nothing is known of',
      dockerfile: `FROM registry.example.org/base:1\nRUN apt-get update && ${CLEAN} && apt-get -y install jq\n`,
      reports: [{ messageId: 'removed', on: 'apt-get -y install' }],
    },
    {
      name: 'removed in the stage below',
      dockerfile: `FROM debian:13 AS base\nRUN apt-get update && apt-get install -y jq && ${CLEAN}\nFROM base\nRUN apt install -y curl\n`,
      reports: [{ messageId: 'removed', on: 'apt install' }],
    },
    {
      name: 'the update comes too late',
      dockerfile: debian('RUN apt-get install -y ca-certificates && apt-get update && apt-get install -y jq'),
      reports: [{ messageId: 'late', on: 'apt-get install' }],
    },
    {
      name: 'lists in a cache are not in the layer',
      dockerfile: debian(
        'RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y jq\nRUN apt-get install -y curl',
      ),
      reports: [{ messageId: 'none', on: 'apt-get install' }],
    },
    {
      name: 'an image on top of Debian',
      dockerfile: 'FROM python:3.13-slim\nRUN pip install flask\nRUN apt-get install -y ./local.deb gcc\n',
      reports: [{ messageId: 'none', on: 'apt-get install' }],
    },
    {
      name: 'one report for a RUN',
      dockerfile: debian('RUN apt-get install -y jq && apt-get install -y curl'),
      reports: [{ messageId: 'none', on: 'apt-get install' }],
    },
    {
      name: 'an image by somebody else',
      dockerfile: 'FROM nvidia/cuda:13.0.2-base-ubuntu24.04\nRUN apt-get install -y jq\n',
      reports: [{ messageId: 'none', on: 'apt-get install', confidence: 'likely' }],
    },
  ],
})
