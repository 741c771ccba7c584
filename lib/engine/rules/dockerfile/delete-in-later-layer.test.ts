import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './delete-in-later-layer.ts'

testRule(rule, docs, {
  valid: [
    'FROM alpine:3.23\nRUN wget -O /tmp/tide.tgz https://example.com/tide.tgz && tar -xzf /tmp/tide.tgz -C /opt && rm /tmp/tide.tgz\n',
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nCOPY tide.tgz /tmp/tide.tgz\nRUN tar -xf /tmp/tide.tgz -C /opt\nRUN rm /tmp/tide.tgz\nFROM debian:13-slim\nCOPY --from=build /opt /opt\n',
    },
    {
      name: 'flattened',
      dockerfile:
        'FROM alpine:3.23 AS full\nRUN apk add --no-cache gcc\nRUN apk del gcc\nFROM scratch\nCOPY --from=full / /\n',
    },
    {
      name: 'the lists of apt are the matter of another rule',
      dockerfile: 'FROM debian:13\nRUN apt-get update\nRUN rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'credentials, too',
      dockerfile: 'FROM debian:13\nCOPY id_rsa /root/.ssh/id_rsa\nRUN rm /root/.ssh/id_rsa\n',
    },
    {
      name: 'a secret that a RUN wrote',
      dockerfile:
        'FROM debian:13\nRUN --mount=type=secret,id=token cp /run/secrets/token /etc/tide.conf\nRUN rm /etc/tide.conf\n',
    },
    {
      name: 'what this RUN made itself',
      dockerfile: 'FROM debian:13\nCOPY . /app\nRUN cd /app && make && rm -rf /app/obj\n',
    },
    {
      name: 'into a mount',
      dockerfile:
        'FROM debian:13\nRUN --mount=type=bind,source=tide.tgz,target=/tmp/tide.tgz tar -xf /tmp/tide.tgz -C /opt\nRUN rm -f /tmp/tide.tgz\n',
    },
    {
      name: 'a deletion that need not happen',
      dockerfile:
        'FROM debian:13\nCOPY tide.tgz /tmp/tide.tgz\nRUN if [ -n "$LEAN" ]; then rm /tmp/tide.tgz; fi\n',
    },
    'FROM debian:13\nCOPY notes.txt /tmp/\nRUN rm -f /tmp/other.tgz\n',
    'FROM nginx:1.30\nRUN rm /etc/nginx/conf.d/default.conf\nCOPY site.conf /etc/nginx/conf.d/\n',
    'FROM debian:13\nRUN apt-get update && apt-get install -y nginx && rm -rf /usr/share/doc/* /usr/share/man/*\n',
  ],
  invalid: [
    {
      dockerfile:
        'FROM debian:13\nCOPY tide.tgz /tmp/tide.tgz\nRUN tar -xf /tmp/tide.tgz -C /opt\nRUN rm /tmp/tide.tgz\n',
      reports: [{ messageId: 'deleted', on: 'rm /tmp/tide.tgz', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'into a directory that nobody lists',
      dockerfile: 'FROM debian:13\nCOPY tide.tgz /tmp/\nRUN rm -f /tmp/tide.tgz\n',
      reports: [{ messageId: 'deleted', on: 'rm -f /tmp/tide.tgz', confidence: 'certain' }],
    },
    {
      name: 'a folder of the sources',
      dockerfile: 'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN rm -rf tests\n',
      reports: [{ messageId: 'deleted', on: 'rm -rf tests', confidence: 'likely' }],
    },
    {
      name: 'packages',
      dockerfile:
        'FROM alpine:3.23\nRUN apk add --no-cache --virtual .build gcc\nRUN echo built > /built\nRUN apk del .build\n',
      reports: [{ messageId: 'size', on: 'apk del .build', severity: 'warning' }],
    },
    {
      name: 'packages nobody knows the weight of',
      dockerfile:
        'FROM debian:13\nRUN apt-get update && apt-get install -y tide-dev\nRUN apt-get purge -y tide-dev\n',
      reports: [{ messageId: 'packages', on: 'apt-get purge -y tide-dev' }],
    },
    {
      name: 'with the bytes of the context',
      dockerfile:
        'FROM debian:13\nCOPY tide.bin /tmp/tide.bin\nRUN /tmp/tide.bin --version && rm /tmp/tide.bin\n',
      context: { 'tide.bin': 'x'.repeat(2_000_000) },
      reports: [{ messageId: 'size', on: 'rm /tmp/tide.bin', severity: 'warning' }],
    },
    {
      name: 'a list of packages weighs nothing',
      dockerfile:
        'FROM python:3.13\nCOPY requirements.txt /tmp/requirements.txt\nRUN pip install -r /tmp/requirements.txt && rm /tmp/requirements.txt\n',
      reports: [{ messageId: 'deleted', on: 'rm /tmp/requirements.txt', severity: 'info' }],
    },
    {
      name: 'made in the stage below',
      dockerfile:
        'FROM alpine:3.23 AS base\nRUN wget -O /opt/tide.tgz https://example.com/tide.tgz\nFROM base\nRUN rm /opt/tide.tgz\n',
      reports: [{ messageId: 'deleted', on: 'rm /opt/tide.tgz' }],
    },
    {
      name: 'moved',
      dockerfile:
        'FROM alpine:3.23\nCOPY model.bin /tmp/model.bin\nRUN mkdir -p /srv && mv /tmp/model.bin /srv/model.bin\n',
      reports: [{ messageId: 'moved', on: 'mv /tmp/model.bin /srv/model.bin' }],
    },
    {
      name: 'a cache that no other rule speaks of',
      dockerfile: 'FROM node:24\nCOPY package.json .\nRUN npm install\nRUN npm cache clean --force\n',
      reports: [{ messageId: 'deleted', on: 'npm cache clean --force' }],
    },
    {
      name: 'the COPY that brought it, not the one before',
      dockerfile: 'FROM debian:13\nCOPY notes.txt /tmp/\nCOPY tide.tgz /tmp/\nRUN rm /tmp/tide.tgz\n',
      reports: [{ messageId: 'deleted', on: 'rm /tmp/tide.tgz', confidence: 'certain' }],
    },
    {
      name: 'a part of what was cloned',
      dockerfile:
        'FROM node:24\nRUN git clone https://example.com/tide.git /opt/tide\nRUN rm -rf /opt/tide/docs\n',
      reports: [{ messageId: 'deleted', on: 'rm -rf /opt/tide/docs', confidence: 'likely' }],
    },
    {
      name: 'packages of the base image',
      dockerfile: 'FROM python:3.13\nRUN apt-get purge -y --auto-remove gcc\n',
      reports: [{ messageId: 'below', on: 'apt-get purge -y --auto-remove gcc', severity: 'info' }],
    },
    {
      name: 'manuals of the base image',
      dockerfile: 'FROM debian:13\nRUN rm -rf /usr/share/doc /usr/share/man\n',
      reports: [
        {
          messageId: 'below',
          on: 'rm -rf /usr/share/doc /usr/share/man',
          confidence: 'likely',
          severity: 'info',
        },
      ],
    },
  ],
})
