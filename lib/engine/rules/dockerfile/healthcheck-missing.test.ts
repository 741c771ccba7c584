import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './healthcheck-missing.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nHEALTHCHECK CMD node probe.js\nEXPOSE 80\nCMD ["node", "tower.js"]\n',
    { name: 'NONE is a decision', dockerfile: 'FROM node:24\nHEALTHCHECK NONE\nCMD ["node", "tower.js"]\n' },
    {
      name: 'taken over from the stage below',
      dockerfile:
        'FROM node:24 AS base\nHEALTHCHECK CMD node probe.js\nFROM base\nCMD ["node", "tower.js"]\n',
    },
    { name: 'nothing is started', dockerfile: 'FROM scratch\nCOPY tower /tower\n' },
    { name: 'a base for others', dockerfile: 'FROM debian:13\nRUN make\n' },
    { name: 'a shell for people', dockerfile: 'FROM debian:13\nCMD ["bash"]\n' },
    { name: 'a shell for people, in shell form', dockerfile: 'FROM ubuntu:24.04\nCMD bash\n' },
    {
      name: 'a function',
      dockerfile: 'FROM public.ecr.aws/lambda/python:3.13\nCOPY app.py ./\nCMD ["app.handler"]\n',
    },
    { name: 'what ends at once', dockerfile: 'FROM python:3.13\nCMD ["gunicorn", "--version"]\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nEXPOSE 3000\nCMD ["node", "tower.js"]\n',
      reports: [{ messageId: 'service', on: 'node:24', confidence: 'likely', severity: 'info' }],
    },
    {
      name: 'a server by its name',
      dockerfile: 'FROM python:3.13\nRUN pip install gunicorn==23.0.0\nCMD ["gunicorn", "tower:app"]\n',
      reports: [{ messageId: 'service', on: 'python:3.13' }],
    },
    {
      name: 'a service of the base image',
      dockerfile: 'FROM nginx:1.31\nCOPY site /usr/share/nginx/html\n',
      reports: [{ messageId: 'service', on: 'nginx:1.31' }],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile:
        'FROM golang:1.27 AS build\nHEALTHCHECK CMD /tower ping\nFROM alpine:3.23\nCOPY --from=build /tower /tower\nCMD ["/tower"]\n',
      reports: [{ messageId: 'other', on: 'alpine:3.23' }],
    },
    {
      name: 'nothing to ask with',
      dockerfile: 'FROM gcr.io/distroless/static-debian13\nCOPY tower /tower\nEXPOSE 80\nCMD ["/tower"]\n',
      reports: [{ messageId: 'probe', on: 'gcr.io/distroless/static-debian13', confidence: 'possible' }],
    },
    {
      dockerfile: 'FROM scratch\nCOPY tower /tower\nENTRYPOINT ["/tower"]\n',
      reports: [{ messageId: 'probe', on: 'scratch' }],
    },
    {
      name: 'it may be a tool',
      dockerfile: 'FROM debian:13\nCOPY tower /usr/local/bin/\nENTRYPOINT ["tower"]\n',
      reports: [{ messageId: 'hint', on: 'debian:13', confidence: 'possible' }],
    },
    {
      dockerfile: 'FROM ubuntu:24.04\nCMD ["bash", "-c", "tower"]\n',
      reports: [{ messageId: 'hint', on: 'ubuntu:24.04' }],
    },
  ],
})
