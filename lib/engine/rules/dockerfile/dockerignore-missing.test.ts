import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './dockerignore-missing.ts'

const COPY = 'FROM node:24\nWORKDIR /app\nCOPY . .\n'
const folder = (lines: string, more: Readonly<Record<string, string>> = {}) => ({
  'package.json': '{}',
  '.dockerignore': lines,
  ...more,
})

testRule(rule, docs, {
  valid: [
    { name: 'nothing is known of the folder', dockerfile: COPY },
    { dockerfile: COPY, context: folder('.git\n.env\nnode_modules\n') },
    { name: 'everything but', dockerfile: COPY, context: folder('*\n!src\n!package.json\n') },
    { name: 'patterns', dockerfile: COPY, context: folder('**/.*\n**/node_modules/\n') },
    {
      name: 'the file of the Dockerfile itself',
      dockerfile: COPY,
      context: { 'package.json': '{}', 'Dockerfile.dockerignore': '.git\n.env*\nnode_modules\n' },
    },
    {
      name: 'only what is named is copied',
      dockerfile: 'FROM node:24\nCOPY src /app\n',
      context: { 'src/a.js': '' },
    },
    {
      name: 'excluded by the copy',
      dockerfile: 'FROM node:24\nCOPY --exclude=.git --exclude=.env --exclude=node_modules . /app\n',
      context: { 'package.json': '{}' },
    },
    {
      name: 'the Dockerfile may have another name',
      dockerfile: COPY,
      context: { 'shop.Dockerfile.dockerignore': '.git\n' },
    },
    {
      name: 'a stage that is not built',
      dockerfile: `${COPY.replace('node:24', 'node:24 AS old')}FROM debian:13\n`,
      context: {},
    },
    {
      name: 'out of another stage',
      dockerfile: 'FROM node:24 AS a\nFROM debian:13\nCOPY --from=a . .\n',
      context: {},
    },
  ],
  invalid: [
    {
      dockerfile: COPY,
      context: { 'package.json': '{}', 'server.js': '' },
      reports: [{ messageId: 'missing', on: '.', confidence: 'likely', severity: 'warning' }],
    },
    {
      name: 'what it brings is there',
      dockerfile: COPY,
      context: { 'package.json': '{}', 'node_modules/left-pad/index.js': '' },
      reports: [{ messageId: 'missing', on: '.', confidence: 'certain' }],
    },
    {
      name: 'the folder of the dependencies comes along',
      dockerfile: COPY,
      context: folder('.git\n.env\n', { 'node_modules/left-pad/index.js': '' }),
      reports: [{ messageId: 'uncovered', on: '.', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'another folder is kept out',
      dockerfile: 'FROM php:8.5\nCOPY ./ /app\n',
      context: { 'composer.json': '{}', '.dockerignore': '.git\n.env\nnode_modules\n' },
      reports: [{ messageId: 'uncovered', on: './', confidence: 'likely' }],
    },
    {
      name: 'brought back',
      dockerfile: COPY,
      context: folder('.git\nnode_modules\n.env*\n!.env\n', { '.env': 'DB_PASSWORD=x' }),
      reports: [{ messageId: 'broughtBack', on: '.', confidence: 'certain' }],
    },
    {
      name: 'a line in the middle of a name',
      dockerfile: COPY,
      context: folder('git\n.env\nnode_modules\n', { '.git/HEAD': 'ref' }),
      reports: [{ messageId: 'uncovered', on: '.' }],
    },
    {
      name: 'only a precaution',
      dockerfile: COPY,
      context: folder('.git\nnode_modules\n'),
      reports: [{ messageId: 'uncovered', on: '.', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile:
        'FROM golang:1.27 AS build\nCOPY . .\nRUN go build -o /api .\nFROM debian:13\nCOPY --from=build /api /api\n',
      context: { 'go.mod': 'module shop\n' },
      reports: [{ messageId: 'missing', on: '.', severity: 'info' }],
    },
    {
      name: 'results that are there',
      dockerfile: 'FROM python:3.13\nCOPY . /app\n',
      context: {
        'requirements.txt': '',
        '.dockerignore': '.git\n.env\n.venv\n',
        '__pycache__/shop.pyc': '',
      },
      reports: [{ messageId: 'uncovered', on: '.', confidence: 'certain' }],
    },
  ],
})
