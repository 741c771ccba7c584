import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apk-pin-version.ts'

const alpine = (command: string): string => `FROM alpine:3.23\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    alpine('apk add --no-cache curl=8.17.0-r1'),
    alpine('apk add "curl~=8.17" "git~2.52" "jq=~1.8" "nodejs>24" "yarn<2" "make>=4"'),
    alpine('apk add ./printer.apk scanner-1.0.apk /tmp/fax.apk'),
    {
      name: 'the name of a virtual package',
      dockerfile: alpine('apk add --virtual .build gcc~=15 && apk del .build'),
    },
    { name: 'its short option', dockerfile: alpine('apk add -t .build gcc~=15') },
    {
      name: 'a repository',
      dockerfile: alpine(
        'apk add -X https://mirror.example.org/edge --repository=https://x.example.org curl~=8',
      ),
    },
    { name: 'a version and a repository', dockerfile: alpine('apk add curl=8.17.0-r1@edge') },
    { name: 'kept out', dockerfile: alpine('apk add "!busybox"') },
    {
      name: 'other subcommands',
      dockerfile: alpine('apk update && apk upgrade && apk del curl && apk info curl'),
    },
    { name: 'a variable without a value', dockerfile: 'FROM alpine:3.23\nARG WANTED\nRUN apk add $WANTED\n' },
    { name: 'what has to be new', dockerfile: alpine('apk add --no-cache ca-certificates tzdata') },
    { name: 'a stage that is not built', dockerfile: `${alpine('apk add curl')}FROM debian:13\n` },
  ],
  invalid: [
    {
      dockerfile: alpine('apk add --no-cache curl'),
      reports: [{ messageId: 'unpinned', on: 'curl', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'one report for a RUN',
      dockerfile: alpine('apk add curl~=8 git \\\n  jq && apk --no-cache add make'),
      reports: [{ messageId: 'unpinned', on: 'git' }],
    },
    {
      name: 'behind the name of a virtual package',
      dockerfile: alpine('apk add --no-cache --virtual .build gcc'),
      reports: [{ messageId: 'unpinned', on: 'gcc' }],
    },
    {
      name: 'a repository is no version',
      dockerfile: alpine('apk add curl@edge git'),
      reports: [
        { messageId: 'tagged', on: 'curl@edge' },
        { messageId: 'unpinned', on: 'git' },
      ],
    },
    {
      name: 'from a variable',
      dockerfile: 'FROM alpine:3.23\nENV WANTED="curl git"\nRUN apk add $WANTED\n',
      reports: [{ messageId: 'unpinned', on: '$WANTED' }],
    },
    {
      name: 'in a stage that only builds',
      dockerfile: 'FROM alpine:3.23 AS build\nRUN apk add gcc\nFROM alpine:3.23\nCOPY --from=build /a /a\n',
      reports: [{ messageId: 'unpinned', on: 'gcc' }],
    },
    {
      name: 'in a trigger',
      dockerfile: 'FROM alpine:3.23\nONBUILD RUN apk add gcc\n',
      reports: [{ messageId: 'unpinned', on: 'gcc' }],
    },
  ],
})
