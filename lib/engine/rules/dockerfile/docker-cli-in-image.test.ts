import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './docker-cli-in-image.ts'

const CMD = 'CMD ["node", "/srv/tide.js"]\n'
const node = (rest: string): string => `FROM node:24\n${rest}\n${CMD}`

testRule(rule, docs, {
  valid: [
    node('RUN apt-get update && apt-get install -y curl'),
    {
      name: 'an image that starts nothing of its own',
      dockerfile: 'FROM debian:13\nRUN apt-get install -y docker.io\n',
    },
    {
      name: 'a builder',
      dockerfile: `FROM debian:13 AS build\nRUN apt-get install -y docker.io\nFROM node:24\nCOPY --from=build /a /b\n${CMD}`,
    },
    {
      name: 'the agent of a pipeline',
      dockerfile: 'FROM jenkins/inbound-agent:3355\nRUN apt-get install -y docker-ce-cli\nCMD ["x"]\n',
    },
    {
      name: 'its stage says what it is for',
      dockerfile: `FROM node:24 AS ci-tools\nRUN apt-get install -y docker.io\n${CMD}`,
    },
    {
      name: 'taken away again',
      dockerfile: node('RUN apt-get install -y docker.io && apt-get purge -y docker.io'),
    },
    node('COPY --from=docker:29-cli /usr/local/libexec/docker/cli-plugins /plugins'),
    node('COPY docker /srv/docker'),
    { name: 'a prompt', dockerfile: 'FROM debian:13\nRUN apt-get install -y docker.io\nCMD ["/bin/bash"]\n' },
    {
      name: 'the daemon',
      dockerfile:
        'FROM debian:13\nRUN apt-get install -y moby-engine\nENTRYPOINT ["dockerd-entrypoint.sh"]\n',
    },
  ],
  invalid: [
    {
      dockerfile: node('RUN apt-get update && apt-get install -y docker.io'),
      reports: [{ messageId: 'installed', on: 'docker.io', confidence: 'likely', severity: 'info' }],
    },
    {
      name: 'one finding for all of it',
      dockerfile: node('RUN apt-get install -y docker-ce docker-ce-cli containerd.io'),
      reports: [{ messageId: 'installed', on: 'docker-ce' }],
    },
    {
      dockerfile: `FROM alpine:3.22\nRUN apk add --no-cache docker-cli\n${CMD}`,
      reports: [{ messageId: 'installed', on: 'docker-cli' }],
    },
    {
      dockerfile: `FROM fedora:43\nRUN dnf install -y moby-engine\n${CMD}`,
      reports: [{ messageId: 'installed', on: 'moby-engine' }],
    },
    {
      dockerfile: node('COPY --from=docker:29-cli /usr/local/bin/docker /usr/local/bin/'),
      reports: [{ messageId: 'copied', on: '/usr/local/bin/docker' }],
    },
    {
      name: 'in the stage below',
      dockerfile: `FROM node:24 AS base\nRUN apt-get install -y docker.io\nFROM base\n${CMD}`,
      reports: [{ messageId: 'installed', on: 'docker.io' }],
    },
  ],
})
