import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './exec-form-shell-syntax.ts'

const cmd = (words: string, before = ''): string => `FROM debian:13\n${before}CMD ${words}\n`

testRule(rule, docs, {
  valid: [
    cmd('["moon", "--phase", "full"]'),
    cmd('["sh", "-c", "moon && tide > /log; echo $PHASE *"]'),
    cmd('["/bin/bash", "-lc", "exec moon $PHASE"]'),
    cmd('["tini", "--", "sh", "-c", "moon $PHASE"]'),
    cmd('moon $PHASE && tide'),
    cmd('["moon", "--greeting", "good night"]'),
    cmd('["/opt/Moon Base/moon"]'),
    cmd('["moon", "--price", "5$"]'),
    cmd('["moon", "\\\\$PHASE"]'),
    cmd('["python", "-c", "import os; print(\'$HOME\')"]'),
    {
      name: 'the entry point is a shell',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/bin/sh", "-c"]\nCMD ["moon $PHASE && tide"]\n',
    },
    {
      name: 'an argument of the entry point',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["echo"]\nCMD ["good night"]\n',
    },
    'FROM debian:13\nRUN ["find", "/moon", "-exec", "rm", "{}", ";"]\n',
    'FROM debian:13\nRUN ["cut", "-d", "|", "/moon"]\n',
    "FROM debian:13\nCMD ['moon', '$PHASE']\n",
    'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nCMD ["cmd", "/S", "/C", "echo %PHASE% && dir"]\n',
  ],
  invalid: [
    {
      dockerfile: cmd('["moon --phase full"]'),
      reports: [{ messageId: 'line', on: '"moon --phase full"', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'an entry point of the image may do more with it',
      dockerfile: 'FROM node:24\nCMD ["npm start"]\n',
      reports: [{ messageId: 'line', on: '"npm start"', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM debian:13\nENTRYPOINT ["./moon.sh --now", "full"]\n',
      reports: [{ messageId: 'line', on: '"./moon.sh --now"' }],
    },
    { dockerfile: cmd('["rise", "&&", "moon"]'), reports: [{ messageId: 'operator', on: '"&&"' }] },
    {
      dockerfile: 'FROM debian:13\nRUN ["moon", ">", "/log"]\n',
      reports: [{ messageId: 'operator', on: '">"' }],
    },
    {
      dockerfile: 'FROM debian:13\nHEALTHCHECK CMD ["moon", "--ping", "||", "exit", "1"]\n',
      reports: [{ messageId: 'operator', on: '"||"' }],
    },
    {
      dockerfile: cmd('["moon", "--phase", "$PHASE"]', 'ENV PHASE=full\n'),
      reports: [{ messageId: 'variable', on: '"$PHASE"', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM debian:13\nENTRYPOINT ["moon", "--phase=${PHASE:-full}"]\n',
      reports: [{ messageId: 'variable', on: '"--phase=${PHASE:-full}"', confidence: 'likely' }],
    },
    {
      name: 'arguments of an entry point that is no shell',
      dockerfile: 'FROM debian:13\nARG PHASE\nENTRYPOINT ["moon"]\nCMD ["$PHASE"]\n',
      reports: [{ messageId: 'variable', on: '"$PHASE"' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN ["rm", "-rf", "/tmp/*"]\n',
      reports: [{ messageId: 'glob', on: '"/tmp/*"' }],
    },
  ],
})
