import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './docker-socket-volume.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13-slim\nVOLUME /var/lib/tides\n',
    'FROM debian:13-slim\nVOLUME ["/var/run/tides.sock"]\n',
    'FROM debian:13-slim\nENV DOCKER_HOST=tcp://docker:2376\n',
    'FROM debian:13-slim\nRUN --mount=type=cache,target=/var/cache/tides true\n',
    { name: 'only words', dockerfile: 'FROM debian:13-slim\nRUN echo /var/run/docker.sock\n' },
    { name: 'another name', dockerfile: 'FROM debian:13-slim\nCOPY docker.sock.md /usr/share/doc/\n' },
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM debian:13 AS a\nVOLUME /run/docker.sock\nFROM debian:13\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13-slim\nVOLUME /var/run/docker.sock\nCMD ["tides"]\n',
      reports: [
        { messageId: 'volume', on: '/var/run/docker.sock', confidence: 'certain', severity: 'error' },
      ],
      fixed: 'FROM debian:13-slim\nCMD ["tides"]\n',
    },
    {
      dockerfile: 'FROM debian:13-slim\nVOLUME ["/data", "/run/docker.sock"]\n',
      reports: [{ messageId: 'volume', on: '"/run/docker.sock"' }],
      fixed: 'FROM debian:13-slim\nVOLUME ["/data"]\n',
    },
    {
      dockerfile: 'FROM debian:13-slim\nVOLUME /run/docker.sock /data\n',
      reports: [{ messageId: 'volume', on: '/run/docker.sock' }],
      fixed: 'FROM debian:13-slim\nVOLUME /data\n',
    },
    {
      dockerfile:
        'FROM debian:13-slim\nRUN --mount=type=bind,source=docker.sock,target=/var/run/docker.sock tides\n',
      reports: [
        { messageId: 'mount', on: '--mount=type=bind,source=docker.sock,target=/var/run/docker.sock' },
      ],
    },
    {
      dockerfile: 'FROM debian:13-slim\nCOPY fake.sock /var/run/docker.sock\n',
      reports: [{ messageId: 'copied', on: '/var/run/docker.sock' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nENV DOCKER_HOST=unix:///var/run/docker.sock\n',
      reports: [
        { messageId: 'environment', on: 'DOCKER_HOST=unix:///var/run/docker.sock', severity: 'warning' },
      ],
    },
  ],
})
