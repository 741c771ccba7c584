import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './debian-frontend-env.ts'

const INSTALL = 'RUN apt-get update && apt-get install -y tzdata\n'

testRule(rule, docs, {
  valid: [
    `FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\n${INSTALL}`,
    'FROM debian:13\nRUN DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata\n',
    'FROM debian:13\nRUN export DEBIAN_FRONTEND=noninteractive && apt-get install -y tzdata\n',
    'FROM debian:13\nENV DEBIAN_FRONTEND=dialog\n',
    {
      name: 'put back at the end',
      dockerfile: `FROM debian:13\nENV DEBIAN_FRONTEND=noninteractive\n${INSTALL}ENV DEBIAN_FRONTEND=\n`,
    },
    {
      name: 'a stage that is thrown away',
      dockerfile: `FROM debian:13 AS build\nENV DEBIAN_FRONTEND=noninteractive\n${INSTALL}FROM debian:13\nCOPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo\n`,
    },
    'FROM debian:13\nENV MY_DEBIAN_FRONTEND=noninteractive\n',
    'FROM debian:13\nLABEL DEBIAN_FRONTEND=noninteractive\n',
  ],
  invalid: [
    {
      dockerfile: `FROM debian:13\nENV DEBIAN_FRONTEND=noninteractive\n${INSTALL}`,
      reports: [
        {
          messageId: 'kept',
          on: 'DEBIAN_FRONTEND=noninteractive',
          confidence: 'certain',
          severity: 'info',
        },
      ],
      fixed: `FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\n${INSTALL}`,
    },
    {
      name: 'the old form with a blank',
      dockerfile: `FROM debian:13\nENV DEBIAN_FRONTEND noninteractive\n${INSTALL}`,
      reports: [{ messageId: 'kept', on: 'DEBIAN_FRONTEND noninteractive' }],
      fixed: `FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\n${INSTALL}`,
    },
    {
      name: 'the last of several',
      dockerfile: `FROM debian:13\nENV TZ=UTC \\\n    DEBIAN_FRONTEND=noninteractive\n${INSTALL}`,
      reports: [{ messageId: 'kept', on: 'DEBIAN_FRONTEND=noninteractive' }],
      fixed: `FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\nENV TZ=UTC\n${INSTALL}`,
    },
    {
      name: 'the first of several',
      dockerfile: 'FROM debian:13\nENV DEBIAN_FRONTEND="noninteractive" \\\n    TZ=UTC\n',
      reports: [{ messageId: 'kept', on: 'DEBIAN_FRONTEND="noninteractive"' }],
      fixed: 'FROM debian:13\nARG DEBIAN_FRONTEND="noninteractive"\nENV TZ=UTC\n',
    },
    {
      name: 'one in the middle',
      dockerfile: 'FROM debian:13\nENV A=1 \\\n    DEBIAN_FRONTEND=noninteractive \\\n    B=2\n',
      reports: [{ messageId: 'kept', on: 'DEBIAN_FRONTEND=noninteractive' }],
      fixed: 'FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\nENV A=1 \\\n    B=2\n',
    },
    {
      name: 'an argument written into the image',
      dockerfile:
        'FROM debian:13\nARG DEBIAN_FRONTEND=noninteractive\nENV DEBIAN_FRONTEND=${DEBIAN_FRONTEND}\n',
      reports: [{ messageId: 'copied', on: 'DEBIAN_FRONTEND=${DEBIAN_FRONTEND}', confidence: 'certain' }],
    },
    {
      name: 'taken over from the stage below',
      dockerfile: `FROM debian:13 AS base\nENV DEBIAN_FRONTEND=teletype\nFROM base\n${INSTALL}`,
      reports: [{ messageId: 'kept', on: 'DEBIAN_FRONTEND=teletype' }],
    },
  ],
})
