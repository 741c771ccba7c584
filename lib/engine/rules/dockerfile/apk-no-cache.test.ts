import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apk-no-cache.ts'

testRule(rule, docs, {
  valid: [
    'FROM alpine:3.22\nONBUILD RUN apk add --no-cache make\n',
    'FROM alpine:3.23\nRUN apk add --no-cache curl\n',
    'FROM alpine:3.23\nRUN apk --no-cache add curl\n',
    { name: 'the flag at the end', dockerfile: 'FROM alpine:3.23\nRUN apk add curl --no-cache\n' },
    'FROM alpine:3.23\nRUN apk add --update curl && rm -rf /var/cache/apk/*\n',
    'FROM alpine:3.23\nRUN apk -U add curl && rm -f /var/cache/apk/*\n',
    'FROM alpine:3.23\nRUN apk update && apk add curl && rm -rf /var/cache/*\n',
    'FROM alpine:3.23\nRUN apk add curl && find /var/cache/apk -type f -delete\n',
    'FROM alpine:3.23\nRUN --mount=type=cache,target=/var/cache/apk apk add curl\n',
    'FROM alpine:3.23\nRUN --mount=type=tmpfs,target=/var/cache apk add curl\n',
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM alpine:3.23 AS build\nRUN apk add gcc\nFROM alpine:3.23\nCOPY --from=build /bin/tide /bin/\n',
    },
    {
      name: 'words in a text are no command',
      dockerfile: 'FROM alpine:3.23\nRUN echo "apk add curl" > /notes.txt\n',
    },
    'FROM alpine:3.23\nRUN apk del curl\n',
    {
      name: 'an update alone is another matter',
      dockerfile: 'FROM alpine:3.23\nRUN apk update\n',
    },
  ],
  invalid: [
    {
      name: 'kept for later builds',
      dockerfile: 'FROM alpine:3.22\nONBUILD RUN apk add make\n',
      reports: [{ messageId: 'kept', on: 'apk add', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN apk add curl\n',
      reports: [{ messageId: 'kept', on: 'apk add', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM alpine:3.23\nRUN apk add --no-cache curl\n',
    },
    {
      name: 'one finding for a RUN, the fix for all of it',
      dockerfile: 'FROM alpine:3.23\nRUN apk -q add curl \\\n && apk add \\\n    --virtual .build gcc\n',
      reports: [{ messageId: 'kept', on: 'apk -q add' }],
      fixed:
        'FROM alpine:3.23\nRUN apk -q add --no-cache curl \\\n && apk add --no-cache \\\n    --virtual .build gcc\n',
    },
    {
      name: 'an update and an install',
      dockerfile: 'FROM alpine:3.23\nRUN apk update && apk add curl\n',
      reports: [{ messageId: 'kept', on: 'apk add' }],
      fixed: 'FROM alpine:3.23\nRUN apk update --no-cache && apk add --no-cache curl\n',
    },
    {
      name: 'a directory beside it',
      dockerfile: 'FROM alpine:3.23\nRUN apk add curl && rm -rf /var/lib/apk /tmp/*\n',
      reports: [{ messageId: 'kept', on: 'apk add' }],
    },
    {
      name: 'removed too early',
      dockerfile: 'FROM alpine:3.23\nRUN rm -rf /var/cache/apk/* && apk add curl\n',
      reports: [{ messageId: 'early', on: 'apk add' }],
    },
    {
      name: 'removed in another layer',
      dockerfile: 'FROM alpine:3.23\nRUN apk add curl\nRUN rm -rf /var/cache/apk/*\n',
      reports: [{ messageId: 'later', on: 'apk add' }],
    },
    {
      name: 'an update brings the index that the option avoids',
      dockerfile: 'FROM alpine:3.23\nRUN apk update && apk add --no-cache curl\n',
      reports: [{ messageId: 'update', on: 'apk update' }],
      fixed: 'FROM alpine:3.23\nRUN apk update --no-cache && apk add --no-cache curl\n',
    },
    {
      name: 'a mount elsewhere',
      dockerfile: 'FROM alpine:3.23\nRUN --mount=type=cache,target=/root/.cache apk add curl\n',
      reports: [{ messageId: 'kept', on: 'apk add' }],
    },
    {
      name: 'within a heredoc',
      dockerfile: 'FROM alpine:3.23\nRUN <<EOF\nset -e\napk add curl\nEOF\n',
      reports: [{ messageId: 'kept', on: 'apk add' }],
      fixed: 'FROM alpine:3.23\nRUN <<EOF\nset -e\napk add --no-cache curl\nEOF\n',
    },
    {
      name: 'below the final stage',
      dockerfile: 'FROM node:24-alpine AS base\nRUN apk add git\nFROM base\n',
      reports: [{ messageId: 'kept', on: 'apk add' }],
    },
    {
      name: 'a script may clean',
      dockerfile: 'FROM alpine:3.23\nRUN apk add curl && /opt/clean.sh\n',
      reports: [{ messageId: 'kept', on: 'apk add', confidence: 'likely' }],
    },
  ],
})
