import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './secret-file-copied.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nCOPY package.json .\n',
    'FROM node:24\nCOPY .env.example .env.sample ./\n',
    'FROM node:24\nCOPY ca.pem server.crt id_rsa.pub /etc/ssl/\n',
    'FROM node:24\nRUN --mount=type=secret,id=netrc,target=/root/.netrc npm ci\n',
    {
      name: 'an .npmrc that is known to hold no token',
      dockerfile: 'FROM node:24\nCOPY .npmrc .\n',
      context: { '.npmrc': 'save-exact=true\n' },
    },
    {
      name: 'a certificate under the name of a key',
      dockerfile: 'FROM node:24\nCOPY a.pem .\n',
      context: { 'a.pem': '-----BEGIN CERTIFICATE-----\n' },
    },
    'FROM node:24\nADD https://example.com/tool.key /etc/apt/keyrings/\n',
  ],
  invalid: [
    {
      name: 'where a variable says that credentials are',
      dockerfile: 'FROM debian:13\nCOPY harbour.json $GOOGLE_APPLICATION_CREDENTIALS\n',
      reports: [{ messageId: 'destination', on: '$GOOGLE_APPLICATION_CREDENTIALS', confidence: 'likely' }],
    },
    {
      name: 'what a test is given',
      dockerfile: 'FROM nginx:1.30\nCOPY ./tests/fixtures/.htpasswd /etc/nginx/.htpasswd\n',
      reports: [
        {
          messageId: 'source',
          on: './tests/fixtures/.htpasswd',
          confidence: 'possible',
          severity: 'warning',
        },
      ],
    },
    {
      dockerfile: 'FROM node:24\nCOPY .env ./\n',
      reports: [{ messageId: 'source', on: '.env', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM node:24\nADD ["keys/id_rsa", "/root/.ssh/"]\n',
      reports: [{ messageId: 'source', on: '"keys/id_rsa"' }],
    },
    {
      dockerfile: 'FROM node:24\nCOPY app.js .netrc .npmrc ./\n',
      reports: [
        { messageId: 'source', on: '.netrc' },
        { messageId: 'source', on: '.npmrc', confidence: 'likely' },
      ],
    },
    { dockerfile: 'FROM node:24\nCOPY *.key /etc/ssl/\n', reports: [{ messageId: 'source', on: '*.key' }] },
    {
      name: 'under another name',
      dockerfile: 'FROM node:24\nCOPY deploy /root/.ssh/id_ed25519\n',
      reports: [{ messageId: 'destination', on: '/root/.ssh/id_ed25519' }],
    },
    {
      name: 'written in the file',
      dockerfile: 'FROM node:24\nCOPY <<EOF /root/.netrc\nmachine a login b password c\nEOF\n',
      reports: [{ messageId: 'destination', on: '/root/.netrc' }],
    },
    {
      name: 'a variable',
      dockerfile: 'FROM node:24\nENV KEYS=/certs\nCOPY tls.key $KEYS/\n',
      reports: [{ messageId: 'source', on: 'tls.key' }],
    },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM node:24 AS build\nCOPY .npmrc .\nFROM node:24\nCOPY --from=build /app /app\n',
      reports: [{ messageId: 'builder', on: '.npmrc', severity: 'warning' }],
    },
    {
      name: 'from another stage',
      dockerfile: 'FROM node:24 AS a\nFROM node:24\nCOPY --from=a /root/.ssh /root/.ssh\n',
      reports: [{ messageId: 'source', on: '/root/.ssh' }],
    },
    {
      name: 'swept along',
      dockerfile: 'FROM node:24\nCOPY . .\n',
      context: { 'app.js': '', '.env': 'TOKEN=abc' },
      reports: [{ messageId: 'swept', on: '.', confidence: 'certain' }],
    },
    {
      name: 'an .npmrc with a token',
      dockerfile: 'FROM node:24\nCOPY .npmrc .\n',
      context: { '.npmrc': '//npm.example.com/:_authToken=abcdef123456\n' },
      reports: [{ messageId: 'source', on: '.npmrc', confidence: 'certain' }],
    },
  ],
})
