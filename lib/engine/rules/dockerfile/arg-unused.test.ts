import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './arg-unused.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nARG PIER=east\nENV PIER=$PIER\n',
    'FROM debian:13\nARG PIER=east\nRUN mkdir /${PIER}\n',
    {
      name: 'in a stage built on it',
      dockerfile: 'FROM debian:13 AS base\nARG PIER=east\nFROM base\nLABEL pier=$PIER\n',
    },
    { name: 'a program may read it', dockerfile: 'FROM node:24\nARG PIER=east\nRUN npm run build\n' },
    { name: 'a script that nobody can follow', dockerfile: 'FROM debian:13\nARG PIER\nRUN ["/bin/build"]\n' },
    'FROM debian:13\nARG HTTP_PROXY\nARG TARGETARCH\nRUN mkdir /a\n',
    { name: 'it is there for the cache', dockerfile: 'FROM debian:13\nARG CACHEBUST=1\nRUN mkdir /a\n' },
    { name: 'a FROM asks for it, in vain', dockerfile: 'FROM debian:13\nARG PIER\nFROM $PIER\n' },
    { name: 'before the first stage', dockerfile: 'ARG PIER\nFROM debian:13\n' },
    { name: 'a stage that is not built', dockerfile: 'FROM debian:13 AS old\nARG PIER\nFROM debian:13\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nARG PIER=east\nRUN mkdir /srv/pier\n',
      reports: [{ messageId: 'unused', on: 'PIER', confidence: 'likely', severity: 'info' }],
      fixed: 'FROM debian:13\nRUN mkdir /srv/pier\n',
    },
    {
      name: 'spelled another way',
      dockerfile: 'FROM debian:13\nARG PIERS=2\nENV PIER=$PIER MY_PIERS=1\n',
      reports: [{ messageId: 'unused', on: 'PIERS' }],
    },
    {
      name: 'used before it',
      dockerfile: 'FROM debian:13\nRUN make PIER=$PIER\nARG PIER\nCMD ["true"]\n',
      reports: [{ messageId: 'unused', on: 'PIER' }],
    },
    {
      name: 'one of two',
      dockerfile: 'FROM debian:13\nARG PIER=1 SHIP=2\nLABEL ship=$SHIP\n',
      reports: [{ messageId: 'unused', on: 'PIER' }],
    },
    {
      name: 'used in a stage that is not built on it',
      dockerfile:
        'FROM debian:13 AS a\nARG PIER=1\nRUN touch /x\nFROM debian:13\nCOPY --from=a /x /x\nLABEL pier=$PIER\n',
      reports: [{ messageId: 'unused', on: 'PIER' }],
    },
    {
      name: 'behind the last RUN',
      dockerfile: 'FROM node:24\nRUN npm run build\nARG PIER\nCMD ["node"]\n',
      reports: [{ messageId: 'unused', on: 'PIER' }],
    },
  ],
})
