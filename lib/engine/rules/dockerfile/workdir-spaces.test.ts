import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './workdir-spaces.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nWORKDIR /srv/office\n',
    'FROM debian:13\nWORKDIR "/srv/harbour office"\n',
    "FROM debian:13\nWORKDIR '/srv/harbour office'\n",
    'FROM debian:13\nWORKDIR /srv/office   \n',
    { name: 'a comment is another matter', dockerfile: 'FROM debian:13\nWORKDIR /srv # the office\n' },
    'FROM debian:13\nRUN mkdir /a /b\n',
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM debian:13 AS old\nWORKDIR /a b\nFROM debian:13\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nWORKDIR /srv/harbour office\n',
      reports: [{ messageId: 'blanks', on: '/srv/harbour office', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM debian:13\nWORKDIR "/srv/harbour office"\n',
    },
    {
      dockerfile: 'FROM debian:13\nWORKDIR /a b c\n',
      reports: [{ messageId: 'blanks', on: '/a b c' }],
      fixed: 'FROM debian:13\nWORKDIR "/a b c"\n',
    },
    {
      dockerfile: 'FROM debian:13\nWORKDIR a  b\n',
      reports: [{ messageId: 'blanks', on: 'a  b' }],
    },
    {
      name: 'with a variable',
      dockerfile: 'FROM debian:13\nENV PIER=east\nWORKDIR /srv/$PIER office\n',
      reports: [{ messageId: 'blanks', on: '/srv/$PIER office' }],
      fixed: 'FROM debian:13\nENV PIER=east\nWORKDIR /srv/$PIER office\n',
    },
    {
      name: 'twice',
      dockerfile: 'FROM debian:13\nWORKDIR /a b\nWORKDIR c d\n',
      reports: [
        { messageId: 'blanks', on: '/a b' },
        { messageId: 'blanks', on: 'c d' },
      ],
    },
    {
      name: 'in a stage others need',
      dockerfile: 'FROM debian:13 AS a\nWORKDIR /a b\nFROM debian:13\nCOPY --from=a /x /x\n',
      reports: [{ messageId: 'blanks', on: '/a b' }],
    },
  ],
})
