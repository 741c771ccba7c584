import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './chown-layer-duplication.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24-slim\nCOPY --chown=node:node . /app\n',
    {
      name: 'a directory made in the same RUN',
      dockerfile: 'FROM node:24-slim\nRUN mkdir -p /var/tide && chown -R node:node /var/tide\n',
    },
    {
      name: 'files made in the same RUN',
      dockerfile:
        'FROM node:24-slim\nRUN npm install -g pm2 && mkdir /srv/log && touch /srv/log/a && chown -R node /srv/log\n',
    },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM node:24 AS build\nCOPY . /app\nRUN chown -R node /app\nFROM node:24-slim\nCOPY --from=build /app/dist /app\n',
    },
    {
      name: 'only a directory',
      dockerfile: 'FROM node:24-slim\nWORKDIR /app\nRUN chown node:node /app\nCOPY --chown=node:node . .\n',
    },
    {
      name: 'what nobody lists',
      dockerfile: 'FROM nginx:1.30\nRUN chown -R nginx:nginx /var/cache/nginx\n',
    },
    {
      name: 'the mode of one file is the matter of another rule',
      dockerfile: 'FROM node:24-slim\nCOPY start.sh /start.sh\nRUN chmod +x /start.sh\n',
    },
    {
      name: 'another directory',
      dockerfile: 'FROM node:24-slim\nCOPY . /app\nRUN mkdir /data && chown -R node /data\n',
    },
    {
      name: 'a file that this RUN makes',
      dockerfile: 'FROM node:24-slim\nCOPY . /app\nRUN touch /app/start.sh && chown node /app/start.sh\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\nUSER node\n',
      reports: [
        { messageId: 'copied', on: 'chown -R node:node /app', confidence: 'certain', severity: 'warning' },
      ],
      fixed: 'FROM node:24-slim\nWORKDIR /app\nCOPY --chown=node:node . .\nUSER node\n',
    },
    {
      name: 'by number',
      dockerfile:
        'FROM debian:13\nCOPY --link shop/ /srv/shop/\nRUN chown --recursive 10001:10001 /srv/shop/\n',
      reports: [{ messageId: 'copied', on: 'chown --recursive 10001:10001 /srv/shop/' }],
      fixed: 'FROM debian:13\nCOPY --chown=10001:10001 --link shop/ /srv/shop/\n',
    },
    {
      name: 'the account comes after the copy, so there is no fix',
      dockerfile:
        'FROM debian:13\nCOPY shop/ /srv/shop/\nRUN useradd bosun\nRUN chown -R bosun:bosun /srv/shop\n',
      reports: [{ messageId: 'copied', on: 'chown -R bosun:bosun /srv/shop' }],
      fixed: 'FROM debian:13\nCOPY shop/ /srv/shop/\nRUN useradd bosun\nRUN chown -R bosun:bosun /srv/shop\n',
    },
    {
      name: 'modes',
      dockerfile: 'FROM debian:13\nCOPY shop/ /srv/shop/\nRUN chmod -R 755 /srv/shop\n',
      reports: [{ messageId: 'copied', on: 'chmod -R 755 /srv/shop' }],
      fixed: 'FROM debian:13\nCOPY --chmod=755 shop/ /srv/shop/\n',
    },
    {
      name: 'modes of all kinds at once have no like in COPY',
      dockerfile: 'FROM debian:13\nCOPY shop/ /srv/shop/\nRUN chmod -R a+rX /srv/shop\n',
      reports: [{ messageId: 'copied', on: 'chmod -R a+rX /srv/shop' }],
      fixed: 'FROM debian:13\nCOPY shop/ /srv/shop/\nRUN chmod -R a+rX /srv/shop\n',
    },
    {
      name: 'what a RUN made',
      dockerfile:
        'FROM node:24-slim\nWORKDIR /app\nRUN npm install express\nRUN chown -R node:node node_modules\n',
      reports: [{ messageId: 'made', on: 'chown -R node:node node_modules' }],
    },
    {
      name: 'among other commands',
      dockerfile:
        'FROM node:24-slim\nCOPY . /app\nRUN mkdir -p /data \\\n && chown -R node:node /app /data\n',
      reports: [{ messageId: 'copied', on: 'chown -R node:node /app /data' }],
    },
    {
      name: 'copied in the stage below',
      dockerfile:
        'FROM node:24-slim AS base\nCOPY . /app\nFROM base\nRUN chown -R node:node /app\nUSER node\n',
      reports: [{ messageId: 'copied', on: 'chown -R node:node /app' }],
    },
    {
      name: 'one file',
      dockerfile:
        'FROM debian:13\nCOPY start.sh /start.sh\nRUN chown 1000 /start.sh\nENTRYPOINT ["/start.sh"]\n',
      reports: [{ messageId: 'file', on: 'chown 1000 /start.sh', severity: 'info' }],
      fixed: 'FROM debian:13\nCOPY --chown=1000 start.sh /start.sh\nENTRYPOINT ["/start.sh"]\n',
    },
    {
      name: 'one file in a directory nobody lists',
      dockerfile: 'FROM debian:13\nWORKDIR /app\nCOPY start.sh ./bin/\nRUN chown 1000:1000 bin/start.sh\n',
      reports: [{ messageId: 'file', on: 'chown 1000:1000 bin/start.sh', severity: 'info' }],
      fixed: 'FROM debian:13\nWORKDIR /app\nCOPY --chown=1000:1000 start.sh ./bin/\n',
    },
    {
      name: 'little is copied',
      dockerfile: 'FROM node:24-slim\nCOPY . /app\nRUN chown -R node:node /app\n',
      context: { 'server.js': 'listen()\n' },
      reports: [{ messageId: 'copied', on: 'chown -R node:node /app', severity: 'info' }],
    },
  ],
})
