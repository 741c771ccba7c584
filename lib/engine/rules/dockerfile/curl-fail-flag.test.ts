import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './curl-fail-flag.ts'

const run = (command: string): string => `FROM alpine:3.23\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('curl -fsSL -o /reef https://sea.example/reef'),
    run('curl -sSLf https://sea.example/reef.tgz | tar xz'),
    run('curl --fail -O https://sea.example/reef'),
    run('curl --fail-with-body -O https://sea.example/reef'),
    run('curl -s https://sea.example/latest | jq -r .tag'),
    run('curl -s -o /dev/null -w "%{http_code}" https://sea.example'),
    run('curl -I https://sea.example'),
    run('curl -X POST -d reef https://sea.example/api -o /answer'),
    run('curl -O ftp://sea.example/reef'),
    run('curl -o /reef https://sea.example/reef && echo "a1  /reef" | sha256sum -c'),
    run('curl https://sea.example/hello'),
    run('wget -q https://sea.example/reef'),
    run('apk add --no-cache curl'),
    {
      name: 'set in a file of curl',
      dockerfile: run('echo fail > /root/.curlrc\nRUN curl -O https://sea.example/reef'),
    },
  ],
  invalid: [
    {
      dockerfile: run('curl -L -o /reef https://sea.example/reef'),
      reports: [{ messageId: 'saved', on: 'curl', confidence: 'certain', severity: 'warning' }],
      fixed: run('curl -f -L -o /reef https://sea.example/reef'),
    },
    { dockerfile: run('curl -sSLO https://sea.example/reef'), reports: [{ messageId: 'saved', on: 'curl' }] },
    {
      dockerfile: run('curl -s https://sea.example/reef > /reef'),
      reports: [{ messageId: 'saved', on: 'curl' }],
    },
    {
      dockerfile: run('cd /opt && curl -sL https://sea.example/reef.tgz | tar -xz -C /opt'),
      reports: [{ messageId: 'piped', on: 'curl' }],
      fixed: run('cd /opt && curl -f -sL https://sea.example/reef.tgz | tar -xz -C /opt'),
    },
    {
      dockerfile: run('curl https://sea.example/setup | sudo bash -'),
      reports: [{ messageId: 'piped', on: 'curl' }],
    },
    {
      dockerfile: run('curl --fail-early -O https://sea.example/reef'),
      reports: [{ messageId: 'early', on: 'curl' }],
    },
    {
      name: 'a variable may hold the option',
      dockerfile: 'FROM alpine:3.23\nARG OPTIONS\nRUN curl $OPTIONS -o /reef https://sea.example/reef\n',
      reports: [{ messageId: 'saved', on: 'curl', confidence: 'likely' }],
    },
    {
      name: 'exec form',
      dockerfile: run('["curl", "-o", "/reef", "https://sea.example/reef"]'),
      reports: [{ messageId: 'saved', on: '"curl"' }],
      fixed: run('["curl", "-f", "-o", "/reef", "https://sea.example/reef"]'),
    },
    {
      name: 'for later builds',
      dockerfile: 'FROM alpine:3.23\nONBUILD RUN curl -O https://sea.example/reef\n',
      reports: [{ messageId: 'saved', on: 'curl' }],
    },
  ],
})
