import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './add-remote-unverified.ts'

const add = (rest: string): string => `FROM debian:13-slim\nADD ${rest}\n`

testRule(rule, docs, {
  valid: [
    add('--checksum=sha256:abc https://downloads.example.com/tides /usr/bin/tides'),
    add('tides.tar.gz /opt/'),
    add('https://git.example.com/tides.git#0123456789abcdef0123456789abcdef01234567 /src'),
    add('--checksum=0123456789abcdef0123456789abcdef01234567 https://git.example.com/tides.git#v2 /src'),
    add('https://git.example.com/tides.git?ref=v2&commit=0123456789abcdef0123456789abcdef01234567 /src'),
    {
      name: 'curl is another rule',
      dockerfile: 'FROM debian:13-slim\nRUN curl -O https://downloads.example.com/tides\n',
    },
    'FROM debian:13 AS old\nADD https://downloads.example.com/tides /\nFROM debian:13-slim\n',
  ],
  invalid: [
    {
      dockerfile: add('https://downloads.example.com/tides /usr/bin/tides'),
      reports: [
        {
          messageId: 'file',
          on: 'https://downloads.example.com/tides',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
    },
    {
      dockerfile: add('http://downloads.example.com/tides /usr/bin/tides'),
      reports: [{ messageId: 'plain', on: 'http://downloads.example.com/tides' }],
    },
    {
      dockerfile: add('https://downloads.example.com/tides.tar.gz /opt/'),
      reports: [{ messageId: 'archive', on: 'https://downloads.example.com/tides.tar.gz' }],
    },
    {
      dockerfile: add('--unpack=true https://downloads.example.com/tides.tar.gz /opt/'),
      reports: [{ messageId: 'file', on: 'https://downloads.example.com/tides.tar.gz' }],
    },
    {
      dockerfile: add('https://git.example.com/tides.git#main /src'),
      reports: [{ messageId: 'branch', on: 'https://git.example.com/tides.git#main' }],
    },
    {
      dockerfile: add('git@git.example.com:harbour/tides.git /src'),
      reports: [{ messageId: 'git', on: 'git@git.example.com:harbour/tides.git' }],
    },
    {
      name: 'a version that the build is given',
      dockerfile: 'FROM debian:13-slim\nARG V\nADD https://downloads.example.com/$V/tides /usr/bin/\n',
      reports: [{ messageId: 'file', on: 'https://downloads.example.com/$V/tides', confidence: 'likely' }],
    },
    {
      name: 'two of them',
      dockerfile: add('https://a.example.com/x https://b.example.com/y /opt/'),
      reports: [
        { messageId: 'file', on: 'https://a.example.com/x' },
        { messageId: 'file', on: 'https://b.example.com/y' },
      ],
    },
  ],
})
