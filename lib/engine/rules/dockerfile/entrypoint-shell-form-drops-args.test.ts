import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './entrypoint-shell-form-drops-args.ts'

const end = (text: string): string => `FROM debian:13\n${text}\n`

testRule(rule, docs, {
  valid: [
    end('ENTRYPOINT ["dice"]\nCMD ["--sides", "6"]'),
    { name: 'without arguments', dockerfile: end('ENTRYPOINT dice') },
    end('CMD dice --sides 6'),
    {
      name: 'the shell is given $@',
      dockerfile: end('ENTRYPOINT ["sh", "-c", "exec dice \\"$@\\"", "--"]\nCMD ["--sides", "6"]'),
    },
    {
      name: 'CMD of the stage below is dropped anyway',
      dockerfile: 'FROM debian:13 AS base\nCMD ["--sides", "6"]\nFROM base\nENTRYPOINT dice\n',
    },
    { name: 'an empty CMD', dockerfile: end('ENTRYPOINT dice\nCMD []') },
    { name: 'an empty ENTRYPOINT', dockerfile: end('ENTRYPOINT []\nCMD ["dice"]') },
    { name: 'a CMD in shell form is another finding', dockerfile: end('ENTRYPOINT ["dice"]\nCMD six') },
    'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nENTRYPOINT dice.exe\nCMD ["6"]\n',
  ],
  invalid: [
    {
      dockerfile: end('ENTRYPOINT dice\nCMD ["--sides", "6"]'),
      reports: [
        { messageId: 'ignored', on: 'CMD ["--sides", "6"]', confidence: 'certain', severity: 'warning' },
      ],
      fixed: end('ENTRYPOINT ["dice"]\nCMD ["--sides", "6"]'),
    },
    {
      name: 'in either order',
      dockerfile: end('CMD six\nENTRYPOINT exec dice'),
      reports: [{ messageId: 'ignored', on: 'CMD six' }],
      fixed: end('CMD ["six"]\nENTRYPOINT ["dice"]'),
    },
    {
      name: 'CMD of a stage above the one with ENTRYPOINT',
      dockerfile: 'FROM debian:13 AS base\nENTRYPOINT dice $SIDES\nFROM base\nCMD ["--fair"]\n',
      reports: [{ messageId: 'ignored', on: 'CMD ["--fair"]' }],
    },
    {
      dockerfile: end('ENTRYPOINT dice "$@"'),
      reports: [{ messageId: 'first', on: 'ENTRYPOINT dice "$@"' }],
    },
    {
      dockerfile: end('ENTRYPOINT exec dice $*\nCMD ["--fair"]'),
      reports: [{ messageId: 'first', on: 'ENTRYPOINT exec dice $*' }],
    },
    {
      name: 'a shell in exec form',
      dockerfile: end('ENTRYPOINT ["sh", "-c", "dice --fair"]\nCMD ["--sides", "6"]'),
      reports: [{ messageId: 'wrapper', on: 'CMD ["--sides", "6"]' }],
    },
    {
      name: 'another stage somebody may build',
      dockerfile: 'FROM debian:13 AS dev\nENTRYPOINT dice\nCMD ["--fair"]\nFROM debian:13\nCMD ["dice"]\n',
      reports: [{ messageId: 'ignored', on: 'CMD ["--fair"]', confidence: 'likely' }],
    },
  ],
})
