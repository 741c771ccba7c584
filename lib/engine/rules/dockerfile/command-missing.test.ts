import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './command-missing.ts'

testRule(rule, docs, {
  valid: [
    'FROM python:3.13-slim\nCOPY choir.py /\nCMD ["python", "/choir.py"]\n',
    'FROM python:3.13-slim\nCOPY choir.py /\nENTRYPOINT ["python", "/choir.py"]\n',
    {
      name: 'a server that its image starts',
      dockerfile: 'FROM nginx:1.30\nCOPY songs /usr/share/nginx/html\n',
    },
    {
      name: 'nothing is known of the base',
      dockerfile: 'FROM example.test/choir:1\nCOPY choir.py /\nEXPOSE 80\n',
    },
    {
      name: 'taken over from a stage below',
      dockerfile: 'FROM python:3.13-slim AS songs\nCMD ["python"]\nFROM songs\nCOPY choir.py /\n',
    },
    { name: 'a base for others', dockerfile: 'FROM python:3.13-slim AS base\nCOPY choir.py /\n' },
    {
      name: 'ONBUILD is for others, too',
      dockerfile: 'FROM python:3.13-slim\nCOPY a /\nONBUILD COPY . /app\n',
    },
    { name: 'a set of tools', dockerfile: 'FROM debian:13\nRUN apt-get update && apt-get install -y git\n' },
    { name: 'files to be taken out', dockerfile: 'FROM scratch\nCOPY choir.bin /\n' },
    'FROM python:3.13-slim\nCMD python /choir.py\nEXPOSE 80\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM python:3.13-slim\nCOPY choir.py /\n',
      reports: [{ messageId: 'inherited', on: 'python:3.13-slim', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'a service, by its port',
      dockerfile: 'FROM node:24-slim\nCOPY choir.js /\nEXPOSE 3000\n',
      reports: [{ messageId: 'inherited', on: 'node:24-slim', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM debian:13\nADD choir.tar.gz /srv/\nHEALTHCHECK CMD /srv/choir --check\n',
      reports: [{ messageId: 'inherited', on: 'debian:13', confidence: 'certain' }],
    },
    {
      name: 'the command stayed in the builder',
      dockerfile:
        'FROM node:24 AS compose\nCMD ["node", "choir.js"]\nFROM node:24-slim\nCOPY --from=compose /srv /srv\n',
      reports: [{ messageId: 'elsewhere', on: 'node:24-slim', confidence: 'possible' }],
    },
    {
      name: 'built on a stage without one',
      dockerfile: 'FROM alpine:3.23 AS songs\nCOPY choir.sh /\nFROM songs\nEXPOSE 80\n',
      reports: [{ messageId: 'inherited', on: 'songs' }],
    },
    {
      name: 'an account of its own',
      dockerfile: 'FROM node:24-slim\nCOPY choir.js /\nUSER node\n',
      reports: [{ messageId: 'inherited', on: 'node:24-slim', confidence: 'likely' }],
    },
    {
      name: 'from scratch, with a port',
      dockerfile: 'FROM scratch\nCOPY choir.bin /\nEXPOSE 80\n',
      reports: [{ messageId: 'scratch', on: 'scratch', confidence: 'likely' }],
    },
  ],
})
