import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-chmod.ts'

testRule(rule, docs, {
  valid: [
    'FROM alpine:3.23\nCOPY --chmod=755 run.sh /bin/run.sh\n',
    {
      name: 'another file',
      dockerfile: 'FROM alpine:3.23\nCOPY run.sh /bin/run.sh\nRUN chmod +x /bin/stop.sh\n',
    },
    {
      name: 'something stands between',
      dockerfile:
        'FROM alpine:3.23\nCOPY run.sh /bin/run.sh\nRUN apk add --no-cache tini\nRUN chmod +x /bin/run.sh\n',
    },
    {
      name: 'the RUN does more',
      dockerfile: 'FROM alpine:3.23\nCOPY run.sh /bin/run.sh\nRUN chmod +x /bin/run.sh && adduser -D shop\n',
    },
    {
      name: 'a whole directory',
      dockerfile: 'FROM alpine:3.23\nCOPY bin /opt/bin/\nRUN chmod -R 755 /opt/bin\n',
    },
    { name: 'several files', dockerfile: 'FROM alpine:3.23\nCOPY a.sh b.sh /bin/\nRUN chmod +x /bin/a.sh\n' },
    { name: 'a pattern', dockerfile: 'FROM alpine:3.23\nCOPY *.sh /bin/\nRUN chmod +x /bin/a.sh\n' },
    {
      name: 'a value that is not known',
      dockerfile: 'FROM alpine:3.23\nARG F\nCOPY $F /bin/\nRUN chmod +x /bin/run.sh\n',
    },
    {
      name: 'in another stage',
      dockerfile: 'FROM alpine:3.23 AS a\nCOPY run.sh /r.sh\nFROM a\nRUN chmod +x /r.sh\n',
    },
    {
      name: 'a directory of the context',
      dockerfile: 'FROM alpine:3.23\nCOPY conf.d /etc/conf.d\nRUN chmod 700 /etc/conf.d\n',
      context: { 'conf.d/a': '1' },
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nCOPY run.sh /bin/run.sh\nRUN chmod 755 /bin/run.sh\nCMD ["run.sh"]\n',
      reports: [
        { messageId: 'separate', on: 'chmod 755 /bin/run.sh', confidence: 'certain', severity: 'info' },
      ],
      fixed: 'FROM alpine:3.23\nCOPY --chmod=755 run.sh /bin/run.sh\nCMD ["run.sh"]\n',
    },
    {
      name: 'symbolic, into a directory',
      dockerfile: 'FROM alpine:3.23\nCOPY --chown=1001 run.sh /opt/\nRUN chmod u+x,go-w /opt/run.sh\n',
      reports: [{ messageId: 'separate', on: 'chmod u+x,go-w /opt/run.sh' }],
      fixed: 'FROM alpine:3.23\nCOPY --chmod=u+x,go-w --chown=1001 run.sh /opt/\n',
    },
    {
      name: 'relative to the working directory',
      dockerfile: 'FROM alpine:3.23\nWORKDIR /opt\nCOPY run.sh .\n\nRUN chmod +x run.sh\n',
      reports: [{ messageId: 'separate', on: 'chmod +x run.sh' }],
      fixed: 'FROM alpine:3.23\nWORKDIR /opt\nCOPY --chmod=+x run.sh .\n',
    },
    {
      name: 'a mode is given already',
      dockerfile: 'FROM alpine:3.23\nCOPY --chmod=644 run.sh /bin/run.sh\nRUN chmod 755 /bin/run.sh\n',
      reports: [{ messageId: 'again', on: 'chmod 755 /bin/run.sh' }],
      fixed: 'FROM alpine:3.23\nCOPY --chmod=755 run.sh /bin/run.sh\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM alpine:3.23\nCOPY run.sh /bin/run.sh\nRUN ["chmod", "+x", "/bin/run.sh"]\n',
      reports: [{ messageId: 'separate', on: '"chmod", "+x", "/bin/run.sh"' }],
    },
    {
      name: 'out of another stage, where it may be a directory',
      dockerfile:
        'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /out/api /usr/bin/shop\nRUN chmod 755 /usr/bin/shop\n',
      reports: [{ messageId: 'separate', on: 'chmod 755 /usr/bin/shop', confidence: 'likely' }],
    },
    {
      name: 'a comment between them stays, so the RUN does, too',
      dockerfile: 'FROM alpine:3.23\nCOPY run.sh /bin/run.sh\n# it came without\nRUN chmod +x /bin/run.sh\n',
      reports: [{ messageId: 'separate', on: 'chmod +x /bin/run.sh' }],
      fixed: 'FROM alpine:3.23\nCOPY run.sh /bin/run.sh\n# it came without\nRUN chmod +x /bin/run.sh\n',
    },
    {
      name: 'a file written in place',
      dockerfile: 'FROM alpine:3.23\nCOPY <<EOF /bin/hi\n#!/bin/sh\necho hi\nEOF\nRUN chmod 755 /bin/hi\n',
      reports: [{ messageId: 'separate', on: 'chmod 755 /bin/hi' }],
    },
  ],
})
