import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './named-identity-without-passwd.ts'

const build = 'FROM golang:1.26 AS build\nRUN useradd --system --uid 10001 keeper\n'

testRule(rule, docs, {
  valid: [
    'FROM scratch\nCOPY ferry /ferry\nUSER 65532:65532\n',
    'FROM scratch\nCOPY --chown=65532:0 ferry /ferry\nUSER 65532\n',
    `${build}FROM scratch\nCOPY --from=build /etc/passwd /etc/group /etc/\nCOPY --chown=keeper ferry /ferry\nUSER keeper\n`,
    { name: 'a root file system', dockerfile: 'FROM scratch\nADD rootfs.tar.xz /\nUSER keeper\n' },
    { name: 'a folder may hold /etc', dockerfile: 'FROM scratch\nCOPY rootfs /\nUSER keeper\n' },
    {
      name: 'passwd of the context',
      dockerfile: 'FROM scratch\nCOPY passwd /etc/passwd\nUSER keeper\n',
      context: { passwd: 'keeper:x:10001:10001::/:/ferry\n' },
    },
    'FROM debian:13\nRUN useradd keeper\nUSER keeper\n',
    'FROM gcr.io/distroless/static-debian13\nUSER nonroot\n',
    { name: 'the base is not known', dockerfile: 'FROM registry.example.org/base:1\nUSER keeper\n' },
    { name: 'another USER is in effect', dockerfile: 'FROM scratch\nUSER keeper\nUSER 65532\n' },
    { name: 'a variable', dockerfile: 'FROM scratch\nARG OWNER\nUSER $OWNER\n' },
    {
      name: 'a stage that only hands on its files',
      dockerfile: 'FROM scratch AS files\nCOPY a /a\nUSER keeper\nFROM debian:13\nCOPY --from=files /a /a\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM scratch\nCOPY ferry /ferry\nUSER keeper\n',
      reports: [{ messageId: 'user', on: 'keeper', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM scratch\nCOPY ferry /ferry\nUSER 65532\n',
    },
    {
      name: 'the group counts, too',
      dockerfile: 'FROM scratch\nUSER 1000:crew\n',
      reports: [{ messageId: 'user', on: '1000:crew' }],
      fixed: 'FROM scratch\nUSER 1000:65532\n',
    },
    {
      name: 'even root is a name',
      dockerfile: 'FROM scratch\nCOPY --chown=root:root ferry /ferry\nUSER 65532\n',
      reports: [{ messageId: 'chown', on: 'root:root' }],
      fixed: 'FROM scratch\nCOPY --chown=0:0 ferry /ferry\nUSER 65532\n',
    },
    {
      name: 'the account of another stage',
      dockerfile: `${build}FROM scratch\nCOPY ferry /ferry\nUSER keeper\n`,
      reports: [{ messageId: 'elsewhere', on: 'keeper' }],
      fixed: `${build}FROM scratch\nCOPY ferry /ferry\nUSER 10001\n`,
    },
    {
      name: 'passwd comes too late',
      dockerfile: `${build}FROM scratch\nCOPY --chown=keeper ferry /ferry\nCOPY --from=build /etc/passwd /etc/passwd\nUSER keeper\n`,
      reports: [{ messageId: 'later', on: 'keeper' }],
    },
    {
      name: 'set in the stage below',
      dockerfile: 'FROM scratch AS base\nUSER keeper\nFROM base\nCOPY ferry /ferry\n',
      reports: [{ messageId: 'user', on: 'keeper' }],
    },
    {
      name: 'a certificate in /etc is no list of accounts',
      dockerfile: `FROM debian:13 AS build\nFROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/\nUSER keeper\n`,
      reports: [{ messageId: 'user', on: 'keeper', confidence: 'likely' }],
    },
    {
      name: 'each place',
      dockerfile: 'FROM scratch\nUSER keeper\nCOPY --chown=warden ferry /ferry\n',
      reports: [
        { messageId: 'user', on: 'keeper' },
        { messageId: 'chown', on: 'warden' },
      ],
    },
  ],
})
