import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './workdir-missing.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nWORKDIR /srv\nCOPY . /\n',
    {
      name: 'set in the stage below',
      dockerfile: 'FROM debian:13 AS base\nWORKDIR /srv\nFROM base\nCOPY . /\n',
    },
    {
      name: 'a place of its own',
      dockerfile: 'FROM debian:13\nCOPY shop /opt/shop/\nCMD ["/opt/shop/start"]\n',
    },
    {
      name: 'a single program',
      dockerfile: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=build /out/api /\nCMD ["/api"]\n',
    },
    { name: 'a start script', dockerfile: 'FROM debian:13\nCOPY docker-entrypoint.sh /\n' },
    { name: 'a tree like the file system', dockerfile: 'FROM alpine:3.23\nCOPY rootfs/ /\n' },
    { name: 'the image has a directory', dockerfile: 'FROM golang:1.27\nCOPY . /\n' },
    { name: 'nothing is known of the image', dockerfile: 'FROM registry.example.com/base:1\nCOPY . /\n' },
    {
      name: 'thrown away',
      dockerfile: 'FROM debian:13 AS build\nCOPY . .\nFROM debian:13\nCOPY --from=build /a /opt/a\n',
    },
    { name: 'on purpose', dockerfile: 'FROM debian:13\nWORKDIR /\nCOPY . /\n' },
    'FROM scratch\nCOPY api .\n',
    { name: 'a relative destination is another matter', dockerfile: 'FROM debian:13\nCOPY . .\n' },
    { name: 'for a directory of the system', dockerfile: 'FROM debian:13\nCOPY nginx.conf etc/nginx/\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nCOPY server.py /\nCMD ["python3", "/server.py"]\n',
      reports: [{ messageId: 'copied', on: '/', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nCOPY . /\nCMD ["/bin/app"]\n',
      reports: [{ messageId: 'copied', on: '/' }],
    },
    {
      name: 'in the stage below',
      dockerfile: 'FROM debian:13 AS base\nADD src /./\nFROM base\nCMD ["true"]\n',
      reports: [{ messageId: 'copied', on: '/./' }],
    },
    {
      name: 'one report for all copies',
      dockerfile: 'FROM debian:13\nCOPY a.py /\nCOPY b.py /\n',
      reports: [{ messageId: 'copied', on: '/' }],
    },
    {
      name: 'nothing is copied, but installed',
      dockerfile: 'FROM node:24\nRUN --mount=type=bind,source=package.json,target=package.json npm install\n',
      reports: [{ messageId: 'install', on: 'npm install' }],
    },
    {
      name: 'a program beside sources',
      dockerfile: 'FROM debian:13\nCOPY web.py lib /\n',
      reports: [{ messageId: 'copied', on: '/' }],
    },
    {
      name: 'a pattern',
      dockerfile: 'FROM ubuntu:24.04\nCOPY *.py /\n',
      reports: [{ messageId: 'copied', on: '/', confidence: 'likely' }],
    },
  ],
})
