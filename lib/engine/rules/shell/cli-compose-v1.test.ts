import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-compose-v1.ts'

testFileRule(rule, docs, {
  valid: [
    'docker compose up -d\n',
    'echo docker-compose up\n',
    'ls docker-compose.yml\n',
    'docker compose -f docker-compose.yml up -d\n',
    '# docker-compose up\n',
    'podman-compose up -d\n',
  ],
  invalid: [
    {
      text: 'docker-compose up -d\n',
      reports: [{ messageId: 'v1', on: 'docker-compose', severity: 'info' }],
      fixed: 'docker compose up -d\n',
    },
    {
      text: '/usr/local/bin/docker-compose ps\n',
      reports: [{ messageId: 'v1', on: '/usr/local/bin/docker-compose' }],
      fixed: 'docker compose ps\n',
    },
    {
      text: 'up:\n\tdocker-compose up -d\n',
      path: 'Makefile',
      reports: [{ messageId: 'v1', on: 'docker-compose' }],
      fixed: 'up:\n\tdocker compose up -d\n',
    },
    {
      text: 'sudo docker-compose -f a.yml down && docker-compose up\n',
      reports: [
        { messageId: 'v1', on: 'docker-compose' },
        { messageId: 'v1', on: 'docker-compose' },
      ],
      fixed: 'sudo docker compose -f a.yml down && docker compose up\n',
    },
    {
      text: 'C=docker-compose\n$C up\n',
      reports: [{ messageId: 'v1', on: '$C' }],
    },
    {
      text: 'op run -- docker-compose up -d\n',
      reports: [{ messageId: 'v1', on: 'docker-compose' }],
    },
  ],
})
