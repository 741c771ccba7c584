import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-outside-context.ts'

const files = { 'app.py': 'print(1)\n', 'shared/settings.py': 'A = 1\n' }

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nCOPY shared/settings.py /app/\n',
    { name: 'the root is that of the context', dockerfile: 'FROM debian:13\nCOPY /shared /app/\n' },
    { name: 'up and down inside', dockerfile: 'FROM debian:13\nCOPY shared/../app.py /app/\n' },
    'FROM debian:13\nCOPY ./ ..hidden /app/\n',
    { name: 'a destination may climb', dockerfile: 'FROM debian:13\nWORKDIR /app/bin\nCOPY app.py ../\n' },
    {
      name: 'from a stage',
      dockerfile: 'FROM debian:13 AS a1\nFROM debian:13\nCOPY --from=a1 ../etc/passwd /p\n',
    },
    'FROM debian:13\nADD https://example.com/a/../b.tar.gz /b/\n',
    'FROM debian:13\nARG DIR\nCOPY ${DIR}/../app.py /app/\n',
    'FROM debian:13\nRUN cp ../a /b\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nCOPY ../shared/settings.py /app/\n',
      reports: [
        { messageId: 'outside', on: '../shared/settings.py', confidence: 'certain', severity: 'error' },
      ],
    },
    {
      dockerfile: 'FROM debian:13\nADD ../../keys.tar /keys/\n',
      reports: [{ messageId: 'outside', on: '../../keys.tar' }],
    },
    {
      dockerfile: 'FROM debian:13\nCOPY shared/../../lib /lib/\n',
      reports: [{ messageId: 'outside', on: 'shared/../../lib' }],
    },
    {
      dockerfile: 'FROM debian:13\nCOPY /../lib app.py /srv/\n',
      reports: [{ messageId: 'outside', on: '/../lib' }],
    },
    {
      dockerfile: 'FROM debian:13\nCOPY ["../lib", "/lib/"]\n',
      reports: [{ messageId: 'outside', on: '"../lib"' }],
    },
    {
      name: 'the context has a file of that name',
      dockerfile: 'FROM debian:13\nCOPY ../app.py /app/\n',
      context: files,
      reports: [{ messageId: 'found', on: '../app.py', severity: 'warning' }],
    },
    {
      name: 'and has none',
      dockerfile: 'FROM debian:13\nCOPY ../setup.py /app/\n',
      context: files,
      reports: [{ messageId: 'outside', on: '../setup.py' }],
    },
    {
      name: 'all there is',
      dockerfile: 'FROM debian:13\nCOPY .. /app/\n',
      reports: [{ messageId: 'found', on: '..' }],
    },
    {
      name: 'whatever the variable holds',
      dockerfile: 'FROM debian:13\nARG LIB\nCOPY ../$LIB /lib/\n',
      reports: [{ messageId: 'variable', on: '../$LIB' }],
    },
    {
      name: 'on Windows',
      dockerfile: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY ..\\lib C:\\lib\\\n',
      reports: [{ messageId: 'outside', on: '..\\lib' }],
    },
  ],
})
