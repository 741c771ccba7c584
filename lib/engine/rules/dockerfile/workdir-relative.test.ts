import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './workdir-relative.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nWORKDIR /tide\n',
    'FROM debian:13\nWORKDIR "/tide"\n',
    { name: 'behind an absolute one', dockerfile: 'FROM debian:13\nWORKDIR /tide\nWORKDIR pool\n' },
    {
      name: 'behind one of the stage below',
      dockerfile: 'FROM debian:13 AS base\nWORKDIR /tide\nFROM base AS more\nFROM more\nWORKDIR pool\n',
    },
    {
      name: 'a variable that holds an absolute path',
      dockerfile: 'FROM debian:13\nENV TIDE=/tide\nWORKDIR $TIDE/pool\n',
    },
    { name: 'a variable that may hold anything', dockerfile: 'FROM debian:13\nARG TIDE\nWORKDIR $TIDE\n' },
    'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nWORKDIR C:\\\\tide\n',
    'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nWORKDIR c:/tide\n',
    'FROM debian:13\nRUN make\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nWORKDIR tide\n',
      reports: [{ messageId: 'root', on: 'tide', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM debian:13\nWORKDIR /tide\n',
    },
    {
      name: 'an image that nothing is known of',
      dockerfile: 'FROM harbour.example/tide:1\nWORKDIR ./pool/\n',
      reports: [{ messageId: 'relative', on: './pool/' }],
      fixed: 'FROM harbour.example/tide:1\nWORKDIR /pool\n',
    },
    {
      name: 'the image sets another directory',
      dockerfile: 'FROM golang:1.27\nWORKDIR src/tide\n',
      reports: [{ messageId: 'moved', on: 'src/tide' }],
      fixed: 'FROM golang:1.27\nWORKDIR /go/src/tide\n',
    },
    {
      name: 'only the first one',
      dockerfile: 'FROM debian:13\nWORKDIR tide\nWORKDIR pool\n',
      reports: [{ messageId: 'root', on: 'tide' }],
    },
    {
      name: 'no shell expands the home directory',
      dockerfile: 'FROM debian:13\nWORKDIR ~/tide\n',
      reports: [{ messageId: 'tilde', on: '~/tide' }],
    },
    {
      dockerfile: 'FROM debian:13\nARG TIDE=pool\nWORKDIR ${TIDE}\n',
      reports: [{ messageId: 'variable', on: '${TIDE}' }],
    },
    {
      name: 'another chain of stages',
      dockerfile: 'FROM debian:13 AS base\nWORKDIR /tide\nFROM debian:13\nWORKDIR pool\n',
      reports: [{ messageId: 'root', on: 'pool' }],
    },
    {
      name: 'in quotes',
      dockerfile: "FROM debian:13\nWORKDIR 'low tide'\n",
      reports: [{ messageId: 'root', on: "'low tide'" }],
    },
  ],
})
