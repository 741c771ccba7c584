import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './exec-form-recommended.ts'

testRule(rule, docs, {
  valid: [
    {
      name: 'no shell in the image: shell-form-without-shell says so',
      dockerfile: 'FROM scratch\nCOPY tide /tide\nCMD /tide --port 80\n',
    },
    'FROM gcr.io/distroless/static-debian13\nCOPY tide /tide\nENTRYPOINT /tide\n',
    'FROM node:24\nCMD ["node", "server.js"]\n',
    'FROM node:24\nCMD exec node server.js\n',
    'FROM node:24\nCMD npm run migrate && exec node server.js\n',
    {
      name: 'a shell that was chosen',
      dockerfile: 'FROM node:24\nSHELL ["/bin/bash", "-c"]\nCMD node server.js\n',
    },
    { name: 'only the last one counts', dockerfile: 'FROM node:24\nCMD node a.js\nCMD ["node", "b.js"]\n' },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM node:24 AS build\nCMD node a.js\nFROM node:24\nCOPY --from=build /a /a\nCMD ["node"]\n',
    },
    'FROM node:24\nHEALTHCHECK CMD node check.js\nCMD ["node"]\n',
    {
      name: 'no shell of Linux',
      dockerfile: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCMD app.exe\n',
    },
    { name: 'broken JSON is another finding', dockerfile: "FROM node:24\nCMD ['node', 'server.js']\n" },
    'FROM node:24\nCMD\n',
  ],
  invalid: [
    {
      name: 'an empty ENTRYPOINT is none',
      dockerfile: 'FROM debian:13\nENTRYPOINT []\nCMD beacon --watch\n',
      reports: [{ messageId: 'plain', on: 'CMD beacon --watch' }],
    },
    {
      name: 'a shell in a shell',
      dockerfile: 'FROM node:24\nENV DIR=/srv\nCMD /bin/bash -c "cd $DIR && node tide.js"\n',
      reports: [{ messageId: 'nested', on: 'CMD /bin/bash -c "cd $DIR && node tide.js"' }],
    },
    {
      dockerfile: 'FROM node:24\nCMD node server.js\n',
      reports: [{ messageId: 'plain', on: 'CMD node server.js', confidence: 'certain' }],
      fixed: 'FROM node:24\nCMD ["node", "server.js"]\n',
    },
    {
      dockerfile: "FROM node:24\nENTRYPOINT node --title 'two words'\n",
      reports: [{ messageId: 'plain', on: "ENTRYPOINT node --title 'two words'" }],
      fixed: 'FROM node:24\nENTRYPOINT ["node", "--title", "two words"]\n',
    },
    {
      dockerfile: 'FROM node:24\nCMD node server.js --port $PORT\n',
      reports: [{ messageId: 'variable', on: 'CMD node server.js --port $PORT' }],
      fixed: 'FROM node:24\nCMD exec node server.js --port $PORT\n',
    },
    {
      dockerfile: 'FROM node:24\nCMD npm run migrate && node server.js\n',
      reports: [{ messageId: 'compound', on: 'CMD npm run migrate && node server.js' }],
    },
    {
      dockerfile: 'FROM node:24\nCMD NODE_ENV=production node server.js\n',
      reports: [{ messageId: 'compound', on: 'CMD NODE_ENV=production node server.js' }],
    },
    {
      name: 'CMD becomes the arguments of the entry point',
      dockerfile: 'FROM node:24\nENTRYPOINT ["node"]\nCMD server.js\n',
      reports: [{ messageId: 'arguments', on: 'CMD server.js' }],
      fixed: 'FROM node:24\nENTRYPOINT ["node"]\nCMD ["server.js"]\n',
    },
    {
      name: 'the entry point hides CMD',
      dockerfile: 'FROM node:24\nENTRYPOINT node a.js\nCMD node b.js\n',
      reports: [{ messageId: 'plain', on: 'ENTRYPOINT node a.js' }],
    },
    {
      name: 'taken over',
      dockerfile: 'FROM node:24 AS base\nCMD node a.js\nFROM base\n',
      reports: [{ messageId: 'plain', on: 'CMD node a.js' }],
    },
    {
      name: 'another stage somebody may build',
      dockerfile: 'FROM node:24 AS dev\nCMD node a.js\nFROM node:24\nCMD ["node"]\n',
      reports: [{ messageId: 'plain', on: 'CMD node a.js', confidence: 'likely' }],
    },
  ],
})
