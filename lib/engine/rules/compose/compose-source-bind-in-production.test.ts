import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-source-bind-in-production.ts'

const web = (mount: string, build = '.'): string =>
  `services:\n  web:\n    build: ${build}\n    volumes:\n      - ${mount}\n`

testFileRule(rule, docs, {
  valid: [
    { name: 'a file for development', text: web('.:/app'), path: 'compose.override.yaml' },
    { name: 'another one', text: web('.:/app'), path: 'docker-compose.dev.yml' },
    web('./config.yaml:/app/config.yaml:ro'),
    web('./data:/app/data'),
    web('code:/app'),
    web('./nginx:/etc/nginx/conf.d'),
    web('${CODE}:/app'),
    web('/srv/app:/app'),
    web('./src:/data/src'),
    'services:\n  web:\n    image: nginx:1.30\n    volumes:\n      - ./src:/usr/share/nginx/html\n',
    'services:\n  migrate:\n    build: .\n    volumes:\n      - .:/app\n',
    'services:\n  db:\n    image: postgres:17\n    volumes:\n      - .:/work\n',
  ],
  invalid: [
    {
      text: web('.:/app'),
      reports: [{ messageId: 'tree', on: '.:/app', severity: 'info', confidence: 'possible' }],
    },
    {
      text: web('./web:/app', './web'),
      files: { 'web/Dockerfile': 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n' },
      reports: [{ messageId: 'tree', on: './web:/app', confidence: 'likely' }],
    },
    {
      text: web('./src:/app/src'),
      files: { Dockerfile: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n' },
      reports: [{ messageId: 'part', on: './src:/app/src', confidence: 'likely' }],
    },
    {
      text: web('./node_modules:/app/node_modules'),
      reports: [{ messageId: 'modules', on: './node_modules:/app/node_modules' }],
    },
    {
      text: web('{ type: bind, source: ., target: /app }'),
      reports: [{ messageId: 'tree', on: '{ type: bind, source: ., target: /app }' }],
    },
    {
      text: 'services:\n  web:\n    image: node:24\n    command: node server.js\n    volumes:\n      - ./:/app\n',
      reports: [{ messageId: 'noImage', on: './:/app', confidence: 'possible' }],
    },
  ],
})
