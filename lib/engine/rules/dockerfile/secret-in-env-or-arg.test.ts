import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './secret-in-env-or-arg.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nENV PORT=8080 TOKENIZERS_PARALLELISM=false\n',
    'FROM node:24\nENV DB_PASSWORD_FILE=/run/secrets/db\n',
    'FROM node:24\nENV SECRET_VERSION=3 KEYBOARD=de MONKEY=1\n',
    'FROM node:24\nARG PUBLIC_KEY\n',
    'FROM node:24\nENV GOPRIVATE=git.example.com KEYCLOAK_HOME=/opt\n',
    'FROM node:24\nRUN --mount=type=secret,id=t,env=NPM_TOKEN npm ci\n',
    'FROM node:24\nLABEL password=hunter2\n',
  ],
  invalid: [
    {
      name: 'an ENV that takes over the fingerprint of a public key',
      dockerfile:
        'FROM debian:13\nARG LAMP_SIGNING_KEY=A62AE125BBBFBB96A6E042EC925CC1CCED3D1561\nENV LAMP_SIGNING_KEY=$LAMP_SIGNING_KEY\n',
      reports: [
        { messageId: 'byName', on: 'LAMP_SIGNING_KEY', severity: 'info' },
        { messageId: 'byName', on: 'LAMP_SIGNING_KEY', severity: 'info' },
      ],
    },
    {
      name: 'names that BuildKit warns about, and no secret in sight',
      dockerfile: 'FROM node:24\nARG TOKEN_TTL=60\nARG AWS_ACCESS_KEY_ID\nENV GPG_KEY=abc git_key=\n',
      reports: [
        { messageId: 'byName', on: 'TOKEN_TTL', severity: 'info', confidence: 'possible' },
        { messageId: 'byName', on: 'AWS_ACCESS_KEY_ID', severity: 'info', confidence: 'possible' },
        { messageId: 'byName', on: 'GPG_KEY' },
        { messageId: 'byName', on: 'git_key' },
      ],
    },
    {
      name: 'the secret is elsewhere',
      dockerfile:
        'FROM node:24\nENV DB_PASSWORD= API_TOKEN=/run/secrets/api_token\nENV GOOGLE_CREDENTIALS=./keys/storage.json BASIC_AUTH=false\n',
      reports: [
        { messageId: 'byName', on: 'DB_PASSWORD' },
        { messageId: 'byName', on: 'API_TOKEN' },
        { messageId: 'byName', on: 'GOOGLE_CREDENTIALS' },
        { messageId: 'byName', on: 'BASIC_AUTH' },
      ],
    },
    {
      dockerfile: 'FROM node:24\nENV DB_PASSWORD=hunter2\n',
      reports: [{ messageId: 'env', on: 'DB_PASSWORD', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM node:24\nENV PGPASSWORD hunter2\n',
      reports: [{ messageId: 'env', on: 'PGPASSWORD' }],
    },
    {
      dockerfile: 'FROM node:24\nARG NPM_TOKEN\n',
      reports: [{ messageId: 'arg', on: 'NPM_TOKEN', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM node:24\nARG A=1 apiKey=s3cr3t-9\n',
      reports: [{ messageId: 'argDefault', on: 'apiKey' }],
    },
    {
      dockerfile: 'FROM node:24\nARG TOKEN\nENV TOKEN=$TOKEN\n',
      reports: [
        { messageId: 'arg', on: 'TOKEN' },
        { messageId: 'copied', on: 'TOKEN' },
      ],
    },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM node:24 AS a\nENV API_KEY=abcdef\nFROM node:24\n',
      reports: [{ messageId: 'env', on: 'API_KEY' }],
    },
    {
      name: 'before the first FROM',
      dockerfile: 'ARG SECRET=abcdef\nFROM node:24\n',
      reports: [{ messageId: 'argDefault', on: 'SECRET' }],
    },
    {
      name: 'declared again',
      dockerfile: 'ARG SECRET\nFROM node:24\nARG SECRET\n',
      reports: [{ messageId: 'arg', on: 'SECRET' }],
    },
    {
      name: 'a stand-in',
      dockerfile: 'FROM node:24\nENV SECRET_KEY=changeme\n',
      reports: [{ messageId: 'placeholder', on: 'SECRET_KEY', severity: 'info', confidence: 'likely' }],
    },
    {
      name: 'two in one line',
      dockerfile: 'FROM node:24\nENV AWS_SECRET_ACCESS_KEY=abc/def \\\n    MYSQL_PWD=ghi\n',
      reports: [
        { messageId: 'env', on: 'AWS_SECRET_ACCESS_KEY' },
        { messageId: 'env', on: 'MYSQL_PWD' },
      ],
    },
  ],
})
