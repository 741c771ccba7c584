import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './secret-literal.ts'

/** Put together here, so that no scanner takes this file for a leak. */
const AWS = `AKIA${'QZ7LWMX3PD5RTK2V'}`
const GITHUB = `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`
const KEY = `-----BEGIN ${'OPENSSH'} PRIVATE KEY-----`

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nRUN git clone https://git.example.com/tides.git\n',
    {
      name: 'a variable',
      dockerfile: 'FROM debian:13\nRUN tides sync postgres://harbour:$PASSWORD@db.example.com/\n',
    },
    { name: 'what documentation writes', dockerfile: 'FROM debian:13\n# postgres://user:password@host/db\n' },
    {
      name: 'the name says it; another rule speaks',
      dockerfile: `FROM debian:13\nENV GITHUB_TOKEN=${GITHUB}\n`,
    },
    { name: 'a global ARG by its name', dockerfile: `ARG GITHUB_TOKEN=${GITHUB}\nFROM debian:13\n` },
    {
      name: 'a stand-in',
      dockerfile: 'FROM debian:13\nENV ACCESS=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
    },
    { name: 'a public key', dockerfile: 'FROM debian:13\nRUN echo "-----BEGIN PUBLIC KEY-----" > /k.pem\n' },
    'FROM debian:13\nRUN git clone git@git.example.com:tides.git\n',
  ],
  invalid: [
    {
      dockerfile: `FROM debian:13\nRUN tides login ${GITHUB}\n`,
      reports: [{ messageId: 'value', on: GITHUB, confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'two in one instruction',
      dockerfile: `FROM debian:13\nLABEL a=${GITHUB} b=${AWS}\n`,
      reports: [
        { messageId: 'value', on: GITHUB },
        { messageId: 'value', on: AWS },
      ],
    },
    {
      dockerfile: 'FROM debian:13\nENV SOURCE=postgres://harbour:spring-neap-77@db.example.com/tides\n',
      reports: [{ messageId: 'value', on: 'postgres://harbour:spring-neap-77@' }],
    },
    {
      name: 'a heredoc',
      dockerfile: `FROM debian:13\nCOPY <<EOF /root/.ssh/id\n${KEY}\nabc\nEOF\n`,
      reports: [{ messageId: 'value', on: KEY }],
    },
    {
      name: 'a comment',
      dockerfile: `FROM debian:13\n# old: ${AWS}\nRUN true\n`,
      reports: [{ messageId: 'comment', on: AWS }],
    },
    {
      name: 'an example of the documentation',
      dockerfile: 'FROM debian:13\nRUN aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE\n',
      reports: [{ messageId: 'example', on: 'AKIAIOSFODNN7EXAMPLE', severity: 'info' }],
    },
    {
      name: 'a login for tests',
      dockerfile: 'FROM debian:13\nENV SOURCE=postgres://tides:tides@db/tides\n',
      reports: [{ messageId: 'standIn', on: 'postgres://tides:tides@', severity: 'info' }],
    },
    {
      name: 'a stage that is not built',
      dockerfile: `FROM debian:13 AS old\nRUN tides login ${GITHUB}\nFROM debian:13\n`,
      reports: [{ messageId: 'value', on: GITHUB }],
    },
  ],
})
