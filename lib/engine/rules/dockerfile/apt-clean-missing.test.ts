import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apt-clean-missing.ts'

const after = (rest: string): string =>
  `FROM debian:13-slim\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN ${rest}\n`
const install = 'apt-get update && apt-get install -y --no-install-recommends nginx'

testRule(rule, docs, {
  valid: [
    { name: 'the image cleans by itself', dockerfile: `FROM debian:13-slim\nRUN ${install}\n` },
    after(`${install} && apt-get clean`),
    after(`${install} && rm -rf /var/cache/apt/* /var/lib/apt/lists/*`),
    after(`${install} && rm -rf /var/cache/apt/archives`),
    after(`--mount=type=cache,target=/var/cache/apt ${install}`),
    after(`--mount=type=tmpfs,target=/var/cache ${install}`),
    { name: 'a script may clean', dockerfile: after(`${install} && ./tidy.sh`) },
    {
      name: 'a stage that is thrown away',
      dockerfile: `${after(install).replace('slim', 'slim AS build')}FROM debian:13\nCOPY --from=build /a /b\n`,
    },
    {
      name: 'deleted only behind the install',
      dockerfile: `FROM debian:13-slim\nRUN ${install}\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\n`,
    },
  ],
  invalid: [
    {
      dockerfile: after(install),
      reports: [{ messageId: 'kept', on: 'apt-get install', confidence: 'likely', severity: 'info' }],
      fixed: after(`${install} && apt-get clean`),
    },
    {
      name: 'cleaned before the install',
      dockerfile: after(`apt-get clean && ${install}`),
      reports: [{ messageId: 'kept', on: 'apt-get install' }],
    },
    {
      name: 'in the same RUN',
      dockerfile: `FROM debian:13-slim\nRUN rm /etc/apt/apt.conf.d/docker-clean && ${install}\n`,
      reports: [{ messageId: 'kept', on: 'apt-get install' }],
    },
    {
      name: 'only one of two with a mount',
      dockerfile: `${after(`--mount=type=cache,target=/var/cache/apt ${install}`)}RUN apt-get update && apt-get -y install curl\n`,
      reports: [{ messageId: 'kept', on: 'apt-get -y install' }],
    },
    {
      name: 'a mount for the lists alone',
      dockerfile: after(`--mount=type=cache,target=/var/lib/apt ${install}`),
      reports: [{ messageId: 'kept', on: 'apt-get install' }],
    },
    {
      name: 'the stage below switched it off',
      dockerfile: `FROM debian:13 AS base\nRUN rm /etc/apt/apt.conf.d/docker-clean\nFROM base\nRUN ${install}\n`,
      reports: [{ messageId: 'kept', on: 'apt-get install' }],
    },
    {
      name: 'cleaned in another layer',
      dockerfile: `${after(install)}RUN apt-get clean\n`,
      reports: [{ messageId: 'kept', on: 'apt-get install' }],
    },
  ],
})
