import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './curl-follow-redirects.ts'

const URL = 'https://github.com/harbour/buoy/releases/download/v1.4/buoy.tgz'

testRule(rule, docs, {
  valid: [
    `FROM debian:13\nRUN curl -fsSL -o /b.tgz ${URL}\n`,
    `FROM debian:13\nRUN curl --location --fail -O ${URL}\n`,
    'FROM debian:13\nRUN curl -fsS https://example.com/buoy.tgz | tar xz\n',
    { name: 'it wants the redirect', dockerfile: `FROM debian:13\nRUN curl -sI ${URL}\n` },
    `FROM debian:13\nRUN curl -s -o /dev/null -w '%{redirect_url}' ${URL}\n`,
    `FROM debian:13\nRUN wget ${URL}\n`,
    {
      name: 'a variable may be -L',
      dockerfile: `FROM debian:13\nARG OPTIONS\nRUN curl $OPTIONS -O ${URL}\n`,
    },
    {
      name: 'a file of settings',
      dockerfile: `FROM debian:13\nCOPY .curlrc /root/.curlrc\nRUN curl -O ${URL}\n`,
    },
    'FROM debian:13\nRUN curl -fsS https://api.github.com/repos/harbour/buoy/releases/latest\n',
  ],
  invalid: [
    {
      dockerfile: `FROM debian:13\nRUN curl -fsS -o /b.tgz ${URL}\n`,
      reports: [{ messageId: 'stays', on: URL, confidence: 'certain', severity: 'warning' }],
      fixed: `FROM debian:13\nRUN curl -L -fsS -o /b.tgz ${URL}\n`,
    },
    {
      name: 'the version is a variable',
      dockerfile:
        'FROM debian:13\nARG V\nRUN curl -fO https://github.com/harbour/buoy/releases/download/$V/buoy.tgz\n',
      reports: [
        {
          messageId: 'stays',
          on: 'https://github.com/harbour/buoy/releases/download/$V/buoy.tgz',
          confidence: 'likely',
        },
      ],
    },
    {
      dockerfile: 'FROM debian:13\nRUN curl https://github.com/harbour/buoy/archive/v1.tar.gz | tar xz\n',
      reports: [{ messageId: 'stays', on: 'https://github.com/harbour/buoy/archive/v1.tar.gz' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN curl -fsS https://go.dev/dl/go1.27.linux-amd64.tar.gz | tar xz\n',
      reports: [{ messageId: 'stays', on: 'https://go.dev/dl/go1.27.linux-amd64.tar.gz' }],
    },
    {
      name: 'the exec form',
      dockerfile: `FROM debian:13\nRUN ["curl", "-O", "${URL}"]\n`,
      reports: [{ messageId: 'stays', on: `"${URL}"` }],
      fixed: `FROM debian:13\nRUN ["curl", "-L", "-O", "${URL}"]\n`,
    },
    {
      name: 'kept for later builds',
      dockerfile: `FROM debian:13\nONBUILD RUN curl -O ${URL}\n`,
      reports: [{ messageId: 'stays', on: URL }],
    },
  ],
})
