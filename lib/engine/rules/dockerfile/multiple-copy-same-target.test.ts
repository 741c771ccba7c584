import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './multiple-copy-same-target.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nCOPY a.html b.html /srv/\n',
    {
      name: 'a RUN between them',
      dockerfile: 'FROM node:24\nCOPY package.json ./\nRUN npm install\nCOPY app.js ./\n',
    },
    'FROM nginx:1.30\nCOPY a.html /srv/a/\nCOPY b.html /srv/b/\n',
    'FROM nginx:1.30\nCOPY --chown=1000 a.html /srv/\nCOPY b.html /srv/\n',
    { name: 'directories', dockerfile: 'FROM nginx:1.30\nCOPY site /srv/\nCOPY extra /srv/\n' },
    {
      name: 'the working directory by its name',
      dockerfile: 'FROM nginx:1.30\nWORKDIR /srv/one\nCOPY a.html /srv/one\nCOPY b.html /srv/one\n',
    },
    'FROM nginx:1.30\nCOPY a.html /srv/\nADD b.html /srv/\n',
    {
      name: 'a comment says why',
      dockerfile: 'FROM nginx:1.30\nCOPY a.html /srv/\n# changes each day\nCOPY b.html /srv/\n',
    },
    'FROM nginx:1.30 AS a\nCOPY a.html /srv/\nFROM nginx:1.30\nCOPY b.html /srv/\n',
  ],
  invalid: [
    {
      name: 'one file, or a directory that the base brings',
      dockerfile: 'FROM nginx:1.30\nCOPY a.html /srv/one\nCOPY b.html /srv/one\n',
      reports: [{ messageId: 'replaced', on: 'COPY', confidence: 'possible', severity: 'info' }],
    },
    {
      dockerfile: 'FROM nginx:1.30\nCOPY a.html /srv/\nCOPY b.html /srv/\n',
      reports: [{ messageId: 'join', on: 'COPY', confidence: 'likely', severity: 'info' }],
      fixed: 'FROM nginx:1.30\nCOPY a.html b.html /srv/\n',
    },
    {
      name: 'into the working directory',
      dockerfile: 'FROM node:24\nCOPY README.md ./\nCOPY package.json ./\nCOPY LICENSE ./\nRUN ls\n',
      reports: [{ messageId: 'join', on: 'COPY' }],
      fixed: 'FROM node:24\nCOPY README.md package.json LICENSE ./\nRUN ls\n',
    },
    {
      name: 'with the same options',
      dockerfile:
        'FROM nginx:1.30\nCOPY --chown=1000 --link a.html /srv/\nCOPY --link --chown=1000 b.html /srv/\n',
      reports: [{ messageId: 'join', on: 'COPY' }],
      fixed: 'FROM nginx:1.30\nCOPY --chown=1000 --link a.html b.html /srv/\n',
    },
    {
      name: 'two groups',
      dockerfile: 'FROM nginx:1.30\nCOPY a.html /x/\nCOPY b.html /x/\nCOPY c.html /y/\nCOPY d.html /y/\n',
      reports: [
        { messageId: 'join', on: 'COPY' },
        { messageId: 'join', on: 'COPY' },
      ],
      fixed: 'FROM nginx:1.30\nCOPY a.html b.html /x/\nCOPY c.html d.html /y/\n',
    },
    {
      name: 'from a stage',
      dockerfile:
        'FROM node:24 AS build\nRUN make\nFROM nginx:1.30\nCOPY --from=build /out/a.html /srv/\nCOPY --from=build /out/b.html /srv/\n',
      reports: [{ messageId: 'join', on: 'COPY' }],
    },
    {
      name: 'ADD',
      dockerfile: 'FROM debian:13\nADD cable.spec /src/\nADD cable.tar.xz /src/\n',
      reports: [{ messageId: 'join', on: 'ADD' }],
      fixed: 'FROM debian:13\nADD cable.spec cable.tar.xz /src/\n',
    },
  ],
})
