import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './secret-removed-too-late.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nCOPY .env ./\n',
    {
      name: 'in the same RUN',
      dockerfile: 'FROM node:24\nRUN echo "$A" > /root/.netrc && npm ci && rm /root/.netrc\n',
    },
    'FROM node:24\nCOPY app.js /app/\nRUN rm /app/app.js\n',
    'FROM node:24\nRUN --mount=type=secret,id=netrc,target=/root/.netrc npm ci\nRUN rm -f /root/.netrc\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nCOPY id_rsa /root/.ssh/id_rsa\nRUN npm ci\nRUN rm /root/.ssh/id_rsa\n',
      reports: [{ messageId: 'file', on: 'rm /root/.ssh/id_rsa', severity: 'error' }],
    },
    {
      name: 'with the directory',
      dockerfile: 'FROM node:24\nCOPY id_rsa /root/.ssh/id_rsa\nRUN npm ci && rm -rf /root/.ssh\n',
      reports: [{ messageId: 'file', on: 'rm -rf /root/.ssh' }],
    },
    {
      name: 'written by a RUN',
      dockerfile: 'FROM node:24\nRUN echo "machine a password b" > /root/.netrc\nRUN rm /root/.netrc\n',
      reports: [{ messageId: 'written', on: 'rm /root/.netrc' }],
    },
    {
      name: 'an emptied variable',
      dockerfile: 'FROM node:24\nENV NPM_TOKEN=abcdef123\nRUN npm ci\nENV NPM_TOKEN=\n',
      reports: [{ messageId: 'variable', on: 'NPM_TOKEN=' }],
    },
    {
      name: 'a key that a program made',
      dockerfile: 'FROM node:24\nRUN ssh-keygen -f /srv/key -N ""\nRUN npm ci && rm /srv/key\n',
      reports: [{ messageId: 'written', on: 'rm /srv/key' }],
    },
    {
      name: 'a directory of secrets, once',
      dockerfile: 'FROM node:24\nCOPY keys /srv/keys\nRUN npm ci\nRUN rm -r /srv/keys\n',
      context: { 'keys/id_rsa': 'x', 'keys/id_ed25519': 'y' },
      reports: [{ messageId: 'file', on: 'rm -r /srv/keys' }],
    },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM node:24 AS build\nCOPY .netrc /root/.netrc\nRUN rm /root/.netrc\nFROM node:24\nCOPY --from=build /app /app\n',
      reports: [{ messageId: 'builder', on: 'rm /root/.netrc', severity: 'warning' }],
    },
  ],
})
