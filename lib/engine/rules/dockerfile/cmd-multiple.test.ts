import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './cmd-multiple.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nCMD ["node", "oven.js"]\n',
    {
      name: 'one in each stage',
      dockerfile: 'FROM node:24 AS dev\nCMD ["node", "dev.js"]\nFROM node:24\nCMD ["node", "oven.js"]\n',
    },
    {
      name: 'another one than the stage below',
      dockerfile: 'FROM node:24 AS base\nCMD ["node", "a.js"]\nFROM base\nCMD ["node", "b.js"]\n',
    },
    {
      name: 'the one of HEALTHCHECK is another thing',
      dockerfile: 'FROM node:24\nHEALTHCHECK CMD ["node", "probe.js"]\nCMD ["node", "oven.js"]\n',
    },
    'FROM node:24\nENTRYPOINT ["node"]\nCMD ["oven.js"]\n',
    {
      name: 'one that is left to later builds',
      dockerfile: 'FROM node:24\nONBUILD CMD ["node", "a.js"]\nCMD ["node", "b.js"]\n',
    },
    {
      name: 'two ENTRYPOINT are another finding',
      dockerfile: 'FROM node:24\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\nCMD ["c"]\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nCMD ["node", "a.js"]\nCMD ["node", "b.js"]\n',
      reports: [
        { messageId: 'replaced', on: 'CMD ["node", "a.js"]', confidence: 'certain', severity: 'warning' },
      ],
      fixed: 'FROM node:24\nCMD ["node", "b.js"]\n',
    },
    {
      name: 'with something between them',
      dockerfile: 'FROM node:24\ncmd node a.js\nEXPOSE 3000\nCMD node b.js',
      reports: [{ messageId: 'replaced', on: 'cmd node a.js' }],
      fixed: 'FROM node:24\nEXPOSE 3000\nCMD node b.js',
    },
    {
      name: 'all but the last',
      dockerfile: 'FROM node:24\nCMD a\nCMD b\nCMD c\n',
      reports: [
        { messageId: 'replaced', on: 'CMD a' },
        { messageId: 'replaced', on: 'CMD b' },
      ],
      fixed: 'FROM node:24\nCMD c\n',
    },
    {
      name: 'arguments are not collected',
      dockerfile: 'FROM redis:8\nCMD ["redis-server"]\nCMD ["--appendonly", "yes"]\n',
      reports: [{ messageId: 'arguments', on: 'CMD ["redis-server"]' }],
    },
    {
      name: 'twice the same',
      dockerfile: 'FROM node:24\nCMD ["node"]\nCMD  ["node"]\n',
      reports: [{ messageId: 'same', on: 'CMD ["node"]' }],
    },
    {
      name: 'over several lines, indented',
      dockerfile: 'FROM node:24\n  CMD node a.js \\\n    --slow\nCMD node b.js\n',
      reports: [{ messageId: 'replaced', on: 'CMD node a.js \\\n    --slow' }],
      fixed: 'FROM node:24\nCMD node b.js\n',
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile:
        'FROM golang:1.27 AS build\nCMD ["a"]\nCMD ["b"]\nFROM alpine:3.23\nCOPY --from=build /a /a\nCMD ["/a"]\n',
      reports: [{ messageId: 'replaced', on: 'CMD ["a"]' }],
    },
  ],
})
