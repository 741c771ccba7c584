import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './shell-run-in-scratch.ts'

testRule(rule, docs, {
  valid: [
    'FROM scratch\nCOPY tide /tide\nENTRYPOINT ["/tide"]\n',
    'FROM debian:13\nRUN mkdir /data\n',
    {
      name: 'an archive may be a root file system',
      dockerfile: 'FROM scratch\nADD rootfs.tar.xz /\nRUN mkdir /data\n',
    },
    {
      name: 'the shell was copied to its place',
      dockerfile: 'FROM scratch\nCOPY --from=busybox:1.37 /bin/sh /bin/sh\nRUN echo open > /sign\n',
    },
    {
      name: 'the whole file system of another stage',
      dockerfile:
        'FROM alpine:3.23 AS fs\nRUN rm -rf /var/cache\nFROM scratch\nCOPY --from=fs / /\nRUN mkdir /data\n',
    },
    {
      name: 'a folder of the context may hold anything',
      dockerfile: 'FROM scratch\nCOPY rootfs/ /\nRUN mkdir /data\n',
    },
    {
      name: 'SHELL names what was copied',
      dockerfile:
        'FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /busybox\nSHELL ["/busybox", "sh", "-c"]\nRUN echo open\n',
    },
    {
      name: 'the exec form needs no shell',
      dockerfile: 'FROM scratch\nCOPY tide /tide\nRUN ["/tide", "--version"]\n',
    },
    {
      name: 'a mount brings the shell along',
      dockerfile: 'FROM scratch\nRUN --mount=from=busybox:1.37,target=/bin echo open\n',
    },
    'FROM gcr.io/distroless/static-debian13:nonroot\nRUN echo open\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM scratch\nRUN mkdir /data\n',
      reports: [{ messageId: 'none', on: 'mkdir /data', confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'the build ends at the first of them',
      dockerfile: 'FROM scratch\nCOPY tide /tide\nRUN chmod +x /tide\nRUN mkdir /data\n',
      reports: [{ messageId: 'none', on: 'chmod +x /tide' }],
    },
    {
      name: 'a stage on top of it',
      dockerfile: 'FROM scratch AS base\nCOPY tide /tide\nFROM base\nRUN mkdir /data\n',
      reports: [{ messageId: 'none', on: 'mkdir /data' }],
    },
    {
      name: 'a shell somewhere else',
      dockerfile: 'FROM scratch\nCOPY --from=busybox:1.37 /bin/busybox /bin/busybox\nRUN mkdir /data\n',
      reports: [{ messageId: 'elsewhere', on: 'mkdir /data' }],
    },
    {
      name: 'the exec form that starts a shell',
      dockerfile: 'FROM scratch\nRUN ["/bin/sh", "-c", "mkdir /data"]\n',
      reports: [{ messageId: 'none', on: 'RUN ["/bin/sh", "-c", "mkdir /data"]' }],
    },
    {
      name: 'SHELL names one that is not there',
      dockerfile: 'FROM scratch\nCOPY tide /tide\nSHELL ["/bin/bash", "-c"]\nRUN mkdir /data\n',
      reports: [{ messageId: 'none', on: 'mkdir /data' }],
    },
    {
      name: 'a stage that is not built stops nothing',
      dockerfile: 'FROM scratch AS old\nRUN mkdir /data\nFROM debian:13\n',
      reports: [{ messageId: 'none', on: 'mkdir /data', severity: 'warning' }],
    },
  ],
})
