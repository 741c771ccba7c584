import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './run-security-insecure.ts'

const run = (rest: string): string => `# syntax=docker/dockerfile:1\nFROM debian:13-slim\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    run('true'),
    run('--security=sandbox true'),
    run('--network=none make test'),
    run('--network=default true'),
    { name: 'the option of a program', dockerfile: run('docker build --network=host .') },
    run('--mount=type=cache,target=/root/.cache true'),
    `FROM debian:13 AS old\nRUN --security=insecure true\nFROM debian:13-slim\n`,
  ],
  invalid: [
    {
      dockerfile: run('--security=insecure true'),
      reports: [
        { messageId: 'insecure', on: '--security=insecure', confidence: 'certain', severity: 'warning' },
      ],
    },
    { dockerfile: run('--network=host true'), reports: [{ messageId: 'network', on: '--network=host' }] },
    {
      dockerfile: run('--security=insecure --network=host true'),
      reports: [
        { messageId: 'insecure', on: '--security=insecure' },
        { messageId: 'network', on: '--network=host' },
      ],
    },
    {
      dockerfile: run('--device=nvidia.com/gpu=all nvidia-smi'),
      reports: [{ messageId: 'device', on: '--device=nvidia.com/gpu=all', severity: 'info' }],
    },
    {
      name: 'behind another flag',
      dockerfile: run('--mount=type=cache,target=/c --network=host true'),
      reports: [{ messageId: 'network', on: '--network=host' }],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN --security=insecure true\nFROM debian:13-slim\nCOPY --from=build /a /a\n',
      reports: [{ messageId: 'insecure', on: '--security=insecure' }],
    },
  ],
})
