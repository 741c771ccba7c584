import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apk-virtual.ts'

const run = (rest: string): string => `FROM alpine:3.22\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    run('apk add --no-cache --virtual .build gcc make && make && apk del .build'),
    run('apk add --no-cache -t .build gcc make && make && apk del .build'),
    run('apk add --no-cache --virtual=.build gcc make && make && apk del gcc make'),
    {
      name: 'one package needs no group',
      dockerfile: run('apk add --no-cache curl && curl -O x && apk del curl'),
    },
    { name: 'what was there before', dockerfile: run('apk add --no-cache gcc && apk del wget tar') },
    {
      name: 'another RUN: the layer keeps them all the same',
      dockerfile: `${run('apk add --no-cache gcc make')}RUN apk del gcc make\n`,
    },
    run('apk add --no-cache gcc make'),
    'FROM debian:13\nRUN apt-get install -y gcc make && apt-get purge -y gcc make\n',
  ],
  invalid: [
    {
      dockerfile: run('apk add --no-cache gcc make && make && apk del gcc make'),
      reports: [{ messageId: 'twice', on: 'apk del', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'some of them',
      dockerfile: run('apk add --no-cache gcc make nginx && make && apk del gcc make'),
      reports: [{ messageId: 'twice', on: 'apk del' }],
    },
    {
      name: 'added one by one, with versions',
      dockerfile: run('apk add gcc=14.2.0-r6 && apk add make && make; apk --purge del make gcc'),
      reports: [{ messageId: 'twice', on: 'apk --purge del' }],
    },
    {
      name: 'one of two deletions',
      dockerfile: run('apk add a-dev b-dev c && apk del c && apk del a-dev b-dev'),
      reports: [{ messageId: 'twice', on: 'apk del' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM alpine:3.22\nONBUILD RUN apk add gcc make && apk del make gcc\n',
      reports: [{ messageId: 'twice', on: 'apk del' }],
    },
    {
      name: 'it may not run',
      dockerfile:
        'FROM alpine:3.22\nARG SLIM\nRUN apk add gcc make && if [ -n "$SLIM" ]; then apk del gcc make; fi\n',
      reports: [{ messageId: 'twice', on: 'apk del', confidence: 'likely' }],
    },
  ],
})
