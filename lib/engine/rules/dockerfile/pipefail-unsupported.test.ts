import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './pipefail-unsupported.ts'

const run = (image: string, command: string): string => `FROM ${image}\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('debian:13', 'set -o pipefail && bees | wc -l'),
    run('debian:trixie-slim', 'set -euo pipefail; bees | wc -l'),
    run('ubuntu:26.04', 'set -o pipefail && bees | wc -l'),
    run('alpine:3.23', 'set -eo pipefail; bees | wc -l'),
    run('fedora:43', 'set -o pipefail && bees | wc -l'),
    {
      name: 'an image that nothing is known of',
      dockerfile: run('hive.example/bees:1', 'set -o pipefail && bees | wc -l'),
    },
    {
      name: 'bash by SHELL',
      dockerfile: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN bees | wc -l\n',
    },
    {
      name: 'bash by SHELL, the option by set',
      dockerfile: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN set -o pipefail; bees | wc -l\n',
    },
    run('debian:12', "bash -c 'set -o pipefail; bees | wc -l'"),
    run('debian:12', 'bash -o pipefail -c "bees | wc -l"'),
    {
      name: 'bash by the first line',
      dockerfile: 'FROM debian:12\nRUN <<EOF\n#!/bin/bash\nset -eo pipefail\nbees | wc -l\nEOF\n',
    },
    {
      name: 'asked first',
      dockerfile: run('debian:12', 'if (set -o pipefail) 2>/dev/null; then set -o pipefail; fi; bees'),
    },
    {
      name: 'sh was replaced',
      dockerfile: 'FROM debian:12\nRUN ln -sf bash /bin/sh\nRUN set -o pipefail && bees | wc -l\n',
    },
    run('debian:12', 'echo set -o pipefail'),
  ],
  invalid: [
    {
      dockerfile: run('debian:12', 'set -o pipefail && bees | wc -l'),
      reports: [{ messageId: 'script', on: 'pipefail', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: run('python:3.13-slim-bookworm', 'set -euxo pipefail; bees | wc -l'),
      reports: [{ messageId: 'script', on: 'pipefail' }],
    },
    {
      dockerfile: run('ubuntu:24.04', 'set -eu -o pipefail && bees'),
      reports: [{ messageId: 'script', on: 'pipefail' }],
    },
    {
      name: 'Node images are Debian 12',
      dockerfile: run('node:24', 'set -o pipefail; bees'),
      reports: [{ messageId: 'script', on: 'pipefail' }],
    },
    {
      dockerfile: 'FROM ubuntu:22.04\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN bees | wc -l\n',
      reports: [{ messageId: 'instruction', on: '"pipefail"' }],
    },
    {
      name: 'a stage built on it',
      dockerfile: 'FROM debian:bookworm AS base\nFROM base\nRUN set -o pipefail && bees | wc -l\n',
      reports: [{ messageId: 'script', on: 'pipefail' }],
    },
    {
      name: 'a here-document',
      dockerfile: 'FROM debian:12\nRUN <<EOF\nset -euo pipefail\nbees | wc -l\nEOF\n',
      reports: [{ messageId: 'script', on: 'pipefail' }],
    },
    {
      name: 'a here-document that asks for sh',
      dockerfile: 'FROM debian:12\nRUN <<EOF\n#!/bin/sh\nset -o pipefail\nbees | wc -l\nEOF\n',
      reports: [{ messageId: 'shebang', on: 'pipefail' }],
    },
    {
      name: 'another sh',
      dockerfile: run('debian:12', "sh -o pipefail -c 'bees | wc -l'"),
      reports: [{ messageId: 'script', on: 'pipefail' }],
    },
  ],
})
