import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './healthcheck-always-passes.ts'

const check = (probe: string): string => `FROM node:24\nHEALTHCHECK CMD ${probe}\n`

testRule(rule, docs, {
  valid: [
    check('curl -f http://localhost:3000/health || exit 1'),
    check('curl -fsS http://localhost:3000/health'),
    check('curl --silent --fail-with-body http://127.0.0.1/'),
    check('["curl", "-sfo", "/dev/null", "http://localhost/"]'),
    check('wget -q --spider http://localhost/ || exit 1'),
    check('curl -s http://localhost/health | grep -q ok'),
    check('test "$(curl -s -o /dev/null -w \'%{http_code}\' http://localhost/)" = 200'),
    check('if curl -s http://localhost/; then exit 0; else exit 1; fi'),
    check('/app/probe || exit 1'),
    check('node probe.js'),
    check("ps aux | grep '[s]erver'"),
    check('curl -f http://app.internal:3000/health'),
    'FROM node:24\nHEALTHCHECK NONE\n',
    {
      name: 'a check that another replaces',
      dockerfile: 'FROM node:24\nHEALTHCHECK CMD true\nHEALTHCHECK CMD node probe.js\n',
    },
  ],
  invalid: [
    {
      dockerfile: check('curl http://localhost:3000/health'),
      reports: [{ messageId: 'curl', on: 'curl', confidence: 'certain', severity: 'warning' }],
      fixed: check('curl --fail http://localhost:3000/health'),
    },
    {
      name: 'in exec form, silent is not failing',
      dockerfile: check('["curl", "-s", "http://localhost/"]'),
      reports: [{ messageId: 'curl', on: '"curl"' }],
      fixed: check('["curl", "--fail", "-s", "http://localhost/"]'),
    },
    {
      name: 'the name of a file is no option',
      dockerfile: check('curl -so file http://localhost/ || exit 1'),
      reports: [{ messageId: 'curl', on: 'curl' }],
    },
    {
      dockerfile: check('node probe.js || true'),
      reports: [{ messageId: 'swallowed', on: 'true' }],
      fixed: check('node probe.js || exit 1'),
    },
    {
      dockerfile: check('curl -f http://localhost/ || exit 0'),
      reports: [{ messageId: 'swallowed', on: 'exit 0' }],
      fixed: check('curl -f http://localhost/ || exit 1'),
    },
    {
      name: 'behind a semicolon there is no fix',
      dockerfile: check('node probe.js; exit 0'),
      reports: [{ messageId: 'swallowed', on: 'exit 0' }],
    },
    { dockerfile: check('exit 0'), reports: [{ messageId: 'constant', on: 'exit 0' }] },
    { dockerfile: check('["true"]'), reports: [{ messageId: 'constant', on: '"true"' }] },
    {
      dockerfile: check('curl -f http://localhost/health | tee /tmp/health'),
      reports: [{ messageId: 'piped', on: 'tee /tmp/health' }],
    },
    {
      dockerfile: check('ps aux | grep server'),
      reports: [{ messageId: 'itself', on: 'grep server', confidence: 'likely' }],
    },
    {
      dockerfile: check('curl -f https://www.example.com/ || exit 1'),
      reports: [{ messageId: 'external', on: 'https://www.example.com/', confidence: 'likely' }],
    },
    {
      dockerfile: check('node probe.js || exit 2'),
      reports: [{ messageId: 'reserved', on: 'exit 2' }],
      fixed: check('node probe.js || exit 1'),
    },
    {
      name: 'in a text that a shell gets',
      dockerfile: check('["sh", "-c", "node probe.js || true"]'),
      reports: [{ messageId: 'swallowed', on: '"node probe.js || true"' }],
    },
  ],
})
