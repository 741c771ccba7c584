import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './entrypoint-multiple.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nENTRYPOINT ["/lighthouse"]\n',
    'FROM debian:13\nENTRYPOINT ["/lighthouse"]\nCMD ["--lamp", "on"]\n',
    {
      name: 'another one than the stage below',
      dockerfile: 'FROM debian:13 AS base\nENTRYPOINT ["/a"]\nFROM base\nENTRYPOINT ["/b"]\n',
    },
    { name: 'another one than the base image', dockerfile: 'FROM postgres:18\nENTRYPOINT ["/lighthouse"]\n' },
    {
      name: 'one in each stage',
      dockerfile: 'FROM debian:13 AS a\nENTRYPOINT ["/a"]\nFROM debian:13\nENTRYPOINT ["/b"]\n',
    },
    {
      name: 'one that is left to later builds',
      dockerfile: 'FROM debian:13\nONBUILD ENTRYPOINT ["/a"]\nENTRYPOINT ["/b"]\n',
    },
    {
      name: 'two CMD are another finding',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/a"]\nCMD ["b"]\nCMD ["c"]\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/a"]\nENTRYPOINT ["/b"]\n',
      reports: [{ messageId: 'replaced', on: 'ENTRYPOINT ["/a"]', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM debian:13\nENTRYPOINT ["/b"]\n',
    },
    {
      name: 'both forms',
      dockerfile: 'FROM debian:13\nENTRYPOINT /a\nUSER 1000\nENTRYPOINT ["/b"]\n',
      reports: [{ messageId: 'replaced', on: 'ENTRYPOINT /a' }],
      fixed: 'FROM debian:13\nUSER 1000\nENTRYPOINT ["/b"]\n',
    },
    {
      name: 'arguments are not collected',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/lighthouse"]\nENTRYPOINT ["--lamp", "on"]\n',
      reports: [{ messageId: 'arguments', on: 'ENTRYPOINT ["/lighthouse"]' }],
    },
    {
      name: 'twice the same',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/a"]\nENTRYPOINT ["/a"]\n',
      reports: [{ messageId: 'same', on: 'ENTRYPOINT ["/a"]' }],
    },
    {
      name: 'all but the last',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/a"]\nENTRYPOINT ["/b"]\nENTRYPOINT ["/c"]\n',
      reports: [
        { messageId: 'replaced', on: 'ENTRYPOINT ["/a"]' },
        { messageId: 'replaced', on: 'ENTRYPOINT ["/b"]' },
      ],
    },
    {
      name: 'an empty one takes the place, too',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/a"]\nENTRYPOINT []\n',
      reports: [{ messageId: 'replaced', on: 'ENTRYPOINT ["/a"]' }],
    },
  ],
})
