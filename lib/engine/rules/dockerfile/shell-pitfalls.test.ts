import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './shell-pitfalls.ts'

const run = (rest: string): string => `FROM alpine:3.22\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    run('[ -f /etc/tides ] && rm /etc/tides'),
    run('if [ "$A" = "b" ]; then echo yes; fi'),
    { name: 'between quotes they are text', dockerfile: run('echo "the “high” tide"') },
    { name: 'an apostrophe', dockerfile: run('echo Don’t panic') },
    run("printf 'a\u00A0b' > /etc/tides"),
    run('TIDE=high make'),
    run('expr A = B || true'),
    run('export TIDE=$(date +%F) && make'),
    {
      name: 'nobody asks for the status',
      dockerfile: run('export TIDE=$(curl -fsS https://tides.example.com) || true'),
    },
    run('TIDE=$(curl -fsS https://tides.example.com) && export TIDE && make'),
    run('ls [a-z]*'),
    { name: 'a variable may hold the bracket', dockerfile: run('[ -n x $END') },
  ],
  invalid: [
    {
      dockerfile: run('[ -f /etc/tides] && rm /etc/tides'),
      reports: [{ messageId: 'close', on: '/etc/tides]', confidence: 'certain', severity: 'info' }],
      fixed: run('[ -f /etc/tides ] && rm /etc/tides'),
    },
    {
      dockerfile: run('if [-f /etc/tides ]; then make; fi'),
      reports: [{ messageId: 'open', on: '[-f' }],
      fixed: run('if [ -f /etc/tides ]; then make; fi'),
    },
    {
      dockerfile: run('echo “high tide” > /etc/tides'),
      reports: [{ messageId: 'quotes', on: '“high' }],
      fixed: run('echo "high tide" > /etc/tides'),
    },
    {
      dockerfile: run('echo ‘high tide’'),
      reports: [{ messageId: 'quotes', on: '‘high' }],
      fixed: run("echo 'high tide'"),
    },
    {
      dockerfile: run('apk add\u00A0--no-cache curl'),
      reports: [{ messageId: 'blank', on: 'add\u00A0--no-cache' }],
      fixed: run('apk add --no-cache curl'),
    },
    {
      dockerfile: run('TIDE = high && make'),
      reports: [{ messageId: 'equals', on: 'TIDE =' }],
      fixed: run('TIDE=high && make'),
    },
    {
      dockerfile: run('export TIDE=$(curl -fsS https://tides.example.com) && make'),
      reports: [
        { messageId: 'status', on: 'TIDE=$(curl -fsS https://tides.example.com)', confidence: 'likely' },
      ],
    },
  ],
})
