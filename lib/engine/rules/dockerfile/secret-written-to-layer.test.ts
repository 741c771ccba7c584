import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './secret-written-to-layer.ts'

const mounted = (command: string): string => `FROM node:24\nRUN --mount=type=secret,id=token ${command}\n`
const built = (command: string): string => `FROM node:24\nARG NPM_TOKEN\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    mounted(
      'curl -H "Authorization: Bearer $(cat /run/secrets/token)" -o /app.tgz https://example.com/app.tgz',
    ),
    mounted('NPM_TOKEN=$(cat /run/secrets/token) npm ci'),
    mounted('cat /run/secrets/token > /root/.netrc && npm ci && rm /root/.netrc'),
    mounted('cp /run/secrets/token /dev/shm/token'),
    mounted('wc -c < /run/secrets/token > /tmp/length'),
    mounted(
      'docker login -u ci --password-stdin registry.example.com < /run/secrets/token && docker logout registry.example.com',
    ),
    'FROM node:24\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n',
    'FROM node:24\nRUN --mount=type=secret,id=token --mount=type=tmpfs,target=/work cp /run/secrets/token /work/token\n',
    'FROM node:24\nRUN echo hello > /root/.netrc\n',
    'FROM node:24\nARG VERSION\nRUN echo "$VERSION" > /version\n',
    built('npm config set "//npm.example.com/:_authToken" "$NPM_TOKEN" && npm ci && rm -f ~/.npmrc'),
  ],
  invalid: [
    {
      dockerfile: mounted('cat /run/secrets/token > /root/.netrc && npm ci'),
      reports: [
        {
          messageId: 'written',
          on: 'cat /run/secrets/token > /root/.netrc',
          confidence: 'certain',
          severity: 'error',
        },
      ],
    },
    {
      dockerfile: mounted('cp /run/secrets/token /app/token'),
      reports: [{ messageId: 'copied', on: 'cp /run/secrets/token /app/token' }],
    },
    {
      dockerfile: mounted('cat /run/secrets/token | base64 > /app/token'),
      reports: [{ messageId: 'written', on: 'base64 > /app/token' }],
    },
    {
      dockerfile: mounted('tee /app/token < /run/secrets/token'),
      reports: [{ messageId: 'written', on: 'tee /app/token < /run/secrets/token' }],
    },
    {
      name: 'by way of a variable',
      dockerfile: mounted('T=$(cat /run/secrets/token) && echo "key=$T" >> /etc/app.conf'),
      reports: [{ messageId: 'written', on: 'echo "key=$T" >> /etc/app.conf' }],
    },
    {
      dockerfile: built('echo "//npm.example.com/:_authToken=${NPM_TOKEN}" > .npmrc && npm ci'),
      reports: [{ messageId: 'written', on: 'echo "//npm.example.com/:_authToken=${NPM_TOKEN}" > .npmrc' }],
    },
    {
      dockerfile: built('npm config set "//npm.example.com/:_authToken" "$NPM_TOKEN" && npm ci'),
      reports: [
        { messageId: 'configured', on: 'npm config set "//npm.example.com/:_authToken" "$NPM_TOKEN"' },
      ],
    },
    {
      dockerfile: mounted('docker login -u ci --password-stdin registry.example.com < /run/secrets/token'),
      reports: [
        {
          messageId: 'configured',
          on: 'docker login -u ci --password-stdin registry.example.com < /run/secrets/token',
        },
      ],
    },
    {
      dockerfile:
        'FROM node:24\nARG GIT_TOKEN\nRUN git clone https://ci:$GIT_TOKEN@git.example.com/api.git /src\n',
      reports: [{ messageId: 'cloned', on: 'git clone https://ci:$GIT_TOKEN@git.example.com/api.git /src' }],
    },
    {
      dockerfile: built(
        'git config --global url."https://$NPM_TOKEN@git.example.com".insteadOf https://git.example.com',
      ),
      reports: [
        {
          messageId: 'configured',
          on: 'git config --global url."https://$NPM_TOKEN@git.example.com".insteadOf https://git.example.com',
        },
      ],
    },
    {
      dockerfile: mounted('cat /run/secrets/token'),
      reports: [{ messageId: 'printed', on: 'cat /run/secrets/token', severity: 'warning' }],
    },
    {
      dockerfile: built('set -x && ./login "$NPM_TOKEN"'),
      reports: [{ messageId: 'traced', on: './login "$NPM_TOKEN"', severity: 'warning' }],
    },
    {
      name: 'a here-document of the shell',
      dockerfile:
        'FROM node:24\nARG NPM_TOKEN\nRUN <<EOF\ncat > /root/.npmrc <<FILE\n_authToken=$NPM_TOKEN\nFILE\nEOF\n',
      reports: [{ messageId: 'written', on: 'cat > /root/.npmrc <<FILE' }],
    },
    {
      name: 'the value of a mount as a variable',
      dockerfile: 'FROM node:24\nRUN --mount=type=secret,id=t,env=T printf %s "$T" > /etc/t\n',
      reports: [{ messageId: 'written', on: 'printf %s "$T" > /etc/t' }],
    },
  ],
})
