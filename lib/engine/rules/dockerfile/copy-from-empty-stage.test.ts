import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-from-empty-stage.ts'

testRule(rule, docs, {
  valid: [
    'FROM scratch AS files\nCOPY buoy /buoy\nFROM debian:13\nCOPY --from=files /buoy /buoy\n',
    'FROM scratch AS files\nADD buoy.tar /\nFROM debian:13\nCOPY --from=files /buoy /buoy\n',
    'FROM scratch AS files\nWORKDIR /srv\nFROM debian:13\nCOPY --from=files /srv /srv\n',
    { name: 'all of nothing', dockerfile: 'FROM scratch AS files\nFROM debian:13\nCOPY --from=files / /\n' },
    'FROM debian:13 AS files\nENV A=1\nFROM debian:13\nCOPY --from=files /etc/os-release /os\n',
    'FROM scratch AS base\nCOPY a /a\nFROM base AS files\nENV A=1\nFROM debian:13\nCOPY --from=files /a /a\n',
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM scratch AS files\nFROM debian:13 AS old\nCOPY --from=files /a /a\nFROM debian:13\n',
    },
    'FROM scratch AS files\nONBUILD COPY a /a\nFROM files AS more\nFROM debian:13\nCOPY --from=more /a /a\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM scratch AS files\nFROM debian:13\nCOPY --from=files /buoy /buoy\n',
      reports: [{ messageId: 'empty', on: 'files', confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'settings are no files',
      dockerfile:
        'FROM scratch AS files\nENV A=1\nLABEL b=2\nUSER 1000\nCMD ["/a"]\nFROM debian:13\nCOPY --from=files /buoy /buoy\n',
      reports: [{ messageId: 'empty', on: 'files' }],
    },
    {
      name: 'by its number',
      dockerfile: 'FROM scratch\nFROM debian:13\nCOPY --from=0 /buoy /buoy\n',
      reports: [{ messageId: 'empty', on: '0' }],
    },
    {
      name: 'built on an empty one',
      dockerfile:
        'FROM scratch AS base\nFROM base AS files\nENV A=1\nFROM debian:13\nCOPY --from=files /buoy /pier /srv/\n',
      reports: [{ messageId: 'empty', on: 'files' }],
    },
    {
      name: 'twice',
      dockerfile: 'FROM scratch AS a\nFROM debian:13\nCOPY --from=a /x /x\nCOPY --from=a /y /y\n',
      reports: [
        { messageId: 'empty', on: 'a' },
        { messageId: 'empty', on: 'a' },
      ],
    },
    {
      name: 'into a stage that is thrown away',
      dockerfile:
        'FROM scratch AS a\nFROM debian:13 AS b\nCOPY --from=a /x /x\nFROM debian:13\nCOPY --from=b /x /x\n',
      reports: [{ messageId: 'empty', on: 'a' }],
    },
  ],
})
