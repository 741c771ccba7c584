import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './volume-in-dockerfile.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24-slim\nRUN mkdir /srv/photos\n',
    'FROM debian:13\nLABEL volume=/srv/photos\n',
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nVOLUME /srv/photos\nFROM debian:13\nCOPY --from=build /etc/motd /etc/\n',
    },
    { name: 'a socket is another matter', dockerfile: 'FROM debian:13\nVOLUME /var/run/docker.sock\n' },
    { name: 'so is a directory of the system', dockerfile: 'FROM debian:13\nVOLUME /etc\n' },
    { name: 'and single quotes', dockerfile: "FROM debian:13\nVOLUME ['/srv/photos']\n" },
    'FROM debian:13\nONBUILD VOLUME /srv/photos\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24-slim\nVOLUME /srv/photos\n',
      reports: [
        { messageId: 'anonymous', on: 'VOLUME /srv/photos', severity: 'info', confidence: 'possible' },
      ],
    },
    {
      dockerfile: 'FROM node:24-slim\nVOLUME ["/srv/photos", "/srv/thumbs"]\n',
      reports: [{ messageId: 'anonymous', on: 'VOLUME ["/srv/photos", "/srv/thumbs"]' }],
    },
    {
      name: 'filled before it is declared',
      dockerfile: 'FROM debian:13\nRUN mkdir -p /srv/photos/new\nVOLUME /srv/photos\n',
      reports: [{ messageId: 'anonymous', on: 'VOLUME /srv/photos' }],
    },
    {
      name: 'a directory made below it afterwards',
      dockerfile: 'FROM debian:13\nVOLUME /srv/photos/\nRUN mkdir -p /srv/photos/new\n',
      reports: [{ messageId: 'later', on: 'VOLUME /srv/photos/', confidence: 'likely' }],
    },
    {
      name: 'a copy into it in the stage on top',
      dockerfile:
        'FROM debian:13 AS base\nVOLUME /srv/photos\nFROM base\nCOPY <<EOF /srv/photos/index.txt\nempty\nEOF\n',
      reports: [{ messageId: 'later', on: 'VOLUME /srv/photos' }],
    },
    {
      name: 'beside a directory of the system',
      dockerfile: 'FROM debian:13\nVOLUME /etc /srv/photos\n',
      reports: [{ messageId: 'anonymous', on: 'VOLUME /etc /srv/photos' }],
    },
    {
      name: 'two instructions',
      dockerfile: 'FROM debian:13\nVOLUME /srv/photos\nVOLUME /srv/thumbs\n',
      reports: [
        { messageId: 'anonymous', on: 'VOLUME /srv/photos' },
        { messageId: 'anonymous', on: 'VOLUME /srv/thumbs' },
      ],
    },
  ],
})
