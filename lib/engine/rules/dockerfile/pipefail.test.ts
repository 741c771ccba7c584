import { expect, test } from 'vitest'
import { lint, parse } from '../../index.ts'
import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './pipefail.ts'

const run = (command: string, image = 'debian:13'): string => `FROM ${image}\nRUN ${command}\n`
const BASH = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n'

testRule(rule, docs, {
  valid: [
    `FROM debian:12\n${BASH}RUN wget -O- https://owl.example | tar xz\n`,
    'FROM debian:13\nSHELL ["/bin/bash", "-euxo", "pipefail", "-c"]\nRUN wget -O- https://owl.example | tar xz\n',
    {
      name: 'SHELL of the stage below',
      dockerfile: `FROM debian:12 AS base\n${BASH}FROM base\nRUN wget -O- https://owl.example | tar xz\n`,
    },
    run('set -o pipefail && wget -O- https://owl.example | tar xz'),
    run('set -euo pipefail; wget -O- https://owl.example | tar xz'),
    run('bash -o pipefail -c "wget -O- https://owl.example | tar xz"'),
    run('make || exit 1'),
    run('echo "a | b"'),
    run('awk \'{ print | "sort" }\' owls'),
    run('echo owl | tee /owl && printf a | md5sum && yes | apt-get install owl'),
    run('case $A in a|b) make ;; esac'),
    run('if dmesg | grep -q owl; then make; fi'),
    run('wget -O- https://owl.example | grep owl || true'),
    run('echo $(owls | wc -l)'),
    run('grep owl SUMS | sha256sum -c -'),
    run('curl -fsSL https://owl.example | grep -q nest'),
    run('owl list | sort | grep -Fxq nest'),
    {
      name: 'a shell of Windows by a comment',
      dockerfile:
        '# hadolint shell=powershell\nFROM nest.example/windows:1\nRUN Get-Owl | Select-Object Name\n',
    },
    run('["sh", "-c", "owls | wc -l"]'),
    {
      name: 'a here-document that sets it',
      dockerfile: 'FROM debian:13\nRUN <<EOF\nset -eo pipefail\nowls | wc -l > /n\nEOF\n',
    },
    {
      name: 'an interpreter that sets it',
      dockerfile: 'FROM debian:13\nRUN <<EOF\n#!/bin/bash -eo pipefail\nowls | wc -l > /n\nEOF\n',
    },
    {
      name: 'another language',
      dockerfile: 'FROM python:3.13\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1 | 2)\nEOF\n',
    },
    {
      name: 'PowerShell',
      dockerfile:
        'FROM mcr.microsoft.com/powershell:7.5\nSHELL ["pwsh", "-Command"]\nRUN Get-Owl | Select-Object Name\n',
    },
    {
      name: 'a stage nobody needs',
      dockerfile: 'FROM debian:13 AS lost\nRUN owls | wc -l\nFROM debian:13\n',
    },
  ],
  invalid: [
    {
      name: 'a list of what the image has',
      dockerfile:
        "FROM debian:12-slim\nRUN find /srv/charts -name '*.kap' -exec dirname '{}' ';' | sort -u > /srv/charts.txt\n",
      reports: [
        { messageId: 'lost', on: "find /srv/charts -name '*.kap' -exec dirname '{}' ';'", severity: 'info' },
      ],
    },
    {
      name: 'what unpacks notices that a part is missing, and blames the archive',
      dockerfile: run('wget -O- https://owl.example | tar xz'),
      reports: [{ messageId: 'unpacked', on: 'wget -O- https://owl.example', severity: 'info' }],
      fixed: run('set -o pipefail && wget -O- https://owl.example | tar xz'),
    },
    {
      dockerfile: run('curl -fsSL https://owl.example/key | gpg --dearmor -o /key && owls | gunzip > /owls'),
      reports: [{ messageId: 'unpacked', on: 'curl -fsSL https://owl.example/key' }],
    },
    {
      name: 'the worse of two pipes',
      dockerfile: run('owls | tar -xJf - && mice | wc -l'),
      reports: [{ messageId: 'lost', on: 'mice', severity: 'warning' }],
    },
    {
      name: 'pipefail would mistake the early end of head for a failure',
      dockerfile: run('owl list | sort | head -n 1 > /first'),
      reports: [{ messageId: 'early', on: 'owl list' }],
      fixed: run('owl list | sort | head -n 1 > /first'),
    },
    {
      name: 'all but the last lines: head reads to the end',
      dockerfile: run('owl list | head -n -1 > /most'),
      reports: [{ messageId: 'lost', on: 'owl list' }],
    },
    {
      name: 'grep notices when nothing comes, but not when half of it does',
      dockerfile: run('owl list | grep nest > /nests'),
      reports: [{ messageId: 'lost', on: 'owl list', confidence: 'likely' }],
    },
    {
      dockerfile: run('wget -O- https://owl.example | tar x'),
      reports: [
        { messageId: 'lost', on: 'wget -O- https://owl.example', confidence: 'certain', severity: 'warning' },
      ],
      fixed: run('set -o pipefail && wget -O- https://owl.example | tar x'),
    },
    {
      name: 'dash without the option',
      dockerfile: run('wget -O- https://owl.example | tar x', 'debian:12'),
      reports: [{ messageId: 'lost', on: 'wget -O- https://owl.example' }],
      fixed: `FROM debian:12\n${BASH}RUN wget -O- https://owl.example | tar x\n`,
    },
    {
      name: 'an image that nothing is known of',
      dockerfile: run('owls |& tee /log', 'nest.example/owl:1'),
      reports: [{ messageId: 'lost', on: 'owls' }],
      fixed: run('owls |& tee /log', 'nest.example/owl:1'),
    },
    {
      name: 'one report for a RUN',
      dockerfile: run('owls | wc -l && mice | wc -l'),
      reports: [{ messageId: 'lost', on: 'owls' }],
    },
    {
      dockerfile: run('set -e; owls | wc -l', 'alpine:3.23'),
      reports: [{ messageId: 'errexit', on: 'owls' }],
      fixed: run('set -o pipefail && set -e; owls | wc -l', 'alpine:3.23'),
    },
    {
      dockerfile: 'FROM debian:13\nRUN owls | wc -l; set -o pipefail; make\n',
      reports: [{ messageId: 'late', on: 'owls' }],
    },
    {
      name: 'SHELL took it back',
      dockerfile: `FROM debian:13\n${BASH}SHELL ["/bin/sh", "-c"]\nRUN owls | wc -l\n`,
      reports: [{ messageId: 'reset', on: 'owls' }],
    },
    {
      name: 'the status of an assignment',
      dockerfile: run('N=$(owls | wc -l) && make N=$N'),
      reports: [{ messageId: 'lost', on: 'owls' }],
    },
    {
      name: 'whoever exits wants to know',
      dockerfile: run('owls | wc -l || exit 1'),
      reports: [{ messageId: 'lost', on: 'owls' }],
    },
    {
      name: 'a here-document',
      dockerfile: 'FROM debian:13\nRUN <<EOF\nset -e\nowls | wc -l > /n\nEOF\n',
      reports: [{ messageId: 'errexit', on: 'owls' }],
      fixed: 'FROM debian:13\nRUN <<EOF\nset -o pipefail\nset -e\nowls | wc -l > /n\nEOF\n',
    },
    {
      name: 'a text for another shell',
      dockerfile: run('bash -c "owls | wc -l"'),
      reports: [{ messageId: 'lost', on: 'bash -c "owls | wc -l"' }],
    },
    {
      name: 'for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN owls | wc -l\n',
      reports: [{ messageId: 'lost', on: 'owls' }],
    },
  ],
})

test('of three commands the last one is the one that counts', () => {
  const found = lint(parse(run('owl | sort | wc -l')))
  expect(found.find((each) => each.rule === 'pipefail')?.message).toContain(
    'only the last command, wc, counts',
  )
})
