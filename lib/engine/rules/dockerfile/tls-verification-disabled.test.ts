import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './tls-verification-disabled.ts'

const run = (command: string): string => `FROM debian:13-slim\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('curl -fsSL -o /tmp/tide.json https://tides.example.com/now'),
    {
      name: 'the k is the value of another option',
      dockerfile: run('curl -ok https://tides.example.com/now'),
    },
    {
      name: 'the option of another program',
      dockerfile: run('curl -fs https://tides.example.com | sort -k 2'),
    },
    { name: 'only words', dockerfile: run('echo "never use curl --insecure"') },
    run('wget -q https://tides.example.com/now'),
    run('npm config set strict-ssl true'),
    run('git -c http.sslVerify=true clone https://git.example.com/tides.git'),
    run('unset GIT_SSL_NO_VERIFY'),
    run('dnf --setopt=sslverify=1 install -y jq'),
    'FROM node:24\nENV NODE_TLS_REJECT_UNAUTHORIZED=1\n',
    'FROM node:24\nARG NODE_TLS_REJECT_UNAUTHORIZED\n',
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM debian:13 AS old\nRUN curl -k https://tides.example.com\nFROM debian:13-slim\n',
    },
  ],
  invalid: [
    {
      dockerfile: run('curl --insecure -o /t https://tides.example.com/now'),
      reports: [{ messageId: 'option', on: '--insecure', confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'one letter among others',
      dockerfile: run('sudo curl -fsSLk https://tides.example.com/now'),
      reports: [{ messageId: 'option', on: '-fsSLk' }],
    },
    {
      dockerfile: run('wget --no-check-certificate https://tides.example.com/now || true'),
      reports: [{ messageId: 'option', on: '--no-check-certificate' }],
    },
    {
      dockerfile: run('python3 -m pip install --trusted-host pypi.example.com tides'),
      reports: [{ messageId: 'option', on: '--trusted-host' }],
    },
    {
      dockerfile: run('git config --global http.sslVerify false'),
      reports: [{ messageId: 'stored', on: 'http.sslVerify' }],
    },
    {
      name: 'git asks only whether the variable is set',
      dockerfile: run('GIT_SSL_NO_VERIFY=0 git clone https://git.example.com/tides.git'),
      reports: [{ messageId: 'command', on: 'GIT_SSL_NO_VERIFY=0' }],
    },
    {
      dockerfile: run('export NODE_TLS_REJECT_UNAUTHORIZED=0 && npm ci'),
      reports: [{ messageId: 'command', on: 'NODE_TLS_REJECT_UNAUTHORIZED=0' }],
    },
    {
      dockerfile: run('npm config set strict-ssl false'),
      reports: [{ messageId: 'stored', on: 'strict-ssl' }],
    },
    {
      dockerfile: run('yum-config-manager --save --setopt=\\*.sslverify=0'),
      reports: [{ messageId: 'stored', on: '--setopt=\\*.sslverify=0' }],
    },
    {
      dockerfile: 'FROM node:24\nENV PORT=80 NODE_TLS_REJECT_UNAUTHORIZED=0\n',
      reports: [{ messageId: 'environment', on: 'NODE_TLS_REJECT_UNAUTHORIZED=0' }],
    },
    {
      dockerfile: 'FROM python:3.13\nARG PIP_TRUSTED_HOST=pypi.example.com\n',
      reports: [{ messageId: 'argument', on: 'PIP_TRUSTED_HOST=pypi.example.com' }],
    },
    {
      dockerfile: run('echo "strict-ssl=false" >> /root/.npmrc'),
      reports: [{ messageId: 'file', on: '"strict-ssl=false"' }],
    },
    {
      name: 'a probe of the container itself',
      dockerfile: 'FROM debian:13-slim\nHEALTHCHECK CMD curl -fk https://localhost:8443/health\n',
      reports: [{ messageId: 'local', on: '-fk', severity: 'info', confidence: 'possible' }],
    },
    {
      name: 'a loop, once',
      dockerfile: run('for f in a b; do curl -k https://tides.example.com/$f; done'),
      reports: [{ messageId: 'option', on: '-k' }],
    },
  ],
})
